"""Launches as rows of the warehouse's `launches`, for sources that read them one by one.

Called by `whole_file` and `launch_library_launches`; SpaceX's are made by vector elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from spacelaunch.domain.launch import Launch, TimePrecision
from spacelaunch.domain.slips import Interval


@dataclass(frozen=True, slots=True)
class Attempt:
    """A launch, and what the warehouse keeps of it beyond the relation."""

    launch: Launch
    source_id: str
    scope: str
    """`orbital`, `suborbital`, `pad_loss` or `unknown`."""
    launch_designator: str | None = None
    is_uncertain: bool = False
    """Whether the source itself doubts the time."""
    known: Interval | None = None
    """When it was, where the source says that in other steps than `time_precision` has."""


@dataclass(frozen=True, slots=True)
class LaunchRows:
    """Rows with the names of their columns."""

    columns: list[str]
    _rows: list[tuple[Any, ...]]

    def rows(self) -> list[tuple[Any, ...]]:
        """The rows."""
        return self._rows


def launch_rows(source: str, attempts: Iterable[Attempt]) -> LaunchRows:
    """The rows of a source."""
    rows = [(source, *(value(each) for value in _COLUMNS.values())) for each in attempts]
    return LaunchRows(["source", *_COLUMNS], rows)


_LENGTHS = {TimePrecision.MINUTE: timedelta(minutes=1), TimePrecision.DAY: timedelta(days=1)}
_COLUMNS: dict[str, Callable[[Attempt], Any]] = {
    "launch_id": lambda each: each.launch.launch_id,
    "source_id": lambda each: each.source_id,
    "provider": lambda each: each.launch.provider,
    "provider_country": lambda each: each.launch.provider_country,
    "sector": lambda each: each.launch.sector.value,
    "pad": lambda each: each.launch.pad,
    "country": lambda each: each.launch.country,
    "rocket": lambda each: each.launch.rocket,
    "mission": lambda each: each.launch.mission,
    "outcome": lambda each: each.launch.outcome.value,
    "is_rocket_active": lambda each: each.launch.is_rocket_active,
    "cost_musd": lambda each: each.launch.cost_musd,
    "launched_at": lambda each: each.launch.launched_at,
    "launch_year": lambda each: each.launch.launched_at.year,
    "time_precision": lambda each: each.launch.time_precision.value,
    "scope": lambda each: each.scope,
    "launch_designator": lambda each: each.launch_designator,
    "launched_from_at": lambda each: each.known.from_at if each.known else each.launch.launched_at,
    "launched_until_at": lambda each: each.known.until_at if each.known else _until(each.launch),
    "is_uncertain": lambda each: each.is_uncertain,
    "launched_epoch_s": lambda each: int(each.launch.launched_at.timestamp()),
}


def _until(launch: Launch) -> datetime:
    """The end of the interval that a precision means, excluded."""
    begin = launch.launched_at
    if launch.time_precision in _LENGTHS:
        return begin + _LENGTHS[launch.time_precision]
    if launch.time_precision == TimePrecision.MONTH:
        return (begin + timedelta(days=31)).replace(day=1)
    return begin.replace(year=begin.year + 1)
