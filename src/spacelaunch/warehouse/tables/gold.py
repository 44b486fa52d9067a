"""Gold: one table for each standing question, made anew by the `.sql` file of its name.

A row counts what is not upcoming, and says beside it how many of these were orbital attempts.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Double, Integer, Table, Text

from spacelaunch.warehouse.tables.schema import METADATA, NUMBER, Moment

# What is counted of all launches of a source, now and once for each run that changed something.
_AGGREGATES = (
    ("total_count", Integer, False),
    ("orbital_count", Integer, False),
    ("success_count", Integer, False),
    ("failure_count", Integer, False),
    ("unknown_count", Integer, False),
    ("success_pct", Double, True),  # of known outcomes; null without any
    ("mass_known_count", Integer, False),
    ("average_payload_mass_kg", Double, True),
    ("static_fire_count", Integer, False),
    ("average_static_fire_to_launch_h", Double, True),
    ("earliest_epoch_s", BigInteger, True),
    ("latest_epoch_s", BigInteger, True),
    ("pads_count", Integer, False),
)
AGGREGATES = tuple(name for name, _, _ in _AGGREGATES)


def _aggregates() -> list[Column[object]]:
    return [Column(name, kind, nullable=is_null) for name, kind, is_null in _AGGREGATES]


launch_aggregates = Table(
    "launch_aggregates",
    METADATA,
    Column("source", Text, primary_key=True),
    *_aggregates(),
)

launch_aggregate_snapshots = Table(
    "launch_aggregate_snapshots",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("run_id", NUMBER, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False, comment="initial, incremental or manual"),
    Column("taken_at", Moment, nullable=False),
    Column("added_count", Integer, nullable=False, comment="launches new since the one before"),
    *_aggregates(),
)

cost_efficiency = Table(
    "cost_efficiency",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("rocket", Text, primary_key=True),
    Column("flown_count", Integer, nullable=False),
    Column("orbital_count", Integer, nullable=False),
    Column("used_count", Integer, nullable=False, comment="launches with known cost and mass"),
    Column("total_cost_usd", Double),
    Column("total_mass_kg", Double),
    Column("cost_per_kg_usd", Double),
)

launches_per_year = Table(
    "launches_per_year",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("launch_year", Integer, primary_key=True, autoincrement=False),
    Column("flown_count", Integer, nullable=False),
    Column("orbital_count", Integer, nullable=False),
)
