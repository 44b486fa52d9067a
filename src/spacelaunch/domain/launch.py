"""A launch, and the few words its values are made of.

Sources make launches, everything above reads them. Nothing here knows a column name of the data
set: those stand in `words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# A synthetic launch carries this at the start of its mission, so that the label survives
# every copy of the data: a download, an edit, another upload.
SYNTHETIC_MISSION = "Synthetic sample"


class Sector(StrEnum):
    """Who pays for and runs the provider."""

    PRIVATE = "private"
    STATE = "state"
    UNKNOWN = "unknown"
    """The source does not say."""


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
