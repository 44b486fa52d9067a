"""Numbers on a scale: ticks that are whole, bins that double, thousands with separators.

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
    """Whole numbers from 0 up to the maximum, evenly spaced."""
    step = step_for(max(maximum, 1), most)
    return list(range(0, max(maximum, 1) + 1, step))


def bins(maximum: int, most: int) -> list[Bin]:
    """At most so many bins over 1…maximum: single counts where they suffice, else growing ones."""
    if maximum <= most:
        return [Bin(count, count) for count in range(1, max(maximum, 1) + 1)]
    doubling = [factor * 10**power for power in range(10) for factor in STEPS]
    for edges in (doubling, [10**power for power in range(10)]):
        used = [edge for edge in edges if edge <= maximum]
        if len(used) <= most:
            break
    return [
        *(Bin(low, high - 1) for low, high in pairwise(used[:most])),
        Bin(used[:most][-1], None),
    ]


def bin_index(scale: Sequence[Bin], count: int) -> int:
    """Which bin of the scale holds the count."""
    return max(place for place, one in enumerate(scale) if count >= one.low)


def spread(colours: tuple[str, ...], count: int) -> list[str]:
    """So many colours between the first and the last of those given, evenly spaced."""
    if count == 1:
        return [colours[-2]]
    steps = [place * (len(colours) - 1) / (count - 1) for place in range(count)]
    return [_mixed(colours[int(step)], colours[ceil(step)], step % 1) for step in steps]


def _mixed(one: str, other: str, share: float) -> str:
    """A colour `#rrggbb` on the way from one to the other."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(start + (end - start) * share):02x}" for start, end in pairs)
