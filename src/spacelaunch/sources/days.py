"""A day as people write it -> the days that the text may mean: two, where none is told first.

`08/07/2020` is a day of July in the data set and of August in the USA. Called by `moments` and, for
whole columns, by `vectors`.
"""

from __future__ import annotations

import re
from datetime import date

_SLASHES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?:[ T].*)?", re.ASCII)
FORMS = "DD/MM/YYYY or YYYY-MM-DD"


def days_in(text: str) -> tuple[date | None, date | None]:
    """The day that a text is if its day stands before its month, and if its month stands first.

    Shape: the same day twice where there is no doubt, as in 2020-08-07; None where it is none.
    """
    if iso := _ISO.fullmatch(text):
        day = _day(iso[1], iso[3], iso[4])
        return day, day
    found = _SLASHES.fullmatch(text)
    if found is None:
        return None, None
    first, sign, second, year = found.groups()
    day_first = _day(year, second, first)
    # Dots are written where the day stands first.
    return day_first, day_first if sign == "." else _day(year, first, second)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
