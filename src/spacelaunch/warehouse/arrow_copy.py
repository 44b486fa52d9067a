"""DuckDB over the warehouse: a copy of each table that a statement reads, made when it is asked.

For who wants the columns' engine, or to see that all engines say the same. The copies are of one
state of the warehouse. Opened by the doors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pyarrow as pa
from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    Double,
    Engine,
    Integer,
    Table,
    Text,
    select,
)

from spacelaunch.queries.duckdb_engine import DuckDBEngine, open_duckdb
from spacelaunch.queries.engine import Answer
from spacelaunch.queries.statements import of_source, table_of, tables_of
from spacelaunch.warehouse.lock import is_held
from spacelaunch.warehouse.sql_engine import open_reading
from spacelaunch.warehouse.tables import METADATA
from spacelaunch.warehouse.tables.schema import Moment

# The narrower first: a BigInteger is an Integer too.
_ARROW_TYPES = {
    Moment: pa.timestamp("us", tz="UTC"),
    BigInteger: pa.int64(),
    Integer: pa.int32(),
    Double: pa.float64(),
    Boolean: pa.bool_(),
    Text: pa.string(),
}


class ArrowCopy:
    """A session with the launches of one source."""

    def __init__(self, connection: Connection, duckdb: DuckDBEngine, source: str) -> None:
        """Take connections that are open, and that the caller closes."""
        self._connection = connection
        self._duckdb = duckdb
        self._source = source
        self._copied: set[str] = set()

    def fetch(self, sql: str, parameters: Mapping[str, object]) -> list[Answer]:
        """The rows of a statement, whose `launches` are those of the source."""
        for name in self._tables(sql) - self._copied:
            self._duckdb.add(name, read_arrow(self._connection, METADATA.tables[name]))
            self._copied.add(name)
        asked = of_source(sql, self._source)
        return self._duckdb.fetch(asked, {**parameters, "source": self._source})

    def is_occupied(self) -> bool | None:
        """Whether a run holds the warehouse at this moment; None where that cannot be told."""
        return is_held(self._connection)

    def _tables(self, sql: str) -> set[str]:
        """Those that a statement reads, with the launches of the source in the place of all."""
        return {*tables_of(sql)} - {"launches"} | {table_of(self._source)}


@contextmanager
def open_arrow_copy(engine: Engine, source: str) -> Iterator[ArrowCopy]:
    """A session that reads and never writes; raises as `open_sql_engine` does."""
    with open_reading(engine) as connection, open_duckdb() as duckdb:
        yield ArrowCopy(connection, duckdb, source)


def read_arrow(connection: Connection, table: Table) -> pa.Table:
    """All rows of a table.

    Note: its types are the table's own, since those of a column's first values may not fit its
        last.
    """
    schema = pa.schema([(column.name, _arrow_type(column.type)) for column in table.c])
    rows = connection.execute(select(table)).all()
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _arrow_type(kind: object) -> pa.DataType:
    return next(arrow for sql, arrow in _ARROW_TYPES.items() if isinstance(kind, sql))
