"""Of which years a data set tells: whole ones, ones known in part, and gaps.

`queries` find it in the data, summaries carry it, and charts draw a gap as a gap. It speaks of the
whole data set, whatever a question selects of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class KnownYear:
    """A calendar year (UTC) of which the data set holds launches."""

    year: int
    first_on: date | None
    """Day of its first launch; None where no launch of the year has a day."""
    last_on: date | None
    has_begin: bool
    """Whether its launches are there from January on."""
    has_end: bool
    """Whether they are there until December."""

    @property
    def is_whole(self) -> bool:
        """Whether a conclusion may rest on the year."""
        return self.has_begin and self.has_end


@dataclass(frozen=True, slots=True)
class Reach:
    """The years of a data set, in order; those that are missing here are gaps."""

    years: Mapping[int, KnownYear] = field(default_factory=dict)

    def find(self, year: int) -> KnownYear | None:
        """What is known of a year; None for a gap, and before and after the data."""
        return self.years.get(year)

    def holds(self, year: int) -> bool:
        """Whether there is a launch of that year, so that none of a kind is a zero."""
        return year in self.years

    def is_whole(self, year: int) -> bool:
        """Whether a conclusion may rest on the year."""
        known = self.find(year)
        return known is not None and known.is_whole

    @property
    def first_year(self) -> int | None:
        """The year that the data begin with."""
        return min(self.years, default=None)

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """First and last year of each run of years without a gap."""
        return runs(list(self.years))

    @property
    def gaps(self) -> list[tuple[int, int]]:
        """First and last year of each gap between two stretches."""
        return [(before[1] + 1, after[0] - 1) for before, after in pairwise(self.stretches)]


def runs(years: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each run of years that follow each other; years in order."""
    found: list[tuple[int, int]] = []
    for year in years:
        if found and found[-1][1] == year - 1:
            found[-1] = (found[-1][0], year)
        else:
            found.append((year, year))
    return found
