"""A warehouse of the fake's first state on a given database, and what its documents say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine as Database

from spacelaunch.queries.engine import Engine
from spacelaunch.sources.fake_spacex.catalogue import Documents, state
from spacelaunch.warehouse.sql_engine import open_sql_engine
from spacex_worlds import run, served

DOCUMENTS: Documents = state("first")


@contextmanager
def told(database: Database, over: str = "spacex") -> Iterator[Engine]:
    """A session over the documents, read and built."""
    with served(DOCUMENTS) as (_, source):
        assert run(database, source).error is None
    with open_sql_engine(database, over) as session:
        yield session
