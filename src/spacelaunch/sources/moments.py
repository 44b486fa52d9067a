"""When a launch happened, read from whichever date columns a record has.

`DateTime` wins, then `Date` with `Time`, then `Year` with `Month` and `Day`. A `Year` that says
otherwise refuses the record: one of the two is wrong, and we cannot know which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from spacelaunch.domain.launch import TimePrecision
from spacelaunch.errors import BadRecordError
from spacelaunch.sources import columns

_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_WHOLE = re.compile(r"\d+(\.0+)?")
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment and how well it is known."""

    at: datetime
    precision: TimePrecision


def read_moment(known: Mapping[str, object]) -> Moment:
    """The moment of a record keyed by known columns.

    Raises:
        BadRecordError: there is no year, or a part cannot be read or contradicts another.
    """
    year = _whole(known, columns.YEAR, FIRST_YEAR, LAST_YEAR)
    found = _from_datetime(known) or _from_date(known) or _from_parts(known, year)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise BadRecordError(f"the year {found.year} lies outside {FIRST_YEAR} to {LAST_YEAR}")
    if year is not None and year != found.year:
        raise BadRecordError(f"{columns.YEAR} says {year}, the date says {found.year}")
    return Moment(found.astimezone(UTC), _precision(known, found))


def _precision(known: Mapping[str, object], found: datetime) -> TimePrecision:
    """The source writes midnight where it knows no time of day, so midnight claims only the day."""
    if known.get(columns.DATETIME) or known.get(columns.DATE):
        at_midnight = found.hour == found.minute == 0
        return TimePrecision.DAY if at_midnight else TimePrecision.MINUTE
    if known.get(columns.DAY):
        return TimePrecision.DAY
    return TimePrecision.MONTH if known.get(columns.MONTH) else TimePrecision.YEAR


def _from_datetime(known: Mapping[str, object]) -> datetime | None:
    text = _string(known, columns.DATETIME)
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as exc:
        raise BadRecordError(
            f"{columns.DATETIME}: expected YYYY-MM-DD HH:MM:SS+00:00, got {text!r}"
        ) from exc
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _from_date(known: Mapping[str, object]) -> datetime | None:
    text = _string(known, columns.DATE)
    if not text:
        return None
    date = _DATE.fullmatch(text)
    if date is None:
        raise BadRecordError(f"{columns.DATE}: expected DD/MM/YYYY, got {text!r}")
    clock = _string(known, columns.TIME) or "00:00"
    time = _TIME.fullmatch(clock)
    if time is None:
        raise BadRecordError(f"{columns.TIME}: expected HH:MM, got {clock!r}")
    day, month, year = (int(part) for part in date.groups())
    return _datetime(columns.DATE, year, month, day, int(time[1]), int(time[2]))


def _from_parts(known: Mapping[str, object], year: int | None) -> datetime:
    if year is None:
        raise BadRecordError(f"{columns.YEAR} is missing")
    month = _whole(known, columns.MONTH, 1, 12)
    day = _whole(known, columns.DAY, 1, 31)
    if day is not None and month is None:
        raise BadRecordError(f"{columns.DAY} is given without {columns.MONTH}")
    return _datetime(columns.DAY, year, month or 1, day or 1)


def _datetime(column: str, *parts: int) -> datetime:
    try:
        return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]  # 3 or 5 parts
    except ValueError as exc:
        raise BadRecordError(f"{column}: {exc}") from exc


def _string(known: Mapping[str, object], column: str) -> str:
    value = known.get(column)
    if value is not None and not isinstance(value, str):
        raise BadRecordError(f"{column}: expected text, got {value!r}")
    return (value or "").strip()


def _whole(known: Mapping[str, object], column: str, low: int, high: int) -> int | None:
    value = known.get(column)
    if value is None or value == "":
        return None
    text = repr(value) if isinstance(value, int | float) else value
    if isinstance(value, bool) or not isinstance(text, str) or not _WHOLE.fullmatch(text.strip()):
        raise BadRecordError(f"{column}: expected a whole number, got {value!r}")
    number = int(float(text))
    if not low <= number <= high:
        raise BadRecordError(f"{column}: {number} lies outside {low} to {high}")
    return number
