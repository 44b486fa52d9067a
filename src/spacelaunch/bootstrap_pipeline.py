"""Settings -> the sources that fill the warehouse; nothing else builds these connections.

Called by the command line.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from spacelaunch.config import Settings
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.errors import BadRequestError
from spacelaunch.pipeline.source import Source
from spacelaunch.sources import celestrak, gcat, kaggle, kaggle_documents, launch_library, spacex
from spacelaunch.sources.celestrak import Celestrak
from spacelaunch.sources.gcat import Gcat
from spacelaunch.sources.kaggle_documents import Kaggle
from spacelaunch.sources.launch_library_client import LaunchLibraryClient
from spacelaunch.sources.spacex_client import SpacexClient
from spacelaunch.warehouse.call_ledger import StoredLedger
from spacelaunch.warehouse.engines import open_engine

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def open_source(name: str, settings: Settings, clock: Clock = _now) -> Iterator[Source]:
    """A source by its name; raises BadRequestError where there is none."""
    if name not in SOURCES:
        raise BadRequestError(f"there is no source {name}; there are {', '.join(SOURCES)}")
    with _OPEN[name](settings, clock) as source:
        yield source


@contextmanager
def _open_spacex(settings: Settings, clock: Clock) -> Iterator[Source]:
    with SpacexClient(settings.spacex_url) as client:
        yield spacex.Spacex(client)


@contextmanager
def _open_kaggle(settings: Settings, clock: Clock) -> Iterator[Source]:
    yield Kaggle(partial(_kaggle_file, settings.upload_limit_bytes))


def _kaggle_file(limit_bytes: int) -> bytes:
    with tempfile.TemporaryDirectory(prefix="spacelaunch-") as folder:
        return kaggle.download(Path(folder), max_bytes=limit_bytes).read_bytes()


@contextmanager
def _open_launch_library(settings: Settings, clock: Clock) -> Iterator[Source]:
    with (
        _open_ledger(launch_library.NAME, settings, clock) as ledger,
        LaunchLibraryClient(settings.ll2_url, ledger, settings.ll2_token) as client,
    ):
        yield launch_library.LaunchLibrary(client, clock)


@contextmanager
def _open_gcat(settings: Settings, clock: Clock) -> Iterator[Source]:
    with _open_ledger(gcat.NAME, settings, clock) as ledger:
        yield Gcat(settings.gcat_url, ledger)


@contextmanager
def _open_celestrak(settings: Settings, clock: Clock) -> Iterator[Source]:
    with _open_ledger(celestrak.NAME, settings, clock) as ledger:
        yield Celestrak(settings.celestrak_url, ledger)


@contextmanager
def _open_ledger(name: str, settings: Settings, clock: Clock) -> Iterator[StoredLedger]:
    """What keeps the calls to a source, on a connection of its own beside that of the run."""
    pace = KNOWN_SOURCES[name].pace
    assert pace is not None, f"{name} counts no calls"
    engine = open_engine(settings.warehouse)
    try:
        yield StoredLedger(engine, name, pace, clock)
    finally:
        engine.dispose()


_OPEN: dict[str, Callable[[Settings, Clock], AbstractContextManager[Source]]] = {
    spacex.NAME: _open_spacex,
    kaggle_documents.NAME: _open_kaggle,
    launch_library.NAME: _open_launch_library,
    gcat.NAME: _open_gcat,
    celestrak.NAME: _open_celestrak,
}
SOURCES = tuple(_OPEN)
