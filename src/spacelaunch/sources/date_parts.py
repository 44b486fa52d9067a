"""Each column that says something of a launch's moment, read by itself.

A column that is silent, or holds a word for nothing, is None; one that cannot be read raises
BadRecordError, which quotes it and names the form wanted. Called by `moments` and `vectors`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from spacelaunch.domain import words
from spacelaunch.domain.texts import clean_text, is_nothing
from spacelaunch.errors import BadRecordError
from spacelaunch.sources.days import FORMS, days_in

Known = Mapping[str, object]
Days = tuple[date | None, date | None]

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?", re.ASCII)
_TIME_OF_DATE = re.compile(r"\d{4}-\d\d-\d\d[ T](\d\d:\d\d)(?::[\d.]+)?(?:Z|\+00:00)?", re.ASCII)
_WHOLE = re.compile(r"(\d{1,30})(?:\.0+)?", re.ASCII)
# As in "Fri Aug 07, 2020 05:12 UTC", the time of which is not always there.
_IN_WORDS = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}), (\d{4})(?: (\d{2}:\d{2}) UTC)?", re.ASCII
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FIRST_YEAR, LAST_YEAR = 1900, 2100


def read_year(known: Known) -> int | None:
    """What `Year` says."""
    return _whole(known, words.YEAR, FIRST_YEAR, LAST_YEAR)


def read_month(known: Known) -> int | None:
    """What `Month` says."""
    return _whole(known, words.MONTH, 1, 12)


def read_day(known: Known) -> int | None:
    """What `Day` says."""
    return _whole(known, words.DAY, 1, 31)


def read_time(known: Known) -> time | None:
    """What `Time` says, to the minute."""
    text = _string(known, words.TIME)
    if not text:
        return None
    found = _TIME.fullmatch(text)
    if found is None:
        raise BadRecordError(f"{words.TIME}: expected HH:MM, got {text!r}")
    return time(int(found[1]), int(found[2]))


def read_datetime(known: Known) -> tuple[datetime, bool] | None:
    """What `DateTime` says, in its own zone, and whether it says a time of day."""
    text = _string(known, words.DATETIME)
    if not text:
        return None
    iso = _in_words(text) or text
    try:
        found = datetime.fromisoformat(iso)
    except ValueError as exc:
        form = "YYYY-MM-DD HH:MM:SS+00:00"
        raise BadRecordError(f"{words.DATETIME}: expected {form}, got {text!r}") from exc
    written = found if found.tzinfo else found.replace(tzinfo=UTC)
    _require_year(written.year)  # first: the conversion fails at the calendar's ends
    _require_year(written.astimezone(UTC).year)
    return written, ":" in iso


def read_date(known: Known) -> Days | None:
    """The day that `Date` means if the day stands first in it, and if the month does.

    Note: where its file says what stands first, both are that day.
    """
    text = date_text(known)
    if not text:
        return None
    days = days_in(text)
    if words.MONTH_FIRST_DATE in known:
        days = days[1], days[1]
    if days == (None, None):
        form = "MM/DD/YYYY or YYYY-MM-DD" if words.MONTH_FIRST_DATE in known else FORMS
        raise BadRecordError(f"{words.DATE}: expected {form}, got {text!r}")
    for day in filter(None, days):
        _require_year(day.year)
    return days


def read_time_of_date(known: Known) -> time | None:
    """The time of day that stands in `Date` itself; another program's midnight is none."""
    found = _TIME_OF_DATE.fullmatch(date_text(known))
    return read_time({words.TIME: found[1]}) if found else None


def date_text(known: Known) -> str:
    """`Date` as it is written."""
    is_month_first = words.MONTH_FIRST_DATE in known
    return _string(known, words.MONTH_FIRST_DATE if is_month_first else words.DATE)


def _in_words(text: str) -> str | None:
    found = _IN_WORDS.fullmatch(text)
    if found is None or found[1] not in _MONTHS:
        return None
    month, day, year, clock = found.groups()
    iso = f"{year}-{_MONTHS.index(month) + 1:02}-{day}"
    return f"{iso} {clock}" if clock else iso


def _require_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadRecordError(f"the year {year} lies outside {FIRST_YEAR} to {LAST_YEAR}")


def _string(known: Known, column: str) -> str:
    value = known.get(column)
    if value is not None and not isinstance(value, str):
        raise BadRecordError(f"{column}: expected text, got {value!r}")
    text = clean_text(value or "")
    return "" if is_nothing(text) else text


def _whole(known: Known, column: str, low: int, high: int) -> int | None:
    value = known.get(column)
    text = "" if value is None else clean_text(str(value))
    if is_nothing(text):
        return None
    whole = _WHOLE.fullmatch(text)
    if whole is None:
        raise BadRecordError(f"{column}: expected a whole number, got {value!r}")
    number = int(whole[1])
    if not low <= number <= high:
        raise BadRecordError(f"{column}: {number} lies outside {low} to {high}")
    return number
