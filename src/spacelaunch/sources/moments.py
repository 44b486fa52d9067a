"""When a launch happened, read from whichever date columns a record has.

`DateTime` wins, then `Date` with `Time`, then `Year` with `Month` and `Day`. A `Year` that says
otherwise refuses the record: one of the two is wrong, and we cannot know which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time

from spacelaunch.domain import words
from spacelaunch.domain.launch import TimePrecision
from spacelaunch.errors import BadRecordError

_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?", re.ASCII)
_WHOLE = re.compile(r"(\d{1,30})(?:\.0+)?", re.ASCII)
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
    year = read_year(known)
    written = _from_datetime(known) or _from_date(known)
    if written is None:
        return _from_parts(known, year)
    at = _in_utc(written)
    if year is not None and year != written.year:
        raise BadRecordError(f"{words.YEAR} says {year}, the date says {written.year}")
    return Moment(at, _precision(at))


def read_year(known: Mapping[str, object]) -> int | None:
    """What `Year` says; raises BadRecordError as `read_moment` does."""
    return _whole(known, words.YEAR, FIRST_YEAR, LAST_YEAR)


def _in_utc(written: datetime) -> datetime:
    """To the second, as the data set writes a moment: what was served comes back the same."""
    _require_year(written.year)  # first: the conversion fails at the calendar's ends
    at = written.astimezone(UTC).replace(microsecond=0)
    _require_year(at.year)
    return at


def _require_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadRecordError(f"the year {year} lies outside {FIRST_YEAR} to {LAST_YEAR}")


def _precision(at: datetime) -> TimePrecision:
    """The source writes midnight where it knows no time of day, so midnight claims only the day."""
    return TimePrecision.DAY if at.time() == time.min else TimePrecision.MINUTE


def _from_datetime(known: Mapping[str, object]) -> datetime | None:
    text = _string(known, words.DATETIME)
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as exc:
        raise BadRecordError(
            f"{words.DATETIME}: expected YYYY-MM-DD HH:MM:SS+00:00, got {text!r}"
        ) from exc
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _from_date(known: Mapping[str, object]) -> datetime | None:
    text = _string(known, words.DATE)
    if not text:
        return None
    date = _DATE.fullmatch(text)
    if date is None:
        raise BadRecordError(f"{words.DATE}: expected DD/MM/YYYY, got {text!r}")
    clock = _string(known, words.TIME) or "00:00"
    hour_minute = _TIME.fullmatch(clock)
    if hour_minute is None:
        raise BadRecordError(f"{words.TIME}: expected HH:MM, got {clock!r}")
    day, month, year = (int(part) for part in date.groups())
    return _datetime(words.DATE, year, month, day, int(hour_minute[1]), int(hour_minute[2]))


def _from_parts(known: Mapping[str, object], year: int | None) -> Moment:
    if year is None:
        raise BadRecordError(f"{words.YEAR} is missing")
    month = _whole(known, words.MONTH, 1, 12)
    day = _whole(known, words.DAY, 1, 31)
    if day is not None and month is None:
        raise BadRecordError(f"{words.DAY} is given without {words.MONTH}")
    precision = TimePrecision.DAY if day else TimePrecision.MONTH if month else TimePrecision.YEAR
    return Moment(_datetime(words.DAY, year, month or 1, day or 1), precision)


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
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    whole = _WHOLE.fullmatch(text)
    if whole is None:
        raise BadRecordError(f"{column}: expected a whole number, got {value!r}")
    number = int(whole[1])
    if not low <= number <= high:
        raise BadRecordError(f"{column}: {number} lies outside {low} to {high}")
    return number
