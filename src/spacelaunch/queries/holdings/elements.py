"""The present elements of satellites in the words of OMM, which programs that propagate them read.

Catalogue numbers have up to nine digits. Two lines (TLE) have room for five: from 100,000 on the
first two become a letter (alpha-5), and from 340,000 on there is no way to write them. Called by
the API.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacelaunch.queries.engine import Engine
from spacelaunch.queries.statements import read_sql

LAST_OF_FIVE_DIGITS, LAST_OF_ALPHA_5 = 99_999, 339_999
# I and O would be read as digits.
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Elements:
    """The mean elements of one satellite, for SGP4, under the names that OMM has for them."""

    OBJECT_NAME: str | None
    OBJECT_ID: str | None
    NORAD_CAT_ID: int
    """Up to nine digits."""
    ALPHA_5: str | None
    """The number as two lines have it, in five signs; null above 339,999, where there is none."""
    EPOCH: str
    """UTC, always with a fraction of a second."""
    MEAN_MOTION: float
    """Turns a day."""
    ECCENTRICITY: float
    INCLINATION: float
    RA_OF_ASC_NODE: float
    ARG_OF_PERICENTER: float
    MEAN_ANOMALY: float
    BSTAR: float
    MEAN_MOTION_DOT: float
    MEAN_MOTION_DDOT: float
    REV_AT_EPOCH: int | None
    EPHEMERIS_TYPE: int = 0
    CLASSIFICATION_TYPE: str = "U"
    ELEMENT_SET_NO: int = 999


def read_elements(engine: Engine) -> list[Elements]:
    """Every satellite of CelesTrak that the warehouse knows, by its number."""
    return [
        Elements(
            OBJECT_NAME=row["name"],
            OBJECT_ID=row["designator"],
            NORAD_CAT_ID=row["norad_id"],
            ALPHA_5=alpha_5(row["norad_id"]),
            EPOCH=row["epoch"],
            MEAN_MOTION=row["mean_motion_per_day"],
            ECCENTRICITY=row["eccentricity"],
            INCLINATION=row["inclination_deg"],
            RA_OF_ASC_NODE=row["raan_deg"],
            ARG_OF_PERICENTER=row["argument_of_pericenter_deg"],
            MEAN_ANOMALY=row["mean_anomaly_deg"],
            BSTAR=row["bstar"],
            MEAN_MOTION_DOT=row["mean_motion_dot"],
            MEAN_MOTION_DDOT=row["mean_motion_ddot"],
            REV_AT_EPOCH=row["revolutions_count"],
        )
        for row in engine.fetch(read_sql("holdings/elements"), {})
    ]


def alpha_5(number: int) -> str | None:
    """A catalogue number in five signs, as `44713` or `A0000`; None where it has no such form."""
    if number <= LAST_OF_FIVE_DIGITS:
        return f"{number:05}"
    if number > LAST_OF_ALPHA_5:
        return None
    return f"{_LETTERS[number // 10_000 - 10]}{number % 10_000:04}"
