"""A client of the HTTP service, for notebooks and for the command line.

    launches = Client("http://127.0.0.1:5000")
    result = launches.analyze("timeline", year_from=1990)
    result.save("timeline.png")

It knows the service by its HTTP contract alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import httpx
from httpx_retries import Retry, retry_request

from spacelaunch.errors import (
    NoServerError,
    RenderError,
    SpacelaunchError,
    StillWaitingError,
)
from spacelaunch.problems import class_of

# A load from Kaggle answers when it is done.
_TIMEOUT = httpx.Timeout(10, read=300, write=300)
_IF_NOTHING = {"If-None-Match": "*"}
# Any number of seconds does; the load takes as long as it takes.
_AT_ONCE = {"wait": 60}
_LOOK_S = 1
# Longer than a job may take that is tried three times.
WAIT_S = 300.0
_LONGEST_PAUSE_S = 5.0
# A server that is not there, and a request that broke, are said at once.
_COME_BACK = Retry(
    total=4,
    allowed_methods=("GET", "POST"),
    status_forcelist=(429, 503),
    retry_on_exceptions=(),
    backoff_factor=0.1,
    max_backoff_wait=_LONGEST_PAUSE_S,
)
_ONCE = Retry(total=0)

Told = Callable[[Mapping[str, Any]], None]
"""Is told a job, as the server describes it."""


def _tell_nobody(_: Mapping[str, Any]) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Result:
    """A finished job's result."""

    job: Mapping[str, Any]
    client: Client

    @property
    def numbers(self) -> dict[str, Any]:
        """The JSON of the result: rows, findings, alt text, provenance."""
        return dict(self.client.get(f"/results/{self.job['id']}.json").json())

    def save(self, path: str | Path) -> Path:
        """Write the form that the suffix names (.png .svg .json .csv) and return the path."""
        target = Path(path)
        suffix = target.suffix.removeprefix(".") or "png"
        answer = self.client.get(f"/results/{self.job['id']}.{suffix}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(answer.content)
        return target


class Client:
    """One server; with a key where it requires one.

    Units: `wait_s`, how long `analyze` waits for a job at most, is in seconds.
    """

    def __init__(
        self,
        url: str,
        transport: httpx.BaseTransport | None = None,
        key: str | None = None,
        wait_s: float = WAIT_S,
    ) -> None:
        self._wait_s = wait_s
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx.Client(
            base_url=url, timeout=_TIMEOUT, transport=transport, headers=headers
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def load_kaggle(
        self, *, only_if_empty: bool = False, told: Told = _tell_nobody, by_worker: bool = True
    ) -> dict[str, Any]:
        """Have the server load the data set from Kaggle; the load report.

        Shape: `told` as in `load_csv`; without `by_worker` no worker is needed.
        Raises:
            PreconditionFailedError: something is loaded, and only nothing was to be replaced.
        """
        headers = _IF_NOTHING if only_if_empty else {}
        query = {} if by_worker else _AT_ONCE
        return self._report(self.send("POST", "/data", params=query, headers=headers), told)

    def load_csv(  # noqa: PLR0913  # each by its name
        self,
        stream: BinaryIO,
        name: str,
        *,
        only_if_empty: bool = False,
        accept_rejects: bool = False,
        charset: str | None = None,
        told: Told = _tell_nobody,
        by_worker: bool = True,
    ) -> dict[str, Any]:
        """Upload a CSV, or a table in any other form that the service takes; the load report.

        Shape: `charset` is the encoding of a text that is neither UTF-8 nor marked;
            `accept_rejects` takes what can be read of a file that is refused in large part; a
            large file is a job, of which `told` is told each time it is looked at, unless it is
            not to be loaded `by_worker`.
        Raises:
            BadRequestError: it cannot be read, or too little of it can.
            PreconditionFailedError: as `load_kaggle` does.
        """
        kind = f"text/csv; charset={charset}" if charset else "application/octet-stream"
        files = {"file": (name, stream, kind)}
        headers = _IF_NOTHING if only_if_empty else {}
        query = {"accept_rejects": 1} if accept_rejects else {}
        query |= {} if by_worker else _AT_ONCE
        answer = self.send("POST", "/data", params=query, files=files, headers=headers)
        return self._report(answer, told)

    def ingest(self, source: str, told: Told = _tell_nobody, **asked: str | int) -> dict[str, Any]:
        """Have the server read a source into its warehouse; the report of the run.

        Shape: `asked` has the parameters of `POST /ingest/<source>`, e.g. `full=1`.
        Raises:
            ConflictError: there is no pipeline, or another ingest of the source goes on.
            SpacelaunchError: the run failed.
        """
        return self._report(self.send("POST", f"/ingest/{source}", params=asked), told)

    def summary(self) -> dict[str, Any]:
        """What is loaded; raises NotFoundError where nothing is."""
        return dict(self.get("/data/summary").json())

    def launches(self, **query: str | int) -> list[dict[str, Any]]:
        """Launches under the data set's own column names: all, or those that match.

        Shape: `query` has the filters of `GET /data`, e.g. `sector="private", year__gte=2010`.
        """
        return list(self.send("GET", "/data", params=query).json())

    def jobs(self, limit: int = 50) -> list[dict[str, Any]]:
        """The newest jobs."""
        return list(self.get(f"/jobs?limit={limit}").json())

    def analyze(
        self,
        name: str,
        told: Told = _tell_nobody,
        **params: object,
    ) -> Result:
        """Ask, and wait for the end.

        Shape: `told` gets the job each time it is looked at.
        Raises:
            RenderError: the job failed or was cancelled.
            StillWaitingError: it was not over in time; it goes on.
        """
        job_id = self.send("POST", f"/analyze/{name}", json=params).json()["job_id"]
        job = self._ended(job_id, told)
        if job["status"] != "complete":
            raise RenderError(f"job {job_id} {job['status']}: {job['error']}")
        return Result(job, self)

    def _report(self, answer: httpx.Response, told: Told) -> dict[str, Any]:
        """What was done, or what the job has done that will do it; raises under its own words."""
        if answer.status_code != httpx.codes.ACCEPTED:
            return dict(answer.json())
        job = self._ended(answer.json()["job_id"], told)
        if job["status"] == "complete":
            return dict(self.get(f"/results/{job['id']}.json").json())
        problem = job["problem"]
        if problem is None:
            raise SpacelaunchError(f"job {job['id']} {job['status']}: {job['error']}")
        raise class_of(str(problem["type"]), int(problem["status"]))(job["error"])

    def _ended(self, job_id: str, told: Told) -> Mapping[str, Any]:
        """The job once it is over; raises StillWaitingError."""
        until = time.monotonic() + self._wait_s
        for pause_s in _pauses():
            began = time.monotonic()
            job = self.get(f"/jobs/{job_id}?wait={_LOOK_S}").json()
            told(job)
            if job["status"] not in ("queued", "in progress"):
                return dict(job)
            if time.monotonic() > until:
                break
            # A server with too many waiting clients answers at once; then we wait here.
            time.sleep(max(0.0, pause_s - (time.monotonic() - began)))
        raise StillWaitingError(
            f"{self.describe_wait(job)}; given up after {self._wait_s:g} seconds"
        )

    def describe_wait(self, job: Mapping[str, Any]) -> str:
        """What a job that is not over waits for."""
        said = f"job {job['id']} is {job['status']}"
        if job["status"] != "queued":
            return said
        return f"{said} at place {job['queue_position']}{self._why_not_ready()}"

    def cancel(self, job_id: str) -> dict[str, Any]:
        """Stop a job; raises ConflictError where it is over."""
        return dict(self.send("POST", f"/jobs/{job_id}/cancel").json())

    def retry(self, job_id: str) -> dict[str, Any]:
        """Queue a job again that failed or was cancelled; raises ConflictError for any other."""
        return dict(self.send("POST", f"/jobs/{job_id}/retry").json())

    def is_ready(self, workers: int = 1) -> bool:
        """Whether the server can serve now, with that many workers."""
        try:
            return self._http.get(f"/readyz?workers={workers}").status_code == 200
        except httpx.TransportError:
            return False

    def _why_not_ready(self) -> str:
        try:
            answer = self._http.get("/readyz")
        except httpx.TransportError as exc:
            return f" ({exc})"
        return f" ({_detail(answer)})" if answer.is_error else ""

    def get(self, path: str) -> httpx.Response:
        """GET; raises as `send` does."""
        return self.send("GET", path)

    def send(self, method: str, path: str, **given: Any) -> httpx.Response:
        """One request; an error of the server is raised under its own words.

        Note: where the server cannot answer now, and asking twice does no harm, we come back when
            it says, a few times.
        """
        retry = _COME_BACK if _may_come_back(method, path) else _ONCE
        try:
            answer = retry_request(self._http, method, path, retry=retry, **given)
        except httpx.TransportError as exc:
            raise NoServerError(
                f"no server answers at {self._http.base_url} ({exc}); `spacelaunch up` starts one"
            ) from exc
        if answer.is_error:
            raise _error_class(answer)(_detail(answer))
        return answer


def _pauses() -> Iterator[float]:
    """Seconds between two looks: soon at first, then ever more rarely."""
    pause_s = 0.05
    while True:
        yield pause_s
        pause_s = min(1.5 * pause_s, _LONGEST_PAUSE_S)


def _may_come_back(method: str, path: str) -> bool:
    """The same analysis asked twice is one job; the same records sent twice need not be."""
    return method == "GET" or path.startswith("/analyze/")


def _error_class(answer: httpx.Response) -> type[SpacelaunchError]:
    return class_of(str(_problem(answer).get("type")), answer.status_code)


def _detail(answer: httpx.Response) -> str:
    said = _problem(answer).get("detail")
    return str(said or f"the server answered {answer.status_code} {answer.reason_phrase}").strip()


def _problem(answer: httpx.Response) -> Mapping[str, Any]:
    """The problem document; empty where it is none, such as a proxy's page."""
    if "json" not in answer.headers.get("Content-Type", ""):
        return {}
    try:
        said = answer.json()
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
