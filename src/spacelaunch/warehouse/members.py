"""Reads what each source tells of launches, and writes the one relation that is made of it.

Which launches are one is decided by the pipeline; what a person decided of some is kept here. Works
inside the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, case, delete, func, insert, select

from spacelaunch.domain.launch import SYNTHETIC_MISSION
from spacelaunch.domain.precedence import MERGED
from spacelaunch.warehouse.rows import insert_rows
from spacelaunch.warehouse.tables import METADATA
from spacelaunch.warehouse.tables.members import reviewed_pairs
from spacelaunch.warehouse.tables.runs import builds
from spacelaunch.warehouse.tables.silver import launches

Row = Mapping[str, Any]


def built_versions(connection: Connection) -> dict[str, str]:
    """What is built of the sources that tell of launches."""
    asked = select(builds.c.source, builds.c.version).where(builds.c.source.in_(MERGED))
    return {source: version for source, version in connection.execute(asked)}


def count_launches(connection: Connection) -> dict[str, tuple[int, bool]]:
    """How many launches each source has, and whether any of them was invented."""
    invented = func.sum(case((launches.c.mission.startswith(SYNTHETIC_MISSION), 1), else_=0))
    asked = select(launches.c.source, func.count(), invented).group_by(launches.c.source)
    return {source: (count, made > 0) for source, count, made in connection.execute(asked)}


def read_source(connection: Connection, source: str) -> list[Row]:
    """The launches of a source, each with all that it says, by id."""
    asked = select(launches).where(launches.c.source == source).order_by(launches.c.launch_id)
    return [dict(row._mapping) for row in connection.execute(asked)]


def replace_table(connection: Connection, name: str, rows: Sequence[Row]) -> None:
    """Make one of the tables anew; `rows` have its columns, and others that it has not."""
    table = METADATA.tables[name]
    names = [column.name for column in table.c]
    connection.execute(delete(table))
    insert_rows(connection, table, names, [[row[each] for each in names] for row in rows])


def read_verdicts(connection: Connection) -> dict[tuple[str, str], bool]:
    """What a person decided, by the ids of both launches."""
    pair = reviewed_pairs.c
    asked = select(pair.here_id, pair.there_id, pair.is_same)
    return {(here, there): is_same for here, there, is_same in connection.execute(asked)}


def keep_verdicts(connection: Connection, verdicts: Mapping[tuple[str, str], bool]) -> None:
    """Take these for all that was decided."""
    connection.execute(delete(reviewed_pairs))
    rows = [
        {"here_id": here, "there_id": there, "is_same": is_same}
        for (here, there), is_same in verdicts.items()
    ]
    if rows:
        connection.execute(insert(reviewed_pairs), rows)
