"""Bars over years: a bar for each year, in parts, with a word above it.

A year that has no bar keeps its place. What the parts mean is the chart's affair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from spacelaunch.charts.kit import lettering
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.scale import ticks, years_named
from spacelaunch.charts.kit.style import SMALLEST

MOST_TICKS = 5
BAR_SHARE = 0.72
"""How much of a year's room its bar takes."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one colour means."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What the axis counts, and what stands above the bars where that is another thing."""

    axis: str
    above: str | None = None

    def text(self, *, has_above: bool) -> str:
        """Both, or the axis alone where nothing stands above."""
        return f"{self.axis}; above, {self.above}" if has_above and self.above else self.axis


@dataclass(frozen=True, slots=True)
class YearBar:
    """A year's bar, its parts from below."""

    year: int
    values: tuple[float, ...]
    said: str
    """Written above it where there is room."""

    @property
    def whole(self) -> float:
        """Its height."""
        return sum(self.values)


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where years and values lie."""

    box: Box
    first: int
    year_in: float
    per_unit: float

    def middle(self, year: int) -> float:
        """The middle of a year's room."""
        return self.box.left + (year - self.first + 0.5) * self.year_in


def draw_year_bars(
    frame: Frame, heading: Heading, parts: Sequence[Part], bars: Sequence[YearBar]
) -> None:
    """Fills the frame's body; bars stand in the years' order."""
    look = frame.small()
    line = lettering.height_in(look.points)
    points = _points_above(frame, bars)
    below = _headed(frame, heading.text(has_above=points is not None), parts)
    most = max(bar.whole for bar in bars)
    marks = ticks(ceil(most), MOST_TICKS)
    left = max(lettering.width_in(f"{mark:,} ", look.points) for mark in marks)
    box = below.inset(left=left, bottom=1.3 * line, top=1.2 * line)
    first, last = bars[0].year, bars[-1].year
    top = max(most, marks[-1]) or 1
    plot = _Plot(box, first, box.width / (last - first + 1), box.height / top)
    _draw_axis(frame, plot, marks)
    _draw_years(frame, plot, last)
    for place, part in enumerate(parts):
        boxes = [_box(plot, bar, place) for bar in bars]
        frame.fill(boxes, part.colour).set_label(part.name)
    if points is not None:
        _write_above(frame, plot, bars, points)


def _points_above(frame: Frame, bars: Sequence[YearBar]) -> float | None:
    """The size in which all words above the bars have room, or None where that is too small."""
    look = frame.small()
    # The numbers at the axis take some of the width.
    room = 0.92 * frame.body.width / (bars[-1].year - bars[0].year + 1)
    widest = max(lettering.width_in(f"{bar.said} ", look.points) for bar in bars)
    points = look.points * min(1, room / widest)
    return points if points >= frame.points(SMALLEST) else None


def _headed(frame: Frame, heading: str, parts: Sequence[Part]) -> Box:
    """The heading and the legend; gives the box below."""
    look, box = frame.small(), frame.body
    line, swatch = lettering.height_in(look.points) * 1.2, look.points / 72 * 0.8
    row = 0.8
    text = lettering.clipped(heading, look.points, box.width)
    frame.write(text, (box.left, box.top - row * line), look)
    left = box.left + lettering.width_in(f"{text}    ", look.points)
    for part in parts:
        width = swatch * 3 + lettering.width_in(part.name, look.points)
        if left > box.left and left + width > box.right:
            left, row = box.left, row + 1
        baseline = box.top - row * line
        frame.fill([Box(left, baseline, swatch, swatch)], part.colour)
        frame.write(part.name, (left + swatch * 1.5, baseline), look)
        left += width
    return box.inset(top=(row + 0.2) * line)


def _draw_axis(frame: Frame, plot: _Plot, marks: Sequence[int]) -> None:
    look = replace(frame.small(), horizontal="right", vertical="center")
    heights = [plot.box.bottom + mark * plot.per_unit for mark in marks]
    frame.rule([((plot.box.left, y), (plot.box.right, y)) for y in heights], frame.theme.grid)
    gap = look.points / 72 * 0.4
    for mark, height in zip(marks, heights, strict=True):
        frame.write(f"{mark:,}", (plot.box.left - gap, height), look)


def _draw_years(frame: Frame, plot: _Plot, last: int) -> None:
    look = replace(frame.small(), horizontal="center", vertical="top")
    room = lettering.width_in("2000  ", look.points)
    top = plot.box.bottom - look.points / 72 * 0.3
    for year in years_named(plot.first, last, int(plot.box.width / room)):
        frame.write(str(year), (plot.middle(year), top), look)


def _box(plot: _Plot, bar: YearBar, place: int) -> Box:
    width = plot.year_in * BAR_SHARE
    bottom = plot.box.bottom + sum(bar.values[:place]) * plot.per_unit
    height = bar.values[place] * plot.per_unit
    return Box(plot.middle(bar.year) - width / 2, bottom, width, height)


def _write_above(frame: Frame, plot: _Plot, bars: Sequence[YearBar], points: float) -> None:
    look = replace(frame.small(), points=points, ink=frame.theme.ink, horizontal="center")
    for bar in bars:
        height = plot.box.bottom + bar.whole * plot.per_unit + points / 72 * 0.35
        frame.write(bar.said, (plot.middle(bar.year), height), look)
