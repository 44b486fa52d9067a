"""Numbers on a scale: ticks that are whole, years that are round, bins, thousands with separators.

Pure arithmetic; the charts decide where it is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Bin:
    """Counts from `low` to `high`, both included; the last bin of a scale has no end."""

    low: int
    high: int | None

    @property
    def label(self) -> str:
        """The bin as a legend names it."""
        if self.high is None:
            return f"{self.low:,}+"
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,}–{self.high:,}"


def step_for(span: int, most: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, … that cuts the span into at most so many parts."""
    power = 1
    while True:
        for step in STEPS:
            if span <= step * power * max(most, 1):
                return step * power
        power *= 10


def ticks(maximum: int, most: int) -> list[int]:
    """Whole numbers from 0 to the first that is not below the maximum, evenly spaced."""
    step = step_for(max(maximum, 1), most)
    return list(range(0, max(maximum, 1) + step, step))


def years_named(first: int, last: int, most: int) -> list[int]:
    """At most so many years for an axis: round ones, and the last one, for there the data end."""
    step = step_for(last - first + 1, max(most, 1))
    apart = ceil((last - first + 1) / max(most, 1))
    round_ones = [year for year in range(first, last + 1) if year % step == 0]
    return [*(year for year in round_ones if last - year >= apart), last]


def bins(edges: Sequence[int]) -> list[Bin]:
    """One bin from each edge to the next; the last one has no end."""
    return [*(Bin(low, high - 1) for low, high in pairwise(edges)), Bin(edges[-1], None)]


def bin_index(scale: Sequence[Bin], count: int) -> int:
    """Which bin of the scale holds the count."""
    return max(place for place, one in enumerate(scale) if count >= one.low)
