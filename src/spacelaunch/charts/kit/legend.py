"""The legend of a binned scale: one swatch for each bin, and one for no launches.

Used by the map and the heat map, which shade by the same bins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacelaunch.charts.kit import lettering
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.scale import Bin, bin_index, bins


@dataclass(frozen=True, slots=True)
class Shades:
    """Which colour stands for how many launches."""

    bins: Sequence[Bin]
    colours: Sequence[str]

    def colour(self, count: int) -> str:
        """The colour of a count of at least one."""
        return self.colours[bin_index(self.bins, count)]


def shades(frame: Frame, edges: Sequence[int]) -> Shades:
    """A colour from each edge on; the same whatever is counted, so that two pictures compare."""
    return Shades(bins(edges), frame.theme.sequence[-len(edges) :])


def draw_legend(frame: Frame, box: Box, used: Shades, title: str) -> float:
    """Draws it from the top left of the box, on as many lines as it needs; gives their height."""
    look = frame.small()
    line, swatch = lettering.height_in(look.points) * 1.2, look.points / 72
    labels = [title, "none", *(one.label for one in used.bins)]
    colours = [None, frame.theme.land, *used.colours]
    left, row = box.left, 1
    for label, colour in zip(labels, colours, strict=True):
        text = lettering.clipped(label, look.points, box.width)
        width = lettering.width_in(text, look.points) + (1.4 * swatch if colour else 0)
        if left > box.left and left + width > box.right:
            left, row = box.left, row + 1
        baseline = box.top - (row - 0.25) * line
        if colour:
            frame.fill([Box(left, baseline, swatch, swatch * 0.8)], colour)
        text_left = left + (1.4 * swatch if colour else 0)
        frame.write(text, (text_left, baseline), look)
        left += width + swatch
    return row * line
