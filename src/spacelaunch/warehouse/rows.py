"""Many rows in and out: the fastest way that each engine has.

PostgreSQL takes rows by COPY and a list of keys as an array; SQLite by one prepared statement and
as JSON. Used by the other modules of this folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Table,
    Text,
    any_,
    bindparam,
    func,
    literal,
    select,
)

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
    values = [tuple(_plain(value) for value in row) for row in rows]
    if values:
        connection.exec_driver_sql(str(statement.compile(connection)), values)


def _plain(value: Any) -> Any:
    return moment_text(value) if isinstance(value, datetime) else value


def _copy(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Row]
) -> None:
    driver: Any = connection.connection.driver_connection
    names = ", ".join(columns)
    with driver.cursor() as cursor, cursor.copy(f"copy {table.name} ({names}) from stdin") as copy:
        for row in rows:
            copy.write_row(row)


def is_one_of(
    connection: Connection, column: ColumnElement[str], values: Sequence[str]
) -> ColumnElement[bool]:
    """Whether a column's value is one of these, however many: one parameter carries them all."""
    if connection.dialect.name == "sqlite":
        listed = func.json_each(literal(orjson.dumps(values).decode())).table_valued("value")
        return column.in_(select(listed.c.value))
    return column == any_(literal([*values], ARRAY(Text)))
