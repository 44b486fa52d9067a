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
    one: str
    """What is said of a single one."""
    many: str

    @property
    def note(self) -> str:
        """The count, and of what."""
        return f"{self.found_count:,} {self.one if self.found_count == 1 else self.many}"


# What launches lack, and ids in SpaceX's documents that lead nowhere: neither is fatal.
_GAPS = {
    "nulls": "without a rocket, a pad or a mission",
    "duplicates": "alike in moment, pad and mission",
}
_REFERENCES = (
    "launch to rocket",
    "launch to launchpad",
    "launch to payload",
    "launch to core",
    "payload to launch",
    "starlink to launch",
)
_LOST_IDS = "id that leads nowhere", "ids that lead nowhere"
# A satellite that has decayed is nowhere; one without a position may be anywhere. The source tells
# of both, and the one is not taken for the other.
_SATELLITES = {
    "decayed": ("satellite that has decayed", "satellites that have decayed"),
    "no position": (
        "satellite whose position is not known",
        "satellites whose position is not known",
    ),
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
        _of_launches("schema", schema, schema > 0, "with a word that we do not know"),
        _of_launches("range", out_of_range, out_of_range > 0, "before Sputnik or after now"),
        _shrunk(connection, source),
        *(_of_launches(name, counted.get(name, 0), False, says) for name, says in _GAPS.items()),
    ]


def check_spacex(connection: Connection) -> list[Finding]:
    """Ids in SpaceX's documents that lead nowhere, and satellites that are no more or nowhere."""
    counted = found_counts(connection, "spacex")
    references = [
        Finding(f"references: {kind}", counted.get(kind, 0), False, *_LOST_IDS)
        for kind in _REFERENCES
    ]
    satellites = [
        Finding(f"satellites: {kind}", counted.get(kind, 0), False, *says)
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
    return _of_launches("shrunk", max(0, missing), is_fatal, f"missing of {before:,}")


def _of_launches(check: str, count: int, is_fatal: bool, says: str) -> Finding:
    return Finding(check, count, is_fatal, f"launch {says}", f"launches {says}")
