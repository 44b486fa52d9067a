"""Asks whether silver can be believed, before it takes the place of the one that is served.

Some findings stop a build; others are told, since sources are like that. Works inside the
transaction that a failing check undoes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, select

from spacelaunch.warehouse.statements.read import statement
from spacelaunch.warehouse.tables.gold import launch_aggregates

_SPUTNIK = datetime(1957, 10, 4, tzinfo=UTC)
_CLOCKS_DIFFER = timedelta(days=1)
# More than a tenth of all launches does not vanish at the source; its answer was cut.
LARGEST_LOSS = 0.1


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found."""

    check: str
    found_count: int
    is_fatal: bool
    says: str


def check_silver(connection: Connection, source: str, now: datetime) -> list[Finding]:
    """Every check of a source, those without findings too."""
    asked = {"source": source}
    limits = {
        "sputnik_epoch_s": int(_SPUTNIK.timestamp()),
        "now_epoch_s": int((now + _CLOCKS_DIFFER).timestamp()),
    }
    schema = _count(connection, "check_schema", asked)
    out_of_range = _count(connection, "check_range", {**asked, **limits})
    missing = _count(connection, "check_shrunk", asked)
    nulls = _count(connection, "check_nulls", asked)
    duplicates = _count(connection, "check_duplicates", asked)
    return [
        Finding("schema", schema, schema > 0, "launches with a word that we do not know"),
        Finding("range", out_of_range, out_of_range > 0, "launches before Sputnik or after now"),
        _shrunk(connection, source, missing),
        Finding("nulls", nulls, False, "launches without a rocket, a pad or a mission"),
        Finding("duplicates", duplicates, False, "launches alike in moment, pad and mission"),
    ]


def check_references(connection: Connection) -> list[Finding]:
    """Ids in SpaceX's documents that lead nowhere, by kind; never fatal."""
    found = connection.execute(statement("check_references"))
    return [
        Finding(f"references: {row.kind}", row.found_count, False, "ids that lead nowhere")
        for row in found
    ]


# A satellite that has decayed is nowhere; one without a position may be anywhere. The source tells
# of both, and the one is not taken for the other.
_SATELLITES = {
    "decayed": "satellites that have decayed",
    "no position": "satellites whose position is not known",
}


def check_satellites(connection: Connection) -> list[Finding]:
    """Satellites of SpaceX's documents that are no longer, and whose place is not told."""
    found = connection.execute(statement("check_satellites"))
    return [
        Finding(f"satellites: {row.kind}", row.found_count, False, _SATELLITES[row.kind])
        for row in found
    ]


def _count(connection: Connection, name: str, asked: Mapping[str, object]) -> int:
    return int(connection.execute(statement(name), asked).scalar_one())


def _shrunk(connection: Connection, source: str, missing: int) -> Finding:
    counted = select(launch_aggregates.c.total_count)
    before = connection.scalar(counted.where(launch_aggregates.c.source == source)) or 0
    is_fatal = missing > LARGEST_LOSS * before
    return Finding("shrunk", max(0, missing), is_fatal, f"launches missing of {before:,}")
