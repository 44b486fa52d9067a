"""The map: outlines of countries in Equal Earth, and where to put what has no outline.

Reads the data beside it (`outlines/README.md` says where they come from). Says nothing about
launches; the geography chart asks it for shapes by the names that the launches use.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Shape (n, 2): x and y on the map."""

SPELLINGS: Mapping[str, str] = {
    "America": "United States of America",
    "Bosnia and Herzegovina": "Bosnia and Herz.",
    "Central African Republic": "Central African Rep.",
    "Czech Republic": "Czechia",
    "DPRK": "North Korea",
    "Democratic Republic of the Congo": "Dem. Rep. Congo",
    "Dominican Republic": "Dominican Rep.",
    "England": "United Kingdom",
    "Equatorial Guinea": "Eq. Guinea",
    "Eswatini": "eSwatini",
    "Great Britain": "United Kingdom",
    "Iran, Islamic Republic of": "Iran",
    "Ivory Coast": "Côte d'Ivoire",
    "Korea, North": "North Korea",
    "Korea, South": "South Korea",
    "North Macedonia": "Macedonia",
    "People's Republic of China": "China",
    "Republic of Korea": "South Korea",
    "Russian Federation": "Russia",
    "Scotland": "United Kingdom",
    "Solomon Islands": "Solomon Is.",
    "South Sudan": "S. Sudan",
    "Swaziland": "eSwatini",
    "The Bahamas": "Bahamas",
    "The Netherlands": "Netherlands",
    "Türkiye": "Turkey",
    "U.S.A.": "United States of America",
    "UAE": "United Arab Emirates",
    "UK": "United Kingdom",
    "US": "United States of America",
    "USA": "United States of America",
    "USSR": "Russia",
    "United States": "United States of America",
    "Viet Nam": "Vietnam",
    "Western Sahara": "W. Sahara",
}
"""Names in use for countries that the outlines call something else."""

PLACES: Mapping[str, tuple[float, float]] = {
    "Barents Sea": (40.0, 73.0),
    "French Guiana": (-52.77, 5.24),
    "Marshall Islands": (167.74, 9.05),
    # Sea Launch flew from a platform on the equator, in international waters.
    "Pacific Ocean": (-154.0, 0.0),
    "Singapore": (103.8, 1.35),
}
"""Longitude and latitude of what the outlines lack: drawn as a mark."""

MAINLANDS: Mapping[str, tuple[float, float]] = {
    "Australia": (134.0, -25.0),
    "Canada": (-105.0, 58.0),
    "China": (105.0, 33.5),
    "Kazakhstan": (66.0, 49.5),
    "Russia": (98.0, 63.0),
    "United States of America": (-98.5, 39.5),
}
"""Where a reader looks for a country whose middle lies elsewhere."""

SMALL_SHAPE = 0.0032
"""Area on the map below which a shape needs a mark to be seen."""
SOUTH, NORTH = -56.0, 84.0
"""Latitudes at the edges of the map; no one launches from Antarctica."""
CENTRE = 11.0
"""Longitude in the middle, so that the edge runs through the Bering Strait and Russia is whole."""


@dataclass(frozen=True, slots=True)
class Country:
    """The shape of one country, and where its name stands."""

    rings: tuple[Points, ...]
    middle: tuple[float, float]
    width: float
    bottom: float
    """Of the largest ring, in units of the map."""
    is_small: bool


def find(name: str) -> Country | None:
    """The country of that name, under any spelling we know; None when there is no shape."""
    plain = " ".join(name.split())
    return countries().get(SPELLINGS.get(plain, plain)) or _by_folded_name().get(plain.casefold())


def place(name: str) -> tuple[float, float] | None:
    """Where to put a mark for a place without a shape."""
    known = PLACES.get(" ".join(name.split()))
    return None if known is None else _point(known)


@cache
def countries() -> Mapping[str, Country]:
    """All countries by the outlines' own names."""
    text = files("spacelaunch.charts.map").joinpath("outlines", "countries.json").read_text("utf-8")
    shapes: Mapping[str, Sequence[Sequence[float]]] = json.loads(text)
    return {name: _country(name, rings) for name, rings in shapes.items()}


@cache
def extent() -> tuple[float, float, float, float]:
    """Left, right, bottom and top of the map."""
    right = float(project(np.array([[CENTRE + 180, 0.0]]))[0, 0])
    bottom, top = (float(project(np.array([[CENTRE, edge]]))[0, 1]) for edge in (SOUTH, NORTH))
    return -right, right, bottom, top


def project(degrees: Points) -> Points:
    """Longitude and latitude on the Equal Earth map (Šavrič, Patterson and Jenny, 2018).

    Note: equal areas, so that a large country weighs what it measures; parallels stay straight.
    """
    longitude, latitude = np.radians(degrees - (CENTRE, 0)).T
    theta = np.arcsin(sqrt(3) / 2 * np.sin(latitude))
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t2, t6 = theta**2, theta**6
    slope = 9 * a4 * theta**8 + 7 * a3 * t6 + 3 * a2 * t2 + a1
    x = 2 * sqrt(3) * longitude * np.cos(theta) / (3 * slope)
    y = a4 * theta**9 + a3 * theta * t6 + a2 * theta * t2 + a1 * theta
    return np.column_stack((x, y))


@cache
def _by_folded_name() -> Mapping[str, Country]:
    known = countries()
    folded = {name.casefold(): shape for name, shape in known.items()}
    return folded | {name.casefold(): known[ours] for name, ours in SPELLINGS.items()}


def _country(name: str, rings: Sequence[Sequence[float]]) -> Country:
    shapes = tuple(project(np.array(ring, dtype=float).reshape(-1, 2)) for ring in rings)
    largest = max(shapes, key=area)
    low, high = largest.min(axis=0), largest.max(axis=0)
    known = MAINLANDS.get(name)
    middle = _point(known) if known else (float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2)
    width = float(high[0] - low[0])
    return Country(shapes, middle, width, float(low[1]), area(largest) < SMALL_SHAPE)


def area(ring: Points) -> float:
    """Area of a ring by the shoelace formula, in units of the map."""
    x, y = ring.T
    return float(abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2)


def _point(degrees: tuple[float, float]) -> tuple[float, float]:
    x, y = project(np.array([degrees], dtype=float))[0]
    return float(x), float(y)
