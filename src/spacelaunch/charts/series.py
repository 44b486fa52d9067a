"""The timeline's numbers in the shape in which they are drawn, and where they stand on the page.

Read from a summary by `timeline`; `crossings` places words by it. Draws nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacelaunch.charts import captions, cells
from spacelaunch.charts.frame import Box
from spacelaunch.domain.summary import Origin, Summary


@dataclass(frozen=True, slots=True)
class Series:
    """Launches per year of both sectors."""

    years: Sequence[int]
    private: Sequence[int]
    state: Sequence[int]
    until: str
    """Until when the last year is known, as `7 Aug`; empty when to its end."""

    @property
    def maximum(self) -> int:
        """The largest count."""
        return max(*self.private, *self.state, 1)

    @property
    def leaders(self) -> list[str | None]:
        """Who has strictly more launches, year by year."""
        pairs = zip(self.private, self.state, strict=True)
        return [None if p == s else "private" if p > s else "state" for p, s in pairs]

    def counts(self, year: int) -> tuple[int, int]:
        """Private and state launches of a year."""
        place = self.years.index(year)
        return self.private[place], self.state[place]

    def highest_between(self, first: float, last: float) -> int:
        """The largest count of the years in a range, and of those next to it."""
        rows = zip(self.years, self.private, self.state, strict=True)
        return max((max(p, s) for year, p, s in rows if first - 1 <= year <= last + 1), default=0)


@dataclass(frozen=True, slots=True)
class Ground:
    """The box of the plot, and how years and counts lie on it."""

    box: Box
    first: float
    """The moment at the left edge, in years."""
    last: float
    top: float
    """The count at the upper edge."""

    @property
    def year_in(self) -> float:
        """Width of a year in inches."""
        return self.box.width / (self.last - self.first)

    def x(self, year: float) -> float:
        """Where a year stands, in inches."""
        return self.box.left + (year - self.first) * self.year_in

    def y(self, count: float) -> float:
        """Where a count stands, in inches."""
        return self.box.bottom + count / self.top * self.box.height


def read_series(summary: Summary) -> Series:
    """The series of a summary that has rows."""
    years = [cells.integer(row, "year") for row in summary.rows]
    return Series(
        years,
        [cells.integer(row, "private_count") for row in summary.rows],
        [cells.integer(row, "state_count") for row in summary.rows],
        _until(summary.origin, years[-1]),
    )


def ground(box: Box, series: Series, top: float) -> Ground:
    """The series laid on a box, with half a year of air on both sides."""
    return Ground(box, series.years[0] - 0.5, series.years[-1] + 0.5, top)


def _until(origin: Origin, year: int) -> str:
    """There is a launch every few days, so data that end in late December are whole."""
    last = origin.data_until
    if last is None or last.year != year or (last.month, last.day) >= (12, 15):
        return ""
    return captions.day_of_year(last)
