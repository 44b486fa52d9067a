"""Launches as rows of the relation, and back: for who has them one by one.

Their records travel apart. Called by the readers of records.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC

import pyarrow as pa

from spacelaunch.domain.launch import Launch, Outcome, Sector, TimePrecision
from spacelaunch.relation.launches import SCHEMA

_DERIVED = {"launch_year"}


def launches_table(launches: Sequence[Launch]) -> pa.Table:
    """The launches without their records, in the same order."""
    stored = [name for name in SCHEMA.names if name not in _DERIVED]
    columns = {name: [getattr(launch, name) for launch in launches] for name in stored}
    columns["launch_year"] = [launch.launched_at.year for launch in launches]
    return pa.table([columns[name] for name in SCHEMA.names], schema=SCHEMA)


def launches_from(table: pa.Table) -> Iterator[Launch]:
    """The launches of the relation's rows, without their records."""
    for row in table.to_pylist():
        for name in _DERIVED:
            del row[name]
        row["launched_at"] = row["launched_at"].astimezone(UTC)
        row["sector"] = Sector(row["sector"])
        row["outcome"] = Outcome(row["outcome"])
        row["time_precision"] = TimePrecision(row["time_precision"])
        yield Launch(**row, record={})
