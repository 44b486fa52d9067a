"""Our own workers, and whoever asks them for charts that nobody has asked for. Used by `charts`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from urllib.parse import urlencode

from stack import Api, wait_until
from wire import Wire

from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.jobs.render import render
from spacelaunch.jobs.status import LONGEST_WAIT_S, wait_for
from spacelaunch.jobs.submit import Question, submit
from spacelaunch.queries.duckdb_engine import keep_connection

_WAITS_S = 600


class Asker:
    """Asks the same of the same launches in other years each time, so that nothing is kept of it.

    Note: no launch is in the years before and after, so that each picture has the same 64. After
        4,560 the questions come again, and only the pictures are others.
    """

    def __init__(self, api: Api) -> None:
        self._stores = api.stores
        self._url = api.url
        looks = product(range(40, 200), range(2021, 2101), range(1900, 1957))
        self._questions = (
            {"width": width, "year_from": since, "year_to": until} for width, until, since in looks
        )
        keep_connection()  # as a worker does

    def draw_one(self) -> float:
        """Seconds from asking until the PNG is there."""
        began = time.perf_counter()
        self._wait(self._ask())
        return time.perf_counter() - began

    def draw_all(self, jobs: int) -> float:
        """Seconds of so many that are asked for at once."""
        began = time.perf_counter()
        asked = [self._ask() for _ in range(jobs)]
        for job in asked:
            self._wait(job)
        took = time.perf_counter() - began
        for job in asked:  # ten thousand pictures would fill Redis
            self._stores.results.delete(job.job_id)
        return took

    def draw_here(self) -> float:
        """Seconds of all that a worker does for it, in this process, which has done so before."""
        job = self._ask()
        self._wait(job)
        began = time.perf_counter()
        assert render(job, self._stores.launches, lambda _: None)["png"]
        return time.perf_counter() - began

    def get_new(self, path: str) -> float:
        """Seconds of `GET /charts` of one that has to be drawn."""
        asked = urlencode(next(self._questions))
        wire = Wire(self._url)  # the server hangs up on one that says nothing between two rounds
        began = time.perf_counter()
        answer = wire.get(f"{path}?{asked}")
        took = time.perf_counter() - began
        wire.close()
        assert answer.startswith(b"HTTP/1.1 200"), answer[:200]
        return took

    def _ask(self) -> Job:
        stores = self._stores
        return submit(
            Question("timeline", dict[str, object](next(self._questions))),
            launches=stores.launches,
            jobs=stores.jobs,
            queue=stores.queue,
            max_attempts=3,
            now=datetime.now(UTC),
        ).job

    def _wait(self, job: Job) -> None:
        """As a client of the API does; to look each millisecond takes a core from who draws."""
        until, found = time.monotonic() + _WAITS_S, job
        while not found.is_over:
            assert time.monotonic() < until, found
            found = wait_for(job.job_id, self._stores.jobs, LONGEST_WAIT_S)
        assert found.status is JobStatus.COMPLETE, found.error
        assert self._stores.results.part(job.job_id, "png")


@dataclass(frozen=True)
class Worker:
    """A worker of ours that runs."""

    process: subprocess.Popen[bytes]
    ready_s: float

    def pause(self) -> None:
        """Have it take no job."""
        self._signal_all(signal.SIGSTOP)

    def go_on(self) -> None:
        """Have it take jobs again."""
        self._signal_all(signal.SIGCONT)

    def _signal_all(self, number: signal.Signals) -> None:
        for pid in (self.process.pid, *_children(self.process)):
            os.kill(pid, number)


@contextmanager
def our_worker(api: Api) -> Iterator[Worker]:
    """A worker of ours, from when it is ready."""
    environment = {**os.environ, **api.settings.environment(), "SPACELAUNCH_LOG_LEVEL": "WARNING"}
    before, began = len(api.stores.jobs.workers()), time.perf_counter()
    command = [sys.executable, "-m", "spacelaunch", "worker"]
    process = subprocess.Popen(command, env=environment)
    try:
        wait_until(lambda: len(api.stores.jobs.workers()) > before)
        yield Worker(process, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(60)


def private_mb(worker: Worker) -> float:
    """Memory that the worker's warm child shares with nobody."""
    (child,) = _children(worker.process)
    lines = Path(f"/proc/{child}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1_024


def _children(process: subprocess.Popen[bytes]) -> list[int]:
    text = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [int(pid) for pid in text.split()]
