"""A SpaceX API for tests that stands as a test wants it, and a source that asks it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, select, text

from spacelaunch.pipeline.report import Report
from spacelaunch.pipeline.request import Request
from spacelaunch.pipeline.run import ingest
from spacelaunch.sources.fake_spacex.catalogue import Documents, state
from spacelaunch.sources.fake_spacex.server import FakeSpacex
from spacelaunch.sources.spacex import Spacex
from spacelaunch.sources.spacex_client import SpacexClient
from spacelaunch.warehouse.tables import METADATA, bronze, gold, hardware, silver, tallies

NOW = datetime(2023, 1, 1, tzinfo=UTC)
# What a store holds of the world, apart from how and when it came to it.
_BY_WAY = {"run_id", "learned_at", "rejected_at", "resolved_at", "swept_until_at", "change_id"}
COMPARED = [
    bronze.documents,
    bronze.quarantine,
    bronze.watermarks,
    *(each for each in METADATA.sorted_tables if hasattr(silver, each.name)),
    *(each for each in METADATA.sorted_tables if hasattr(hardware, each.name)),
    gold.launch_aggregates,
    gold.cost_efficiency,
    gold.launches_per_year,
    tallies.launch_tallies,
    tallies.finding_tallies,
]


@contextmanager
def served(documents: Documents, page_size: int = 250) -> Iterator[tuple[FakeSpacex, Spacex]]:
    """The server and a source that asks it without pauses."""
    with FakeSpacex(documents) as fake, SpacexClient(fake.url, page_size, 0.001) as client:
        yield fake, Spacex(client)


def run(engine: Engine, source: Any, request: Request | None = None, now: datetime = NOW) -> Report:
    """One run by a clock that stands."""
    return ingest(engine, source, request or Request(), lambda: now, lambda *_: None)


def read_first_state(engine: Engine) -> None:
    """What the fake's first state comes to, as for `Warehouses.filled`."""
    with served(state("first")) as (_, source):
        assert run(engine, source).error is None


def contents(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in order, without what tells how it came."""
    with engine.connect() as connection:
        return seen(connection)


def seen(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """What `contents` tells, as a transaction sees it."""
    found = {}
    for table in COMPARED:
        columns = [column for column in table.c if column.name not in _BY_WAY]
        rows = connection.execute(select(*columns))
        found[table.name] = sorted((tuple(row) for row in rows), key=repr)
    return found


def counted(engine: Engine, table: str) -> int:
    """How many rows a table has."""
    with engine.connect() as connection:
        return int(connection.execute(text(f"select count(*) from {table}")).scalar_one())
