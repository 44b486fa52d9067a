"""Starlink satellites with their orbital elements as stored; where they are is not told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spacelaunch.queries.engine import Engine
from spacelaunch.queries.statements import read_sql


@dataclass(frozen=True, slots=True)
class Satellite:
    """One satellite and its mean elements, for SGP4, in the true equator, mean equinox frame."""

    starlink_id: str
    launch_id: str | None
    name: str | None
    norad_id: int | None
    designator: str | None
    version: str | None
    launched_on: str | None
    is_decayed: bool
    """Whether it came down; its elements are the last ones before."""
    decayed_on: str | None
    has_position: bool
    """Whether the source gave a place, which it does not of those that came down."""
    epoch: str | None
    """Of the elements, UTC; with a fraction of a second or without."""
    inclination_deg: float | None
    eccentricity: float | None
    mean_motion_per_day: float | None
    raan_deg: float | None
    argument_of_pericenter_deg: float | None
    mean_anomaly_deg: float | None
    bstar_per_earth_radius: float | None
    """The drag term; null where the source has none."""


@dataclass(frozen=True, slots=True)
class Shell:
    """Satellites of one inclination, to the degree."""

    inclination_deg: int | None
    satellites_count: int
    launches_count: int
    decayed_count: int
    without_position_count: int


@dataclass(frozen=True, slots=True)
class Satellites:
    """All of them, and how many."""

    total_count: int
    decayed_count: int
    without_position_count: int
    latest_epoch: str | None
    """Of the newest elements."""
    shells: list[Shell]
    satellites: list[Satellite]


def read_satellites(engine: Engine) -> Satellites:
    """Every satellite that the warehouse knows."""
    found = [_satellite(row) for row in engine.fetch(read_sql("holdings/satellites"), {})]
    shells = [Shell(**row) for row in engine.fetch(read_sql("holdings/shells"), {})]
    return Satellites(
        total_count=len(found),
        decayed_count=sum(bool(each.is_decayed) for each in found),
        without_position_count=sum(not each.has_position for each in found),
        latest_epoch=max((each.epoch for each in found if each.epoch), default=None),
        shells=shells,
        satellites=found,
    )


def _satellite(row: Mapping[str, Any]) -> Satellite:
    """No engine's truth is another's: one has 1 for it."""
    flags = {name: bool(row[name]) for name in ("is_decayed", "has_position")}
    return Satellite(**{**row, **flags})
