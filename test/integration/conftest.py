"""A loaded data set, and workers that end with their test."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data_sets import load_csv
from spacelaunch.bootstrap import Stores
from spacelaunch.config import Settings
from spacelaunch.domain.job import DRAWN, Job
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.jobs.submit import Question, submit
from spacelaunch.sources.sample import sample_csv
from worker_process import WorkerProcess, wait_until


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "integration" in item.path.parts:
            item.add_marker(pytest.mark.integration)


@pytest.fixture
def loaded(stores: Stores) -> Stores:
    text = "".join(sample_csv(rows=200)).encode()
    load_csv(stores.launches, text, "sample", datetime.now(UTC))
    return stores


@pytest.fixture
def ask(loaded: Stores) -> Callable[..., Job]:
    """Submit a timeline job, of which every form is drawn."""

    def submitted(queue: JobQueue = loaded.queue, **given: object) -> Job:
        return submit(
            Question("timeline", given, forms=DRAWN),
            launches=loaded.launches,
            jobs=loaded.jobs,
            queue=queue,
            max_attempts=3,
            now=datetime.now(UTC),
        ).job

    return submitted


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    return tmp_path / "gate"


@pytest.fixture
def start(settings: Settings, stores: Stores) -> Iterator[Callable[..., WorkerProcess]]:
    """Start a worker and return when it is ready."""
    started: list[WorkerProcess] = []

    def starting(
        make: Callable[..., WorkerProcess] = WorkerProcess, *more: object
    ) -> WorkerProcess:
        before = set(stores.jobs.workers())  # some of which may be dead, and leave meanwhile
        started.append(make(settings, *more))
        wait_until(
            lambda: started[-1].has_ended() or not before.issuperset(stores.jobs.workers()),
            seconds=180,
        )
        assert not started[-1].has_ended(), "the worker ended while it started"
        return started[-1]

    yield starting
    for worker in started:
        if worker.process.poll() is None:
            worker.signal_all(signal.SIGCONT)
        worker.end()
