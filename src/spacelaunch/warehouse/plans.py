"""Reads what bronze knows of the plans of launches that a build touches, and keeps what they were.

Which plans those are is found by `pipeline.plans`. Works inside the caller's transaction, where
`fresh_documents` says what is new.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from spacelaunch.warehouse.rows import insert_rows
from spacelaunch.warehouse.statements.read import statement
from spacelaunch.warehouse.tables.plans import launch_plans

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FreshLaunch:
    """A launch of Launch Library whose document is new to silver."""

    launch_id: str
    net: str
    net_precision: str | None
    is_upcoming: bool
    changes: Sequence[Row]
    """Of its time, how exactly that is known, and its status; the newest first."""


def read_fresh(connection: Connection) -> Iterator[FreshLaunch]:
    """All of them that are present, each with what ever changed in its plans."""
    changed = (row._asdict() for row in connection.execute(statement("fresh_plan_changes")))
    by_launch: dict[str, Sequence[Row]] = {
        launch_id: list(rows) for launch_id, rows in groupby(changed, lambda row: row["launch_id"])
    }
    for row in connection.execute(statement("fresh_plans")).mappings():
        yield FreshLaunch(**row, changes=by_launch.get(row["launch_id"], ()))


def replace_plans(
    connection: Connection, columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Put these in the place of all that was known of the plans of fresh launches."""
    connection.execute(statement("forget_fresh_plans"))
    insert_rows(connection, launch_plans, columns, rows)
