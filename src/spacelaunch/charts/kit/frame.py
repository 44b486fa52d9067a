"""What a chart draws on: a figure, its theme, and the body that is left for the chart.

All places are inches from the lower left corner, so text and shapes keep their distance at every
size. Charts write and fill through the frame; it decides about fonts and signs. `page` makes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.patheffects import AbstractPathEffect, withStroke
from matplotlib.text import Text

from spacelaunch.charts.kit import fonts, lettering
from spacelaunch.charts.kit.canvas import Line as WrittenLine
from spacelaunch.charts.kit.style import LABEL, SMALL, Look, Theme
from spacelaunch.charts.kit.words import ABOVE_ALL, Words, in_matplotlibs_words

Line = tuple[tuple[float, float], tuple[float, float]]
"""From here to there, in inches."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in inches."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.bottom + self.height

    @property
    def corners(self) -> list[tuple[float, float]]:
        """The four corners, counter-clockwise."""
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        return [(left, bottom), (right, bottom), (right, top), (left, top)]

    def inset(self, left: float = 0, bottom: float = 0, right: float = 0, top: float = 0) -> Box:
        """The box without so much of each edge; never smaller than a speck."""
        width = max(self.width - left - right, 0.01)
        height = max(self.height - bottom - top, 0.01)
        return Box(self.left + left, self.bottom + bottom, width, height)


@dataclass(frozen=True, slots=True)
class Frame:
    """A figure with its words, and the body that a chart fills."""

    figure: Figure
    theme: Theme
    scale: float
    body: Box

    def points(self, size: float) -> float:
        """A size of `style` in points of this picture."""
        return size * self.scale

    def label(self, bold: bool = False) -> Look:
        """The look of a value or a name."""
        return Look(self.points(LABEL), self.theme.ink, bold)

    def small(self) -> Look:
        """The look of an axis or a note."""
        return Look(self.points(SMALL), self.theme.muted)

    def write(self, text: str, at: tuple[float, float], look: Look) -> Words:
        """Writes one line, in inches."""
        line = lettering.readable(text, look.bold)
        words = Words(WrittenLine(at, line, fonts.font_for(line, look.points, look.bold), look))
        self.figure.add_artist(words)
        return words

    def write_over(
        self,
        axes: Axes,
        text: str,
        at: tuple[float, float],
        look: Look,
        halo: Sequence[AbstractPathEffect],
    ) -> Text:
        """Writes one line in the units of the axes, with something around it."""
        line = lettering.readable(text, look.bold)
        font = fonts.font_for(line, look.points, look.bold)
        words = in_matplotlibs_words(look, font)
        return axes.text(*at, line, zorder=ABOVE_ALL, path_effects=list(halo), **words)

    def fill(
        self,
        boxes: Sequence[Box],
        colours: Sequence[str] | str,
        hatch: str | None = None,
        hatch_ink: str | None = None,
    ) -> PolyCollection:
        """Fills rectangles; all in one artist, because one artist each is slow."""
        shapes = PolyCollection(
            [box.corners for box in boxes],
            facecolors=colours,
            linewidths=0,
            hatch=hatch,
            hatchcolors=(hatch_ink or self.theme.paper) if hatch else None,
            transform=self.figure.dpi_scale_trans,
        )
        self.figure.add_artist(shapes)
        return shapes

    def rule(
        self, lines: Sequence[Line], colours: Sequence[str] | str, dotted: bool = False
    ) -> LineCollection:
        """Draws thin lines, between points in inches, behind everything else."""
        rules = LineCollection(
            lines,
            colors=colours,
            linestyles=(0, (1, 2)) if dotted else "solid",
            linewidths=(1.0 if dotted else 0.7) * self.scale,
            transform=self.figure.dpi_scale_trans,
            zorder=0,
        )
        self.figure.add_artist(rules)
        return rules

    def mark(self, lines: Sequence[Line], ink: str, halo: str) -> LineCollection:
        """Draws lines over everything, with a halo so that they are seen on any fill."""
        marks = LineCollection(
            lines,
            colors=ink,
            linewidths=1.2 * self.scale,
            transform=self.figure.dpi_scale_trans,
            path_effects=[withStroke(linewidth=3 * self.scale, foreground=halo)],
            zorder=4,
        )
        self.figure.add_artist(marks)
        return marks

    def panel(self, box: Box) -> Axes:
        """Bare axes on a box; a chart writes its few ticks itself, which is faster."""
        width, height = self.figure.get_size_inches()
        place = (box.left / width, box.bottom / height, box.width / width, box.height / height)
        axes = self.figure.add_axes(place)
        axes.set_axis_off()
        return axes
