"""The client: one method for each thing that a person asks of the service.

How it is asked is in `connection`, what comes of an analysis in `result`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Self

import httpx

from spacelaunch.client.connection import Connection
from spacelaunch.client.result import Result
from spacelaunch.errors import BadRequestError, RenderError, SpacelaunchError, StillWaitingError
from spacelaunch.problems import class_of

if TYPE_CHECKING:
    import pandas as pd

_IF_NOTHING = {"If-None-Match": "*"}
# Any number of seconds does; the load takes as long as it takes.
_AT_ONCE = {"wait": 60}
_LOOK_S = 1
# Longer than a job may take that is tried three times.
WAIT_S = 300.0
_LONGEST_PAUSE_S = 5.0

Told = Callable[[Mapping[str, Any]], None]
"""Is told a job, as the server describes it."""


def _tell_nobody(_: Mapping[str, Any]) -> None:
    pass


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
        self._connection = Connection(url, transport, key)

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
        self._connection.close()

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

    def launches(self, **query: str | int) -> pd.DataFrame:
        """Launches in our own words and types: all, or those that match, the newest first.

        Shape: `query` has what `GET /data` takes, e.g. `sector="private", year__gte=2010` and
            `fields="provider,launched_at"`; `columns="kaggle"` gives the data set's own names.
        """
        from spacelaunch.client.frames import launches_frame  # noqa: PLC0415  # as in `result`

        query = {"columns": "tidy", **query}
        return launches_frame(self.send("GET", "/data.parquet", params=query).content)

    def values(self, name: str, **query: str | int) -> pd.Series[int]:
        """How many launches have each value of `country`, `sector`, `year`…; of all, or of some.

        Shape: `query` has the filters of `GET /data`.
        """
        from spacelaunch.client.frames import counts_series  # noqa: PLC0415

        found = self.send("GET", "/data", params={"facet": name, **query}).json()
        if len(found) > 1:
            raise BadRequestError(f"values: one name at a time, not {name!r}")
        return counts_series(*found.popitem())

    def analyses(self) -> pd.DataFrame:
        """What can be asked by `analyze`: title, description and parameters, by name."""
        from spacelaunch.client.frames import analyses_frame  # noqa: PLC0415

        return analyses_frame(self.get("/analyze").json())

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
        return Result(job, self._connection)

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
        return self._connection.why_not(f"/readyz?workers={workers}") is None

    def _why_not_ready(self) -> str:
        why = self._connection.why_not("/readyz")
        return f" ({why})" if why else ""

    def get(self, path: str) -> httpx.Response:
        """GET; raises as `send` does."""
        return self.send("GET", path)

    def send(self, method: str, path: str, **given: Any) -> httpx.Response:
        """One request; an error of the server is raised under its own words."""
        return self._connection.send(method, path, **given)


def _pauses() -> Iterator[float]:
    """Seconds between two looks: soon at first, then ever more rarely."""
    pause_s = 0.05
    while True:
        yield pause_s
        pause_s = min(1.5 * pause_s, _LONGEST_PAUSE_S)
