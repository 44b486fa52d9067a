"""Makes the gold tables of a source anew from its tallies, by SQL; and reads what they say.

So it costs the same however many launches there are. Works inside the caller's transaction, so
that gold never speaks of another silver.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from spacelaunch.domain.run import RunKind
from spacelaunch.warehouse.statements.read import statement
from spacelaunch.warehouse.tables import gold
from spacelaunch.warehouse.tables.schema import Moment

_CURRENT = (gold.launch_aggregates, gold.cost_efficiency, gold.launches_per_year)

Findings = dict[str, Any]


def refresh(connection: Connection, source: str) -> None:
    """Make the current tables anew."""
    for table in _CURRENT:
        connection.execute(delete(table).where(table.c.source == source))
        connection.execute(statement(table.name), {"source": source})


def take_snapshot(
    connection: Connection, source: str, run_id: int, kind: RunKind, now: datetime
) -> None:
    """Keep what is counted now beside what was counted before."""
    snapshot = statement("launch_aggregate_snapshots")
    connection.execute(
        snapshot.bindparams(bindparam("taken_at", type_=Moment)),
        {"source": source, "run_id": run_id, "kind": kind.value, "taken_at": now},
    )


def findings(connection: Connection, source: str) -> Findings:
    """Every figure of the current tables, by a name that says whose it is."""
    found: Findings = {}
    for table in _CURRENT:
        keys = [column.name for column in table.primary_key.columns if column.name != "source"]
        rows = connection.execute(select(table).where(table.c.source == source)).mappings()
        for row in rows:
            place = ".".join([table.name, *(str(row[key]) for key in keys)])
            figures = {name: row[name] for name in row if name not in ("source", *keys)}
            found |= {f"{place}.{name}": value for name, value in figures.items()}
    return found


def tables(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every table by its name: the names of its columns, then its rows by key."""
    found = {}
    for table in (*_CURRENT, gold.launch_aggregate_snapshots):
        rows = connection.execute(select(table).order_by(*table.primary_key.columns))
        found[table.name] = [tuple(rows.keys()), *(tuple(row) for row in rows)]
    return found


def trend(connection: Connection, source: str, limit: int) -> list[dict[str, Any]]:
    """The newest snapshots, the newest first."""
    table = gold.launch_aggregate_snapshots
    asked = select(table).where(table.c.source == source).order_by(table.c.run_id.desc())
    rows = connection.execute(asked.limit(limit)).mappings()
    # SQLAlchemy's names are more than text, which not every reader takes.
    return [{str(name): value for name, value in row.items()} for row in rows]
