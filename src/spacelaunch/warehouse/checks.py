"""Asks whether silver can be believed, before it takes the place of the one that is served.

Some findings stop a build; others are told, since sources are like that. What is counted of all
launches stands in the tallies. Works inside the transaction that a failing check undoes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, select

from spacelaunch.warehouse.statements.read import statement
from spacelaunch.warehouse.tables.gold import launch_aggregates
from spacelaunch.warehouse.tallies import found_counts

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


# What launches lack, and ids in SpaceX's documents that lead nowhere: neither is fatal.
_GAPS = {
    "nulls": "launches without a rocket, a pad or a mission",
    "duplicates": "launches alike in moment, pad and mission",
}
_REFERENCES = (
    "launch to rocket",
    "launch to launchpad",
    "launch to payload",
    "launch to core",
    "payload to launch",
    "starlink to launch",
)
# A satellite that has decayed is nowhere; one without a position may be anywhere. The source tells
# of both, and the one is not taken for the other.
_SATELLITES = {
    "decayed": "satellites that have decayed",
    "no position": "satellites whose position is not known",
}


def check_silver(connection: Connection, source: str, now: datetime) -> list[Finding]:
    """Every check of a source, those without findings too."""
    counted = found_counts(connection, source)
    limits = {
        "sputnik_epoch_s": int(_SPUTNIK.timestamp()),
        "now_epoch_s": int((now + _CLOCKS_DIFFER).timestamp()),
    }
    schema = counted.get("schema", 0)
    out_of_range = _count(connection, "check_range", {"source": source, **limits})
    return [
        Finding("schema", schema, schema > 0, "launches with a word that we do not know"),
        Finding("range", out_of_range, out_of_range > 0, "launches before Sputnik or after now"),
        _shrunk(connection, source),
        *(Finding(name, counted.get(name, 0), False, says) for name, says in _GAPS.items()),
    ]


def check_spacex(connection: Connection) -> list[Finding]:
    """Ids in SpaceX's documents that lead nowhere, and satellites that are no more or nowhere."""
    counted = found_counts(connection, "spacex")
    references = [
        Finding(f"references: {kind}", counted.get(kind, 0), False, "ids that lead nowhere")
        for kind in _REFERENCES
    ]
    satellites = [
        Finding(f"satellites: {kind}", counted.get(kind, 0), False, says)
        for kind, says in _SATELLITES.items()
    ]
    return references + satellites


def _count(connection: Connection, name: str, asked: Mapping[str, object]) -> int:
    return int(connection.execute(statement(name), asked).scalar_one())


def _shrunk(connection: Connection, source: str) -> Finding:
    missing = _count(connection, "check_shrunk", {"source": source})
    counted = select(launch_aggregates.c.total_count)
    before = connection.scalar(counted.where(launch_aggregates.c.source == source)) or 0
    is_fatal = missing > LARGEST_LOSS * before
    return Finding("shrunk", max(0, missing), is_fatal, f"launches missing of {before:,}")
