"""Settings -> the warehouse and its sources; nothing else builds these connections.

Apart from `bootstrap`, which the serving plane uses without any of this. Called by the doors.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from spacelaunch.config import Settings
from spacelaunch.errors import BadRequestError
from spacelaunch.pipeline.source import Source
from spacelaunch.sources import spacex
from spacelaunch.sources.spacex_client import SpacexClient
from spacelaunch.warehouse.engines import Engine, open_engine

SOURCES = (spacex.NAME,)


@contextmanager
def open_warehouse(settings: Settings) -> Iterator[Engine]:
    """The database that the settings name; it connects when it is first used."""
    engine = open_engine(settings.warehouse)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def open_source(name: str, settings: Settings) -> Iterator[Source]:
    """A source by its name; raises BadRequestError where there is none."""
    if name not in SOURCES:
        raise BadRequestError(f"there is no source {name}; there are {', '.join(SOURCES)}")
    with SpacexClient(settings.spacex_url) as client:
        yield spacex.Spacex(client)
