"""Counts by year in the shape in which they are drawn, and where they stand on the page.

A chart makes them of its rows; `year_plot` draws them and `annotations` places words by them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from spacelaunch.charts.kit.frame import Box
from spacelaunch.domain.reach import runs


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the chart."""

    name: str
    colour: str
    counts: Sequence[float | None]
    """None where there is none, as in a gap of the data."""
    weight: float = 1.0
    """Times the usual width, so that lines differ in more than their colours."""
    dashes: tuple[float, ...] = ()
    """Of a whole year's line, likewise; in widths of the line."""
    end: str | None = None
    """What stands after its name at its end, where that is not its last count."""

    @property
    def last(self) -> float:
        """Its last count; 0 where it has none."""
        return next((count for count in reversed(self.counts) if count is not None), 0)


@dataclass(frozen=True, slots=True)
class Series:
    """Launches per year."""

    years: Sequence[int]
    lines: Sequence[Line]
    whole: frozenset[int]
    """Years that the data know from beginning to end."""
    parts: str
    """Which years they know in part, as `2020 until 7 Aug`; may be empty."""
    dotted: Sequence[int] = ()
    """Years with a line from top to bottom, on which no note should lie."""
    missing: Sequence[int] | None = None
    """Years of which the data hold nothing; unset, those without any count."""

    @property
    def maximum(self) -> int:
        """The first whole number that no count is above."""
        return max(1, *(ceil(count or 0) for line in self.lines for count in line.counts))

    @property
    def known(self) -> list[int]:
        """Years that are no gap."""
        missing = {*self._missing}
        return [year for year in self.years if year not in missing]

    @property
    def gaps(self) -> list[tuple[int, int]]:
        """First and last year of each gap."""
        return runs(self._missing)

    @property
    def _missing(self) -> list[int]:
        if self.missing is not None:
            return list(self.missing)
        places = enumerate(self.years)
        return [y for place, y in places if all(x.counts[place] is None for x in self.lines)]

    def counts(self, year: int) -> list[float | None]:
        """The counts of a year, line by line."""
        place = self.years.index(year)
        return [line.counts[place] for line in self.lines]

    def highest_between(self, first: float, last: float) -> float:
        """The largest count of the years in a range, and of those next to it."""
        inside = [year for year in self.years if first - 1 <= year <= last + 1]
        return max((count or 0 for year in inside for count in self.counts(year)), default=0)


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


def ground(box: Box, series: Series, top: float) -> Ground:
    """The series laid on a box, with half a year of air on both sides."""
    return Ground(box, series.years[0] - 0.5, series.years[-1] + 0.5, top)
