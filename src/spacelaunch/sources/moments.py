"""When a launch happened, read from whichever date columns a record has.

`DateTime` wins, then `Date` with `Time`, then `Year` with `Month` and `Day`. A part that says
otherwise refuses the record: one of the two is wrong, and we cannot know which. A part that cannot
be read is lost, and the others are believed. `Month` and `Day` decide which way round `Date` is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TypeVar

from spacelaunch.domain import words
from spacelaunch.domain.launch import TimePrecision
from spacelaunch.errors import BadRecordError
from spacelaunch.sources.date_parts import (
    Days,
    Known,
    date_text,
    read_date,
    read_datetime,
    read_day,
    read_month,
    read_time,
    read_time_of_date,
    read_year,
)

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment and how well it is known."""

    at: datetime
    precision: TimePrecision
    lost: tuple[str, ...] = ()
    """Why parts of it that were given could not be read."""


def read_moment(known: Known) -> Moment:
    """The moment of a record keyed by known columns.

    Raises:
        BadRecordError: there is no year, or a part contradicts another.
    """
    parts = _Parts(known)
    return parts.from_datetime() or parts.from_date() or parts.from_numbers()


class _Parts:
    """What a record says of its moment, part by part."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._lost: list[str] = []
        self._year = self._read(read_year)
        self._month = self._read(read_month)
        self._day = self._read(read_day)
        self._time = self._read(read_time)
        self._days = self._read(read_date)

    def from_datetime(self) -> Moment | None:
        """As `DateTime` has it, with which all others agree."""
        found = self._read(read_datetime)
        if found is None:
            return None
        written, has_time = found
        at = written.astimezone(UTC)
        self._require_day(written.date(), at.date())
        if has_time:
            self._require_time(written.time(), at.time())
        elif self._time is not None:
            at = datetime.combine(at.date(), self._time, UTC)
        return self._moment(at)

    def from_date(self) -> Moment | None:
        """As `Date` has it, whichever way round agrees with the other parts."""
        if self._days is None:
            return None
        possible = [day for day in self._days if day]
        agreeing = [day for day in possible if not self._contradiction(day)]
        if not agreeing:
            raise BadRecordError(self._contradiction(possible[0]))
        self._require_way_round(self._days)
        clock = self._time or read_time_of_date(self._known) or time.min
        return self._moment(datetime.combine(agreeing[0], clock, UTC))

    def from_numbers(self) -> Moment:
        """As far as `Year`, `Month` and `Day` tell it."""
        if self._year is None:
            raise BadRecordError(self._lost[0] if self._lost else f"{words.YEAR} is missing")
        day = self._read(self._calendar_day)
        if day is not None:
            return self._moment(datetime.combine(day, self._time or time.min, UTC))
        precision = TimePrecision.MONTH if self._month else TimePrecision.YEAR
        at = datetime(self._year, self._month or 1, 1, tzinfo=UTC)
        return Moment(at, precision, tuple(self._lost))

    def _calendar_day(self, _: Known) -> date | None:
        if self._day is None or self._year is None:
            return None
        if self._month is None:
            raise BadRecordError(f"{words.DAY} is given without {words.MONTH}")
        try:
            return date(self._year, self._month, self._day)
        except ValueError as exc:
            raise BadRecordError(f"{words.DAY}: {exc}") from exc

    def _read(self, read: Callable[[Known], Found | None]) -> Found | None:
        try:
            return read(self._known)
        except BadRecordError as exc:
            self._lost.append(str(exc))
            return None

    def _moment(self, at: datetime) -> Moment:
        """To the second, as the data set writes a moment: what was served comes back the same.

        The source writes midnight where it knows no time of day, so midnight claims only the day.
        """
        at = at.replace(microsecond=0)
        is_day = at.time() == time.min
        precision = TimePrecision.DAY if is_day else TimePrecision.MINUTE
        return Moment(at, precision, tuple(self._lost))

    def _require_day(self, *days: date) -> None:
        """The day where the launch was, or in UTC: the other parts may mean either."""
        if all(map(self._contradiction, days)):
            raise BadRecordError(self._contradiction(days[0]))
        if self._days is not None and not set(self._days) & set(days):
            said = date_text(self._known)
            raise BadRecordError(f"{words.DATE} says {said!r}, {words.DATETIME} says {days[0]}")

    def _require_time(self, *times: time) -> None:
        minutes = [each.replace(second=0, microsecond=0) for each in times]
        if self._time is not None and self._time not in minutes:
            said, other = f"{self._time:%H:%M}", f"{minutes[0]:%H:%M}"
            raise BadRecordError(f"{words.TIME} says {said}, {words.DATETIME} says {other}")

    def _contradiction(self, day: date) -> str | None:
        """Which of `Year`, `Month` and `Day` says otherwise."""
        for column, said, found in (
            (words.YEAR, self._year, day.year),
            (words.MONTH, self._month, day.month),
            (words.DAY, self._day, day.day),
        ):
            if said is not None and said != found:
                return f"{column} says {said}, the date says {found}"
        return None

    def _require_way_round(self, days: Days) -> None:
        """Where nothing decides, a date that can only be read month first makes its file doubtful.

        The others of such a file can be read either way, and would be read the wrong way.
        """
        is_decided = self._month is not None or self._day is not None
        if days[0] is None and not is_decided:
            said = date_text(self._known)
            raise BadRecordError(
                f"{words.DATE}: expected DD/MM/YYYY or YYYY-MM-DD, got {said!r}; the month may "
                f"stand first where {words.MONTH} and {words.DAY} stand beside it"
            )
