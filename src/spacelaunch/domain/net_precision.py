"""Which interval an instant stands for, by the word that a source puts beside it.

Launch Library writes `MIN`, `M` or `Q3` beside its `net`, the SpaceX API `hour` or `month` beside
its `date_utc`. A month's instant is its last day with the one and its first with the other; what
is meant is the whole month with both, so neither is taken for the day that it looks like.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from spacelaunch.domain.slips import Interval

# Launch Library's words by its numbers, which its documents have beside them.
WORDS = (
    *("SEC", "MIN", "HR", "AM", "PM", "DAY", "W", "M"),
    *("Q1", "Q2", "Q3", "Q4", "H1", "H2", "Y", "FY", "DEC"),
)


def interval_of(net: datetime, word: str | None) -> Interval | None:
    """The interval around an instant; None where the word is none that is known."""
    return _INTERVALS[word](net) if word in _INTERVALS else None


def _begin(year: int, months: int, net: datetime) -> datetime:
    """The first moment of a month, counted from a year's January on."""
    return datetime(year + months // 12, months % 12 + 1, 1, tzinfo=net.tzinfo)


def _span(length: timedelta) -> Callable[[datetime], Interval]:
    """From the last full second, minute, hour or day."""

    def found(net: datetime) -> Interval:
        midnight = net.replace(hour=0, minute=0, second=0, microsecond=0)
        begin = midnight + (net - midnight) // length * length
        return Interval(begin, begin + length)

    return found


def _months(count: int, place: int | None = None) -> Callable[[datetime], Interval]:
    """So many months: that part of the year which is named, or which the instant is in."""

    def found(net: datetime) -> Interval:
        part = (net.month - 1) // count if place is None else place
        return Interval(
            _begin(net.year, part * count, net), _begin(net.year, (part + 1) * count, net)
        )

    return found


def _week(net: datetime) -> Interval:
    """From Monday."""
    day = _span(timedelta(days=1))(net)
    begin = day.from_at - timedelta(days=net.weekday())
    return Interval(begin, begin + timedelta(days=7))


def _fiscal_year(net: datetime) -> Interval:
    """That of the United States: it has the name of the year in whose September it ends."""
    return Interval(_begin(net.year - 1, 9, net), _begin(net.year, 9, net))


def _decade(net: datetime) -> Interval:
    first = net.year // 10 * 10
    return Interval(_begin(first, 0, net), _begin(first + 10, 0, net))


_DAY = _span(timedelta(days=1))
_INTERVALS: dict[str | None, Callable[[datetime], Interval]] = {
    "SEC": _span(timedelta(seconds=1)),
    "MIN": _span(timedelta(minutes=1)),
    "HR": _span(timedelta(hours=1)),
    # Of the pad's clock, of which an instant in UTC says no more than about the day.
    "AM": _DAY,
    "PM": _DAY,
    "DAY": _DAY,
    "W": _week,
    "M": _months(1),
    **{f"Q{part + 1}": _months(3, part) for part in range(4)},
    **{f"H{part + 1}": _months(6, part) for part in range(2)},
    "Y": _months(12),
    "FY": _fiscal_year,
    "DEC": _decade,
    # The SpaceX API's; its finest is "hour", although it states minutes.
    "hour": _span(timedelta(hours=1)),
    "day": _DAY,
    "month": _months(1),
    "quarter": _months(3),
    "half": _months(6),
    "year": _months(12),
}
