"""Where launches start: pads with their places, and the launches from one."""

from __future__ import annotations

from dataclasses import dataclass

from spacelaunch.errors import NotFoundError
from spacelaunch.queries.engine import Engine
from spacelaunch.queries.statements import read_sql


@dataclass(frozen=True, slots=True)
class Launchpad:
    """A pad, and its launches that are not upcoming."""

    launchpad_id: str
    name: str
    full_name: str | None
    region: str | None
    country: str | None
    status: str | None
    latitude_deg: float | None
    longitude_deg: float | None
    flown_count: int
    success_count: int
    failure_count: int
    """Known to have ended otherwise than by success."""


@dataclass(frozen=True, slots=True)
class PadLaunch:
    """One launch from a pad."""

    launch_id: str
    mission: str | None
    launched_at: str
    time_precision: str
    rocket: str | None
    outcome: str
    scope: str


@dataclass(frozen=True, slots=True)
class LaunchpadInFull:
    """A pad with its launches, the newest first."""

    launchpad: Launchpad
    launches: list[PadLaunch]


def read_launchpads(engine: Engine) -> list[Launchpad]:
    """Every pad, the one with most launches first."""
    rows = engine.fetch(read_sql("holdings/launchpads"), {"only_pad": None})
    return [Launchpad(**row) for row in rows]


def read_launchpad(engine: Engine, launchpad_id: str) -> LaunchpadInFull:
    """One pad with its launches; raises NotFoundError."""
    asked = {"only_pad": launchpad_id}
    found = engine.fetch(read_sql("holdings/launchpads"), asked)
    if not found:
        raise NotFoundError(f"there is no launchpad {launchpad_id}")
    rows = engine.fetch(read_sql("holdings/pad_launches"), asked)
    return LaunchpadInFull(Launchpad(**found[0]), [PadLaunch(**row) for row in rows])
