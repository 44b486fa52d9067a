"""What the launches of all sources have been merged to, in every table of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from spacelaunch.warehouse.tables import members as tables

MERGED_TABLES = (
    tables.merged_launches, tables.launch_members, tables.launch_conflicts, tables.launch_doubts
)  # fmt: skip


def merged(connection: Connection) -> list[list[tuple[Any, ...]]]:
    """The rows of each table, in order."""
    return [sorted(map(tuple, connection.execute(select(each)))) for each in MERGED_TABLES]
