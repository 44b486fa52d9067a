"""Where satellites are: SGP4 from their mean elements, and from its frame to the turning earth.

The one thing that the pages work out themselves. A place is given only within `LONGEST` of the
elements' epoch, for after that it is a guess; nothing here knows the time of day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import radians, tau
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sgp4.api import WGS72, Satrec, SatrecArray
from sgp4.conveniences import jday_datetime

Floats = NDArray[np.float64]

LONGEST = timedelta(days=14)
"""So far from their epoch elements say where something is."""
_ELEMENTS = (
    "inclination_deg", "eccentricity", "mean_motion_per_day", "raan_deg",
    "argument_of_pericenter_deg", "mean_anomaly_deg", "bstar_per_earth_radius",
)  # fmt: skip
_SGP4_EPOCH = datetime(1949, 12, 31, tzinfo=UTC)
_J2000_JD = 2_451_545.0
# WGS 84, in which the outlines of the land are.
_EQUATOR_KM, _FLATTENING = 6378.137, 1 / 298.257223563
_MINUTES_PER_DAY = 1_440


@dataclass(frozen=True, slots=True)
class Orbit:
    """A satellite whose elements are whole."""

    name: str
    epoch: datetime
    satrec: Satrec

    def reaches(self, moment: datetime) -> bool:
        """Whether its elements say where it is then."""
        return abs(moment - self.epoch) <= LONGEST


@dataclass(frozen=True, slots=True)
class Place:
    """A satellite above the earth."""

    name: str
    latitude_deg: float
    longitude_deg: float
    height_km: float


def read_epoch(text: str) -> datetime:
    """An epoch as the elements have it, in UTC, with a fraction of a second or without."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def read_orbits(satellites: Sequence[Mapping[str, Any]]) -> list[Orbit]:
    """Those that are up and whose elements are whole."""
    return [
        _read_orbit(each)
        for each in satellites
        if not each["is_decayed"]
        and each["epoch"] is not None
        and all(each[name] is not None for name in _ELEMENTS)
    ]


def _read_orbit(satellite: Mapping[str, Any]) -> Orbit:
    epoch = read_epoch(satellite["epoch"])
    satrec = Satrec()
    satrec.sgp4init(
        WGS72,
        "i",
        0,  # the number has no part in it, and new ones are longer than SGP4's own form takes
        (epoch - _SGP4_EPOCH) / timedelta(days=1),
        satellite["bstar_per_earth_radius"],
        0.0,  # the derivatives of the mean motion, which SGP4 does not use
        0.0,
        satellite["eccentricity"],
        radians(satellite["argument_of_pericenter_deg"]),
        radians(satellite["inclination_deg"]),
        radians(satellite["mean_anomaly_deg"]),
        satellite["mean_motion_per_day"] * tau / _MINUTES_PER_DAY,
        radians(satellite["raan_deg"]),
    )
    return Orbit(satellite["name"] or satellite["starlink_id"], epoch, satrec)


def find_places(orbits: Sequence[Orbit], moment: datetime) -> list[Place]:
    """Where those are whose elements reach that far."""
    reached = [each for each in orbits if each.reaches(moment)]
    if not reached:
        return []
    day, fraction = jday_datetime(moment)
    satellites = SatrecArray([each.satrec for each in reached])
    errors, positions, _ = satellites.sgp4(np.array([day]), np.array([fraction]))
    ground = to_ground(positions[:, 0, :], np.array([day + fraction]))
    return [
        Place(orbit.name, *map(float, row))
        for orbit, row, error in zip(reached, ground, errors[:, 0], strict=True)
        if error == 0
    ]


def trace_orbit(orbit: Orbit, moment: datetime, points: int = 181) -> list[Place]:
    """Over what it passes in one turn, beginning at a moment."""
    turn = timedelta(minutes=tau / orbit.satrec.no_kozai)
    moments = [moment + turn * step / (points - 1) for step in range(points)]
    within = [each for each in moments if orbit.reaches(each)]
    if not within:
        return []
    days, fractions = map(np.array, zip(*map(jday_datetime, within), strict=True))
    errors, positions, _ = orbit.satrec.sgp4_array(days, fractions)
    ground = to_ground(positions, days + fractions)
    return [
        Place(orbit.name, *map(float, row))
        for row, error in zip(ground, errors, strict=True)
        if error == 0
    ]


def to_ground(positions_km: Floats, julian_days: Floats) -> Floats:
    """Places over the earth of positions in SGP4's frame (true equator, mean equinox).

    Shape: (n, 3) and n or one instants; answers (n, 3): latitude, longitude, height.
    Units: km and UT1 days in, degrees and km out. UTC stands for UT1, from which it is never more
        than 0.9 s away: 0.4 km at the equator.
    """
    x, y, z = positions_km.T
    longitude = np.arctan2(y, x) - sidereal_angle(julian_days)
    longitude = (longitude + np.pi) % tau - np.pi
    latitude, height = _geodetic(np.hypot(x, y), z)
    return np.column_stack([np.degrees(latitude), np.degrees(longitude), height])


def sidereal_angle(julian_days: Floats) -> Floats:
    """How far the earth has turned, in radians.

    Source: Greenwich mean sidereal time of 1982 (IAU), as SGP4 itself has it.
    """
    centuries = (julian_days - _J2000_JD) / 36_525.0
    seconds = (
        67_310.54841
        + (876_600.0 * 3_600.0 + 8_640_184.812866) * centuries
        + 0.093104 * centuries**2
        - 6.2e-6 * centuries**3
    )
    angle: Floats = np.radians(seconds / 240.0) % tau
    return angle


def _geodetic(from_axis_km: Floats, z_km: Floats) -> tuple[Floats, Floats]:
    """Latitude and height over the ellipsoid; three rounds are right to a millimetre."""
    squared = _FLATTENING * (2 - _FLATTENING)
    latitude = np.arctan2(z_km, from_axis_km * (1 - squared))
    for _ in range(3):
        curvature = _EQUATOR_KM / np.sqrt(1 - squared * np.sin(latitude) ** 2)
        latitude = np.arctan2(z_km + squared * curvature * np.sin(latitude), from_axis_km)
    curvature = _EQUATOR_KM / np.sqrt(1 - squared * np.sin(latitude) ** 2)
    # Of two ways to the height, the one that has no zero in it at this latitude.
    sine, cosine = np.sin(latitude), np.cos(latitude)
    height = from_axis_km * cosine + z_km * sine - _EQUATOR_KM**2 / curvature
    return latitude, height
