"""A Launch Library for tests that stands as a test wants it, with one clock for both sides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from spacelaunch.domain.pace import Pace
from spacelaunch.pipeline.report import Report
from spacelaunch.pipeline.request import Request
from spacelaunch.pipeline.run import ingest, rehearse
from spacelaunch.sources.fake_launch_library.catalogue import Launches
from spacelaunch.sources.fake_launch_library.server import FakeLaunchLibrary
from spacelaunch.sources.launch_library import NAME, LaunchLibrary
from spacelaunch.sources.launch_library_client import LaunchLibraryClient
from spacelaunch.warehouse.call_ledger import StoredLedger

HOUR = timedelta(hours=1)
START = datetime(2026, 3, 10, 12, tzinfo=UTC)


class Clock:
    """It stands until somebody sets it."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class World:
    """A server, and runs against it; every run is a process of its own, as far as it can know."""

    def __init__(self, fake: FakeLaunchLibrary, engine: Engine, clock: Clock) -> None:
        self.fake, self.engine, self.clock = fake, engine, clock
        self.page_size = 100
        self.token: str | None = None

    @contextmanager
    def source(self) -> Iterator[LaunchLibrary]:
        ledger = StoredLedger(self.engine, NAME, Pace(15, HOUR), self.clock)
        url, size = self.fake.url, self.page_size
        with LaunchLibraryClient(url, ledger, self.token, size, pause_s=0.001) as client:
            yield LaunchLibrary(client, self.clock)

    def run(self, request: Request | None = None) -> Report:
        with self.source() as source:
            return ingest(self.engine, source, request or Request(), self.clock, lambda *_: None)

    def rehearse(self) -> Report:
        with self.source() as source:
            return rehearse(self.engine, source, Request(), self.clock, lambda *_: None)


@contextmanager
def served(engine: Engine, launches: Launches, edition: str = "2.3.0") -> Iterator[World]:
    """The world of these launches."""
    clock = Clock()
    with FakeLaunchLibrary(launches, clock, edition) as fake:
        yield World(fake, engine, clock)
