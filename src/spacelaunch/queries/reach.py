"""Reads off the launches' days of which years a data set tells: the rules of `domain.reach`.

Nobody writes into a file until when it is complete, so the days have to say it. Called by the
engine; `reach.sql` is its question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from spacelaunch.domain.reach import KnownYear, Reach

SPACEFLIGHT_BEGAN = 1957
"""A file that begins in this year lacks nothing before its first launch."""
LATE, EARLY = (12, 15), (1, 17)
"""Month and day. The world launches every few days, so data that go on so far (or begin so soon)
hold the year to its end (or from its beginning)."""
LONG_SILENCE_DAYS = 60
LONG_SILENCE_INTERVALS = 15
"""How long the launches of a year may stop before the next year's first: so many of the year's own
intervals. The real data never exceed 8; a launch that is appended to a file which ended in August
would leave 40."""


@dataclass(frozen=True, slots=True)
class _Year:
    year: int
    dated_count: int
    first_on: date | None
    last_on: date | None


def read_reach(rows: Sequence[Mapping[str, Any]]) -> Reach:
    """The reach that the rows of `reach.sql` tell."""
    years = {row["year"]: _read_year(row) for row in rows}
    return Reach({year: _known(one, years) for year, one in years.items()})


def _known(one: _Year, years: Mapping[int, _Year]) -> KnownYear:
    begins, ends = _begins(one, years.get(one.year - 1)), _ends(one, years.get(one.year + 1))
    return KnownYear(one.year, one.first_on, one.last_on, begins, ends)


def _read_year(row: Mapping[str, Any]) -> _Year:
    first, last = row["first_on"], row["last_on"]
    return _Year(
        row["year"],
        row["dated_count"],
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
    )


def _begins(one: _Year, before: _Year | None) -> bool:
    """Whether the year is known from its beginning."""
    if before is not None or one.year <= SPACEFLIGHT_BEGAN:
        return True
    return one.first_on is not None and (one.first_on.month, one.first_on.day) <= EARLY


def _ends(one: _Year, after: _Year | None) -> bool:
    """Whether the year is known to its end."""
    if one.last_on is not None and (one.last_on.month, one.last_on.day) >= LATE:
        return True
    return after is not None and not _breaks_off(one, after)


def _breaks_off(one: _Year, after: _Year) -> bool:
    """Whether the launches stop as they do where a file ends, with another one put behind it."""
    if one.last_on is None:
        return False
    silence = ((after.first_on or date(after.year, 1, 1)) - one.last_on).days
    interval = one.last_on.timetuple().tm_yday / one.dated_count
    return silence > max(LONG_SILENCE_DAYS, LONG_SILENCE_INTERVALS * interval)
