"""Writes the typed tables, and relates what they say in the relation `launches`.

A build replaces the rows of the documents that are new to it; a launch is related anew where it, or
what it names, has changed, as `touched` says. Works inside the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from spacelaunch.warehouse.rows import insert_rows, is_one_of
from spacelaunch.warehouse.statements.read import statement
from spacelaunch.warehouse.tables import METADATA
from spacelaunch.warehouse.tables.silver import launches, spacex_launches

# Launches whose end is not known are asked for by name; so many names fit into a question.
_MOST_UNRESOLVED = 500


def replace_rows(
    connection: Connection,
    table: str,
    ids: Sequence[str],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
) -> None:
    """Put these rows where those of the documents `ids` stood.

    Note: a table's first column is the id of the document that its rows come from.
    """
    target = METADATA.tables[table]
    key = next(iter(target.c))
    connection.execute(delete(target).where(is_one_of(connection, key, ids)))
    add_rows(connection, table, columns, rows)


def add_rows(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Put these rows into a table in which none stand of their documents.

    Note: PostgreSQL looks for what is to be replaced through all of a table that is being filled,
        since it has not counted it yet; of a first build of a million launches that was two thirds.
    """
    insert_rows(connection, METADATA.tables[table], columns, rows)


def relate_spacex(connection: Connection) -> None:
    """Bring `launches` to what the typed tables say, where they are touched."""
    connection.execute(statement("forget_touched"))
    connection.execute(statement("relate_spacex"))


def clear(connection: Connection, source: str, tables: Iterable[str]) -> None:
    """Empty the tables of a source, to be written anew."""
    for name in tables:
        connection.execute(delete(METADATA.tables[name]))
    connection.execute(delete(launches).where(launches.c.source == source))


def learn_sizes(connection: Connection) -> None:
    """Let PostgreSQL count what it holds, or it asks tables just filled as if they were empty."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("analyze")


def unresolved_launches(connection: Connection) -> list[str]:
    """Ids of the newest SpaceX launches of which it is not known how they ended."""
    asked = (
        select(spacex_launches.c.launch_id)
        .where(spacex_launches.c.outcome == "unknown")
        .order_by(spacex_launches.c.launched_epoch_s.desc(), spacex_launches.c.launch_id)
        .limit(_MOST_UNRESOLVED)
    )
    return [*connection.scalars(asked)]


def read_launches(connection: Connection, source: str) -> Iterator[Row[Any]]:
    """The launches of a source, newest first, a few at a time."""
    asked = select(launches).where(launches.c.source == source)
    ordered = asked.order_by(launches.c.launched_epoch_s.desc(), launches.c.launch_id)
    yield from connection.execution_options(yield_per=1_000).execute(ordered)
