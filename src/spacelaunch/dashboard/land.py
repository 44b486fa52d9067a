"""The outlines of the land, those that the geography chart uses, as the maps draw them.

They are half a megabyte, which the server of the pages answers by itself: a browser asks once.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

PATH = "land.json"
"""Where they are answered, beside each page."""


@cache
def read_land() -> list[dict[str, Any]]:
    """One polygon for each outline: its country and its corners, longitude and latitude."""
    path = files("spacelaunch.charts.map").joinpath("outlines", "countries.json")
    countries: dict[str, list[list[float]]] = json.loads(path.read_text(encoding="utf-8"))
    return [
        {"name": name, "corners": _corners(ring)}
        for name, rings in countries.items()
        for ring in rings
    ]


def _corners(ring: list[float]) -> list[list[float]]:
    """Pairs, where the file has the numbers one after another."""
    return [
        [longitude, latitude] for longitude, latitude in zip(ring[::2], ring[1::2], strict=True)
    ]
