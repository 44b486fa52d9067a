"""Many rows in and out: the fastest way that each engine has.

PostgreSQL takes rows by COPY, SQLite by one prepared statement; both take a list of keys as JSON.
Used by the other modules of this folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Table,
    TableValuedAlias,
    bindparam,
    cast,
    func,
    literal,
    select,
)
from sqlalchemy.exc import DBAPIError

from spacelaunch.warehouse.tables.schema import moment_text

Row = Sequence[Any]


def insert_rows(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Row]
) -> None:
    """Add rows, whose values stand in the order of the columns; documents as JSON text."""
    if connection.dialect.name == "sqlite":
        _insert_prepared(connection, table, columns, rows)
    else:
        _copy(connection, table, columns, rows)


def _insert_prepared(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Row]
) -> None:
    statement = table.insert().values({name: bindparam(name) for name in columns})
    compiled: Any = statement.compile(connection)
    # The statement names the columns in the order of the table.
    places = [columns.index(name) for name in compiled.positiontup]
    values = [tuple(_plain(row[place]) for place in places) for row in rows]
    if values:
        connection.exec_driver_sql(str(compiled), values)


def _plain(value: Any) -> Any:
    return moment_text(value) if isinstance(value, datetime) else value


def _copy(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Row]
) -> None:
    driver: Any = connection.connection.driver_connection
    dbapi: Any = connection.dialect.loaded_dbapi
    text = f"copy {table.name} ({', '.join(columns)}) from stdin"
    try:
        with driver.cursor() as cursor, cursor.copy(text) as copy:
            for row in rows:
                copy.write_row(row)
    except dbapi.Error as exc:
        # COPY goes past SQLAlchemy, whose errors are what everybody above expects.
        raise DBAPIError.instance(text, None, exc, dbapi.Error) from exc


def is_one_of(
    connection: Connection, column: ColumnElement[str], values: Sequence[str]
) -> ColumnElement[bool]:
    """Whether a column's value is one of these, however many: one parameter carries them all."""
    listed = as_table(connection, dict.fromkeys(values, ""))
    return column.in_(select(listed.c.key))


def as_table(connection: Connection, pairs: Mapping[str, str]) -> TableValuedAlias:
    """Pairs of texts as a table with the columns `key` and `value`, from one parameter."""
    given = literal(orjson.dumps(pairs).decode())
    if connection.dialect.name == "sqlite":
        return func.json_each(given).table_valued("key", "value")
    return func.json_each_text(cast(given, JSON)).table_valued("key", "value").render_derived()
