"""The engine in process: DuckDB over Arrow tables, as the launch store gives them.

A connection costs more than a query, so whoever asks twice opens once, and a process that answers
one question after another keeps one, with the small tables that it was asked about last. Called by
`jobs`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
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
        # A moment cast to text follows the session's zone, which is the machine's.
        connection.execute("set timezone = 'UTC'")
        self._answered: dict[str, list[Answer]] = {}

    def add(self, name: str, table: pa.Table) -> None:
        """One more table, by the name that statements give it."""
        self._connection.register(name, table)
        self._answered.clear()

    def fetch(self, sql: str, parameters: Mapping[str, object]) -> list[Answer]:
        """The rows of a statement; DuckDB writes `$so` for `:so`.

        Note: one without parameters is asked once, since the tables stay as they are.
        """
        if not parameters and sql in self._answered:
            return self._answered[sql]
        text = PARAMETER.sub(r"$\1", without_comments(sql))
        cursor = self._connection.execute(text, dict(parameters))
        names = [column[0] for column in cursor.description]
        rows: list[Answer] = [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
        if not parameters:
            self._answered[sql] = rows
        return rows

    def close(self) -> None:
        """Close its connection."""
        self._connection.close()


class _Kept:
    """A connection, and the engines over it that were asked last."""

    def __init__(self) -> None:
        self.connection = duckdb.connect(config={"threads": 1})
        self._engines: dict[str, DuckDBEngine] = {}

    def engine(self, name: str, tables: Callable[[], Mapping[str, pa.Table]]) -> DuckDBEngine:
        engine = self._engines.pop(name, None) or _over(self.connection.cursor(), tables())
        self._engines[name] = engine
        if len(self._engines) > _MOST_ENGINES:
            self._engines.pop(next(iter(self._engines))).close()
        return engine


# Of which a page may show charts by turns: the launches as they are, and as they were.
_MOST_ENGINES = 2
# By process: a fork must not use what was opened before it.
_KEPT: dict[int, _Kept] = {}


def keep_connection() -> None:
    """Open one connection for all that this process asks from now on.

    Note: with one thread, for the tables are small and a pool costs more than it saves; never
        before a fork, which would take the locks along and not the threads.
    """
    _KEPT[os.getpid()] = _Kept()


@contextmanager
def open_duckdb(**tables: pa.Table) -> Iterator[DuckDBEngine]:
    """An engine over these tables, by the names that statements give them."""
    kept = _KEPT.get(os.getpid())
    # A cursor is a session of its own, with tables of its own.
    with duckdb.connect() if kept is None else kept.connection.cursor() as connection:
        yield _over(connection, tables)


def keeps_connection() -> bool:
    """Whether this process keeps one, and so engines too."""
    return os.getpid() in _KEPT


def kept_engine(name: str, tables: Callable[[], Mapping[str, pa.Table]]) -> DuckDBEngine:
    """An engine over these tables, opened once for each name of the last few; nobody closes it.

    Shape: the process keeps a connection; a name is always that of the same tables, and these are
        small.
    """
    return _KEPT[os.getpid()].engine(name, tables)


def _over(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table]) -> DuckDBEngine:
    engine = DuckDBEngine(connection)
    for name, table in tables.items():
        engine.add(name, table)
    return engine
