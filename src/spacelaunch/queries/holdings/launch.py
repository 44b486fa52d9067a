"""One launch: who tells of it and what they say, what it carried and what it flew on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spacelaunch.errors import NotFoundError
from spacelaunch.queries.engine import Engine
from spacelaunch.queries.statements import read_sql


@dataclass(frozen=True, slots=True)
class LaunchPayload:
    """Something that it carried."""

    payload_id: str
    name: str | None
    kind: str | None
    mass_kg: float | None
    orbit: str | None
    customers: str | None
    """Names, separated by semicolons."""


@dataclass(frozen=True, slots=True)
class LaunchCore:
    """A first stage that it flew on."""

    position: int
    core_id: str | None
    serial: str | None
    """As B1051; null where the source has no document of it."""
    use_number: int | None
    """1 on the core's first launch."""
    is_landing_attempted: bool | None
    is_landed: bool | None
    landing_kind: str | None
    """ASDS, RTLS or Ocean."""


@dataclass(frozen=True, slots=True)
class LaunchMember:
    """What one source says of it."""

    source: str
    member_id: str
    """Its id in the warehouse; any member's leads to the launch."""
    source_id: str
    because: str
    """Why it is this launch: `first`, `designator`, `review`, `sure` or `misdated`."""
    score: int | None
    """What speaks for that; null where nothing was weighed."""
    gap_s: int | None
    """Seconds between its time and that of the first member."""
    launched_at: str
    time_precision: str
    launch_designator: str | None
    provider: str
    provider_country: str | None
    sector: str
    pad: str | None
    country: str | None
    rocket: str | None
    mission: str | None
    outcome: str
    scope: str
    cost_musd: float | None


@dataclass(frozen=True, slots=True)
class LaunchConflict:
    """What one source says of a field in which sources contradict each other."""

    field: str
    source: str
    value: str
    is_taken: bool
    """Whether it is the value that counts."""


@dataclass(frozen=True, slots=True)
class LaunchInFull:
    """A launch of the warehouse, upcoming or not; of several sources it is one."""

    launch_id: str
    """That of the member whose id counts."""
    mission: str | None
    launched_at: str
    """Where it is upcoming, as planned."""
    time_precision: str
    is_upcoming: bool
    outcome: str
    failure_reason: str | None
    scope: str | None
    rocket: str | None
    pad: str | None
    payloads: list[LaunchPayload]
    cores: list[LaunchCore]
    members: list[LaunchMember]
    """Empty of what is upcoming."""
    conflicts: list[LaunchConflict]
    """By field, the value that counts first."""


def read_launch(engine: Engine, launch_id: str) -> LaunchInFull:
    """The launch by any source's id; raises NotFoundError.

    Shape: the session is over the launches of all.
    """
    named = {"launch_id": launch_id}
    found = engine.fetch(read_sql("holdings/merged_launch"), named)
    found = found or engine.fetch(read_sql("holdings/launch"), named)
    if not found:
        raise NotFoundError(f"the warehouse knows of no launch {launch_id}")
    asked = {"launch_id": found[0]["launch_id"]}
    payloads = engine.fetch(read_sql("holdings/launch_payloads"), asked)
    cores = engine.fetch(read_sql("holdings/launch_cores"), asked)
    members = engine.fetch(read_sql("holdings/launch_members"), asked)
    conflicts = engine.fetch(read_sql("holdings/launch_conflicts"), asked)
    row = {**found[0], "is_upcoming": bool(found[0]["is_upcoming"])}
    return LaunchInFull(
        **row,
        payloads=[LaunchPayload(**each) for each in payloads],
        cores=[_core(each) for each in cores],
        members=[LaunchMember(**each) for each in members],
        conflicts=[_conflict(each) for each in conflicts],
    )


def _core(row: Mapping[str, Any]) -> LaunchCore:
    """No engine's truth is another's: one has 1 for it."""
    flags = ("is_landing_attempted", "is_landed")
    told = {name: None if row[name] is None else bool(row[name]) for name in flags}
    return LaunchCore(**{**row, **told})


def _conflict(row: Mapping[str, Any]) -> LaunchConflict:
    return LaunchConflict(**{**row, "is_taken": bool(row["is_taken"])})
