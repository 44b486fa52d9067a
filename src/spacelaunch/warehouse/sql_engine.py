"""Answers statements where the launches lie: in SQLite, in PostgreSQL, or in Trino over it.

One of the engines of `queries`; SQLAlchemy writes parameters and reads values for all three. What a
session asks is of one state of the database, except in Trino, which has no such transaction. Opened
by the doors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from spacelaunch.errors import NotFoundError
from spacelaunch.queries.engine import Answer
from spacelaunch.queries.statements import of_source, without_comments
from spacelaunch.warehouse.engines import reachable
from spacelaunch.warehouse.lock import is_held
from spacelaunch.warehouse.tables.runs import builds

SQLITE_SCHEMA = "main"
"""SQLite alone takes `launches` for what is just being named so, unless its schema is said."""
SCHEMAS = {"sqlite": SQLITE_SCHEMA}
"""What a statement must name, by dialect, as `of_source` wants it."""


class SqlEngine:
    """A session with the launches of one source."""

    def __init__(self, connection: Connection, source: str) -> None:
        """Take a connection that is open, and that the caller closes."""
        self._connection = connection
        self._source = source
        self._schema = SCHEMAS.get(connection.dialect.name)

    def fetch(self, sql: str, parameters: Mapping[str, object]) -> list[Answer]:
        """The rows of a statement, whose `launches` are those of the source."""
        asked = text(without_comments(of_source(sql, self._source, self._schema)))
        with reachable():
            found = self._connection.execute(asked, {**parameters, "source": self._source})
            # SQLAlchemy's names are more than text, which not every reader takes.
            return [{str(name): row[name] for name in row} for row in found.mappings()]

    def is_occupied(self) -> bool | None:
        """Whether a run holds the warehouse at this moment; None where that cannot be told."""
        return is_held(self._connection)


@contextmanager
def open_sql_engine(engine: Engine, source: str) -> Iterator[SqlEngine]:
    """A session that reads and never writes.

    Raises:
        NotFoundError: the warehouse has no tables yet.
        StorageUnavailableError: it does not answer.
    """
    with open_reading(engine) as connection:
        yield SqlEngine(connection, source)


@contextmanager
def open_reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the warehouse, in UTC; raises as `open_sql_engine`."""
    _require_file(engine)
    with reachable():
        connection = engine.connect()
    with connection:
        _prepare(connection)
        yield connection


def _prepare(connection: Connection) -> None:
    options: dict[str, dict[str, Any]] = {
        "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    }
    name = connection.dialect.name
    with reachable():
        connection.execution_options(**options.get(name, {}))
        if name == "postgresql":
            # A moment cast to text follows the session.
            connection.exec_driver_sql("set local time zone 'UTC'")
            connection.exec_driver_sql("set local datestyle = 'ISO'")
        if not inspect(connection).has_table(builds.name):
            raise _nothing()


def _require_file(engine: Engine) -> None:
    """SQLite would make an empty one, and whoever only asks changes nothing."""
    path = engine.url.database
    is_file = engine.dialect.name == "sqlite" and path and path != ":memory:"
    if is_file and not Path(str(path)).exists():
        raise _nothing()


def _nothing() -> NotFoundError:
    return NotFoundError("the warehouse is empty; run: spacelaunch ingest spacex")
