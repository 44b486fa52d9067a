"""What a test may do to the product where it runs in containers, whoever runs them."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count
from typing import Any, Protocol

import httpx

# What people do not expect in a URL, in a shell or in Redis' settings.
ODD_PASSWORD = "/ # % \"'$HOME\\ \u00e9"
SMALL_DISK_MIB = 64
# A picture that takes its worker a second or two, so that it can be disturbed in the middle.
LARGE = "20x16"
_YEARS = count(1900)
READY_WITHIN_S = 120
# A busy machine draws such a picture in half a minute, and some wait for others.
ENDED_WITHIN_S = 300


class Deployment(Protocol):
    """A running API with one worker and Redis."""

    @property
    def url(self) -> str:
        """Where the API answers, from this machine."""

    def run_in_api(self, script: str) -> bytes:
        """Run a shell script in a container of the API; its output."""

    def run_in_redis(self, script: str, given: bytes = b"") -> bytes:
        """Run a shell script in the container of Redis; its output."""

    def crash_workers(self) -> None:
        """Kill every process of the worker, as when memory runs out."""

    def stop_workers(self) -> None:
        """Ask the worker to stop; another takes its place."""

    def crash_redis(self) -> None:
        """Kill Redis; it comes back."""

    def stop_redis(self) -> None:
        """Stop Redis and start it again."""

    def logs(self, role: str) -> str:
        """What every `api`, every `worker` or `redis` has written."""

    def end(self) -> None:
        """Remove everything."""


class Service:
    """The HTTP service of a deployment, as a patient client sees it."""

    def __init__(self, deployment: Deployment) -> None:
        self._deployment = deployment

    def ask(self, method: str, path: str, **given: Any) -> httpx.Response:
        """One request; again while Redis is on its way back and for as long as a client would."""
        until = time.monotonic() + READY_WITHIN_S
        while True:
            try:
                answer = httpx.request(method, self._deployment.url + path, timeout=90, **given)
            except httpx.TransportError:
                if time.monotonic() > until:
                    raise
            else:
                if answer.status_code != 503 or time.monotonic() > until:
                    return answer
            time.sleep(0.2)

    def get(self, path: str) -> Any:
        """The JSON of a path that has to be there."""
        answer = self.ask("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def wait_until_ready(self) -> None:
        """Until Redis answers and a worker is alive."""
        assert self.ask("GET", "/readyz").status_code == 200

    def load(self, csv: bytes) -> dict[str, Any]:
        """Load a CSV in place of what is there."""
        answer = self.ask("POST", "/data", files={"file": ("launches.csv", csv)})
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    def draw(self, analysis: str, **params: Any) -> str:
        """Ask for a chart; the job's id."""
        answer = self.ask("POST", f"/analyze/{analysis}", json=params)
        assert answer.status_code == 202, answer.text
        return str(answer.json()["job_id"])

    def draw_many(self, number: int) -> list[str]:
        """Ask for charts that each take a while, and that nobody has asked for; their ids."""
        years = [next(_YEARS) for _ in range(number)]
        return [self.draw("geography", size=LARGE, dpi=300, year_from=year) for year in years]

    def job(self, job_id: str) -> dict[str, Any]:
        """One job."""
        return dict(self.get(f"/jobs/{job_id}"))

    def ended(self, job_id: str) -> dict[str, Any]:
        """One job, when it is over."""
        until = time.monotonic() + ENDED_WITHIN_S
        while time.monotonic() < until:
            job = dict(self.get(f"/jobs/{job_id}?wait=30"))
            if job["status"] not in ("queued", "in progress"):
                return job
        raise AssertionError(f"not over within {ENDED_WITHIN_S} s: {job}")

    def disturb(self, jobs: list[str], disturbance: Callable[[], None]) -> None:
        """Wait for the first of these jobs to be drawn, and then do that."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            for job_id in jobs:
                if self.job(job_id)["status"] == "in progress":
                    disturbance()
                    return
        raise AssertionError("no job was drawn")
