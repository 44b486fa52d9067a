"""A run of the pipeline in a process of its own, killed at a moment that is counted, not timed."""

from __future__ import annotations

import multiprocessing
import os
import signal
from datetime import datetime
from typing import Any

from sqlalchemy import event

from spacelaunch.pipeline.request import Request
from spacelaunch.pipeline.run import ingest
from spacelaunch.sources.spacex import Spacex
from spacelaunch.sources.spacex_client import SpacexClient
from spacelaunch.warehouse.engines import open_engine

# A process that forks its children, for a fork of the tests' own would carry threads of theirs.
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["dying_run"])


def run_until(warehouse: str, api: str, now: datetime, what: str, nth: int) -> int | None:
    """The exit code of a run that is killed before its nth `statement` or `commit`."""
    process = _context.Process(target=_run, args=(warehouse, api, now, what, nth))
    process.start()
    process.join(60)
    assert process.exitcode is not None, "the run did not end"
    return process.exitcode


def count(warehouse: str, api: str, now: datetime) -> dict[str, int]:
    """How many statements and commits a run has."""
    engine = open_engine(warehouse)
    found = {"statement": 0, "commit": 0}

    def add(what: str) -> None:
        found[what] += 1

    event.listen(engine, "before_cursor_execute", lambda *_: add("statement"))
    event.listen(engine, "commit", lambda *_: add("commit"))
    _ingest(engine, api, now)
    engine.dispose()
    return found


def _run(warehouse: str, api: str, now: datetime, what: str, nth: int) -> None:
    engine = open_engine(warehouse)
    seen = 0

    def die(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    name = {"statement": "before_cursor_execute", "commit": "commit"}[what]
    event.listen(engine, name, die)
    _ingest(engine, api, now)


def _ingest(engine: Any, api: str, now: datetime) -> None:
    with SpacexClient(api, page_size=6) as client:
        report = ingest(engine, Spacex(client), Request(), lambda: now, lambda *_: None)
    assert report.error is None
