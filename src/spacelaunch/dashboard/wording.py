"""Figures and moments as the pages write them: the API's own numbers, for people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

NONE = "–"
"""Where the API has null."""


def whole(value: int | None) -> str:
    """As `4,324`."""
    return NONE if value is None else f"{value:,}"


def percent(value: float | None) -> str:
    """As `89.7 %`."""
    return NONE if value is None else f"{value:.1f} %"


def interval(low: float | None, high: float | None) -> str:
    """As `88.8–90.6 %`."""
    return NONE if low is None or high is None else f"{low:.1f}–{high:.1f} %"


def day(text: str | None) -> str:
    """The day of a moment."""
    return NONE if text is None else text[:10]


def minute(text: str | None) -> str:
    """As `2020-08-07 05:12 UTC`."""
    return NONE if text is None else f"{datetime.fromisoformat(text):%Y-%m-%d %H:%M} UTC"


def words(name: str) -> str:
    """A name of the API as people read it: `partial_failure` as `Partial failure`."""
    return name.replace("_", " ").replace("-", " ").capitalize().replace("Api ", "API ")


def count_of(count: int, thing: str) -> str:
    """As `1 launch`, `2 launches`."""
    ending = "es" if thing.endswith(("ch", "s")) else "s"
    return f"{count:,} {thing}{'' if count == 1 else ending}"


# The unit at the end of a name, and how a heading has it.
_UNITS = {
    "count": None,
    "pct": "%",
    "musd": "million US$",
    "usd": "US$",
    "kg": "kg",
    "days": "days",
    "h": "h",
    "s": "s",
    "km": "km",
    "deg": "°",
    "at": "UTC",
}
_SAID_BY_THE_NAME = ("launches", "landings", "payloads", "year", "UTC", None)
_SHORT = {"percent": "%", "million US dollars": "million US$", "US dollars": "US$"}
# Of these there are many, where a name that counts them has one.
_MANY = {"Attempt": "Attempts", "Launch": "Launches", "Payload": "Payloads"}


def heading(name: str) -> str:
    """The heading of a column that is not described: its name, with the unit at its end."""
    stem, _, ending = name.rpartition("_")
    if not stem or ending not in _UNITS:
        return words(name)
    unit = _UNITS[ending]
    return f"{words(stem)}, {unit}" if unit else _many(words(stem))


def heading_of(column: Mapping[str, Any]) -> str:
    """A described column's name as people read it, with its unit."""
    name, unit = str(column["name"]), column.get("unit")
    stem, _, ending = name.rpartition("_")
    plain = _many(words(stem)) if stem and ending in _UNITS else words(name)
    return plain if unit in _SAID_BY_THE_NAME else f"{plain}, {_SHORT.get(unit, unit)}"


def _many(stem: str) -> str:
    return _MANY.get(stem, stem)
