"""The engine in process: DuckDB over Arrow tables, as the launch store gives them.

A connection costs more than a query, so whoever asks twice opens once, and a process that answers
one question after another keeps one. Called by `jobs`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import duckdb
import pyarrow as pa

from spacelaunch.queries.engine import Answer
from spacelaunch.queries.statements import PARAMETER, without_comments


class DuckDBEngine:
    """A connection with its tables."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Take a connection that is open, and that the caller closes."""
        self._connection = connection

    def add(self, name: str, table: pa.Table) -> None:
        """One more table, by the name that statements give it."""
        self._connection.register(name, table)

    def fetch(self, sql: str, parameters: Mapping[str, object]) -> list[Answer]:
        """The rows of a statement; DuckDB writes `$so` for `:so`."""
        text = PARAMETER.sub(r"$\1", without_comments(sql))
        cursor = self._connection.execute(text, dict(parameters))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]


# By process: a fork must not use what was opened before it.
_KEPT: dict[int, duckdb.DuckDBPyConnection] = {}


def keep_connection() -> None:
    """Open one connection for all that this process asks from now on.

    Note: with one thread, for the tables are small and a pool costs more than it saves; never
        before a fork, which would take the locks along and not the threads.
    """
    _KEPT[os.getpid()] = duckdb.connect(config={"threads": 1})


@contextmanager
def open_duckdb(**tables: pa.Table) -> Iterator[DuckDBEngine]:
    """An engine over these tables, by the names that statements give them."""
    kept = _KEPT.get(os.getpid())
    # A cursor is a session of its own, with tables of its own.
    with duckdb.connect() if kept is None else kept.cursor() as connection:
        # A moment cast to text follows the session's zone, which is the machine's.
        connection.execute("set timezone = 'UTC'")
        engine = DuckDBEngine(connection)
        for name, table in tables.items():
            engine.add(name, table)
        yield engine
