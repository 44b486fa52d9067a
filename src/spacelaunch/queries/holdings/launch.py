"""One launch with its members: what it carried and what it flew on."""

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
class LaunchInFull:
    """A launch of the warehouse, upcoming or not, with its members."""

    launch_id: str
    mission: str
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


def read_launch(engine: Engine, launch_id: str) -> LaunchInFull:
    """The launch; raises NotFoundError."""
    asked = {"launch_id": launch_id}
    found = engine.fetch(read_sql("holdings/launch"), asked)
    if not found:
        raise NotFoundError(f"the warehouse knows of no launch {launch_id}")
    payloads = engine.fetch(read_sql("holdings/launch_payloads"), asked)
    cores = engine.fetch(read_sql("holdings/launch_cores"), asked)
    row = {**found[0], "is_upcoming": bool(found[0]["is_upcoming"])}
    return LaunchInFull(
        **row,
        payloads=[LaunchPayload(**each) for each in payloads],
        cores=[_core(each) for each in cores],
    )


def _core(row: Mapping[str, Any]) -> LaunchCore:
    """No engine's truth is another's: one has 1 for it."""
    flags = ("is_landing_attempted", "is_landed")
    told = {name: None if row[name] is None else bool(row[name]) for name in flags}
    return LaunchCore(**{**row, **told})
