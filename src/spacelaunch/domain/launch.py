"""A launch, and the few words its values are made of.

Sources make launches, everything above reads them. Nothing here knows a column name of the data
set: those stand in `words`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

# A synthetic launch carries this at the start of its mission, so that the label survives
# every copy of the data: a download, an edit, another upload.
SYNTHETIC_MISSION = "Synthetic sample"


class Sector(StrEnum):
    """Who pays for and runs the provider."""

    PRIVATE = "private"
    STATE = "state"


class Outcome(StrEnum):
    """How a launch ended."""

    SUCCESS = "success"
    FAILURE = "failure"
    PARTIAL_FAILURE = "partial_failure"
    PRELAUNCH_FAILURE = "prelaunch_failure"
    UNKNOWN = "unknown"


class TimePrecision(StrEnum):
    """How much of `launched_at` the source knew; the rest is filled with the earliest value."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Launch:
    """One attempt to fly.

    Units: `launched_at` is an aware UTC datetime; `cost_musd` is millions of US dollars.
    Note: None means that the source is silent; nothing here is imputed. `record` is the item
        exactly as received, under the source's own names.
    """

    launch_id: str
    provider: str
    sector: Sector
    launched_at: datetime
    time_precision: TimePrecision
    outcome: Outcome
    provider_country: str | None
    pad: str | None
    country: str | None
    rocket: str | None
    mission: str | None
    is_rocket_active: bool | None
    cost_musd: float | None
    record: Mapping[str, object]

    @property
    def is_synthetic(self) -> bool:
        """Whether the launch was generated and never flew."""
        return self.mission is not None and self.mission.startswith(SYNTHETIC_MISSION)


def identify(launches: Iterable[Launch]) -> list[Launch]:
    """The same launches, each with a `launch_id` made from what tells it from others.

    Note: the id comes from provider, pad, rocket, mission and moment, so a corrected outcome or
        cost updates a launch instead of adding one. Launches equal in all of these are numbered
        in the order of their content, so the order of the file does not matter.
    """
    alike: dict[str, list[Launch]] = defaultdict(list)
    given = list(launches)
    for launch in given:
        alike[_identity(launch)].append(launch)
    identified: list[Launch] = []
    for identity, group in alike.items():
        for ordinal, launch in enumerate(sorted(group, key=repr)):
            identified.append(replace(launch, launch_id=_digest(identity, ordinal)))
    return identified


def _identity(launch: Launch) -> str:
    moment = f"{launch.launched_at.isoformat()}/{launch.time_precision}"
    parts = (launch.provider, launch.pad, launch.rocket, launch.mission, moment)
    return "\x1f".join(part or "" for part in parts)


def _digest(identity: str, ordinal: int) -> str:
    return hashlib.sha256(f"{identity}\x1f{ordinal}".encode()).hexdigest()[:16]
