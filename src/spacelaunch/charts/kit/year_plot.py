"""Lines over years: axes, gaps, whole years and parts of years, and the names at the lines' ends.

Draws a `Series` on a frame; what is said about the lines is the chart's affair.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import isnan, nan
from typing import Any

from matplotlib.lines import Line2D
from matplotlib.transforms import Affine2D

from spacelaunch.charts.kit import lettering
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.scale import ticks, years_named
from spacelaunch.charts.kit.series import Ground, Line, Series
from spacelaunch.charts.kit.style import LABEL, SMALL, Look
from spacelaunch.domain.reach import runs
from spacelaunch.domain.summary import Summary

FEW_YEARS = 15
"""Up to so many years every point gets a mark."""
STRIP_IN = 0.08
"""Height of the strip below the plot, which a chart may fill."""
# Above the grid, which has 0; what is filled has 1.
_BELOW_FILLS = 0.5


def line_in(frame: Frame) -> float:
    """Distance between two lines of small words, in inches."""
    return lettering.height_in(frame.points(SMALL))


def plot_box(frame: Frame, series: Series, labels: Sequence[str] = ()) -> Box:
    """The body without its axis labels and without the names at the lines' ends.

    Shape: the labels are those of counts, where there are no others.
    """
    line, points = line_in(frame), frame.points(SMALL)
    labels = labels or [f"{tick:,}" for tick in ticks(series.maximum, 5)]
    left = max(lettering.width_in(label, points) for label in labels)
    bold = frame.points(LABEL)
    right = max(lettering.width_in(text, bold, bold=True) for _, _, text in _ends(frame, series))
    gap = points / 72 * 0.7
    return frame.body.inset(
        left + gap, 2.6 * line + STRIP_IN * frame.scale, right + gap, 1.2 * line
    )


def count_marks(frame: Frame, box: Box, series: Series) -> list[int]:
    """The counts at the axis; the last one is not below the data's largest."""
    most = max(min(int(box.height / line_in(frame) / 2), 6), 1)
    return ticks(series.maximum, most)


def draw_counts(frame: Frame, plot: Ground, series: Series, meaning: str) -> None:
    """Grid lines with their counts, and what is counted."""
    marks = count_marks(frame, plot.box, series)
    draw_marks(frame, plot, {mark: f"{mark:,}" for mark in marks}, meaning)


def draw_marks(frame: Frame, plot: Ground, marks: Mapping[float, str], meaning: str) -> None:
    """Grid lines at these heights with what they say, and what is measured."""
    look = replace(frame.small(), horizontal="right", vertical="center")
    lines = [((plot.box.left, plot.y(mark)), (plot.box.right, plot.y(mark))) for mark in marks]
    frame.rule(lines, frame.theme.grid)
    for mark, label in marks.items():
        at = (plot.box.left - look.points / 72 * 0.5, plot.y(mark))
        frame.write(label, at, look)
    above = (frame.body.left, frame.body.top - line_in(frame) * 0.85)
    frame.write(meaning, above, frame.small())


def draw_gaps(frame: Frame, plot: Ground, series: Series) -> None:
    """Ground in place of paper where the data hold nothing."""
    look = replace(frame.small(), horizontal="center", vertical="center")
    for first, last in series.gaps:
        box = Box(plot.x(first - 0.5), plot.box.bottom, 0, plot.box.height)
        box = replace(box, width=plot.x(last + 0.5) - box.left)
        frame.fill([box], frame.theme.land).set_label("gap")
        if lettering.width_in("no data", look.points) < box.width:
            frame.write("no data", (box.left + box.width / 2, box.bottom + box.height / 2), look)


def thin_years(summary: Summary[Any, Any]) -> list[int]:
    """The years of which the data set lacks too many launches; none where nobody knows."""
    coverage = summary.origin.coverage
    return coverage.thin_years if coverage else []


def draw_thin_years(frame: Frame, plot: Ground, years: Sequence[int]) -> None:
    """Shade behind the years of which the data lack too many launches; a note says so."""
    for first, last in runs([year for year in years if plot.first < year < plot.last]):
        box = Box(plot.x(first - 0.5), plot.box.bottom, 0, plot.box.height)
        shade = replace(box, width=plot.x(last + 0.5) - box.left)
        frame.fill([shade], frame.theme.shade).set_zorder(-1)


def draw_years(frame: Frame, plot: Ground, series: Series, titles: Sequence[str]) -> None:
    """The years below the plot, and which of them are known in part; the first title that fits."""
    line, small = line_in(frame), frame.small()
    room = lettering.width_in("2000  ", small.points)
    named = years_named(series.years[0], series.years[-1], int(plot.box.width / room))
    look = replace(small, horizontal="center", vertical="top")
    top = plot.box.bottom - STRIP_IN * frame.scale - 0.2 * line
    for year in named:
        frame.write(str(year), (plot.x(year), top), look)
    _draw_title(frame, plot, series, titles, top - line)


def _draw_title(
    frame: Frame, plot: Ground, series: Series, titles: Sequence[str], top: float
) -> None:
    look = replace(frame.small(), vertical="top")
    room = frame.body.right - plot.box.left
    shortest = lettering.width_in(f"{titles[-1]}   ", look.points)
    parts = lettering.clipped(series.parts, look.points, room - shortest) if series.parts else ""
    taken = lettering.width_in(f"{parts}   ", look.points)
    fitting = (one for one in titles if lettering.width_in(one, look.points) <= room - taken)
    frame.write(next(fitting, titles[-1]), (plot.box.left, top), look)
    if parts:
        end = min(max(plot.box.right, plot.box.left + shortest + taken), frame.body.right)
        frame.write(parts, (end, top), replace(look, ink=frame.theme.ink, horizontal="right"))


def draw_lines(frame: Frame, plot: Ground, series: Series) -> None:
    """All lines of the series."""
    for line in series.lines:
        _draw_line(frame, plot, series, line)


def _draw_line(frame: Frame, plot: Ground, series: Series, line: Line) -> None:
    """One line: whole years solid; a year known in part hollow, with dashes to its neighbours."""
    look: dict[str, Any] = {
        "color": line.colour,
        "linewidth": 2 * frame.scale * line.weight,
        "ms": 5 * frame.scale,
    }
    counts = {year: _number(n) for year, n in zip(series.years, line.counts, strict=True)}
    solid = {year: counts[year] if year in series.whole else nan for year in series.years}
    marker = "o" if len(series.years) <= FEW_YEARS else ""
    dashes = (0, line.dashes) if line.dashes else "solid"
    draw_points(frame, plot, solid, marker=marker, label=line.name, linestyle=dashes, **look)
    pairs = [p for p in pairwise(series.known) if p[1] - p[0] == 1 and not series.whole >= set(p)]
    for pair in pairs:
        draw_points(frame, plot, {y: counts[y] for y in pair}, linestyle=(0, (2, 1.2)), **look)
    parts = {year: counts[year] for year in series.known if year not in series.whole}
    marked = {**look, "marker": "o", "linestyle": ""}
    draw_points(frame, plot, parts, label="in part", mfc=frame.theme.paper, **marked)
    drawn = {year for year, count in solid.items() if not isnan(count)}
    alone = {year: counts[year] for year in sorted(drawn) if not drawn & {year - 1, year + 1}}
    draw_points(frame, plot, alone, **marked)


def draw_points(frame: Frame, plot: Ground, counts: Mapping[int, float], **look: Any) -> None:
    """Counts of years, joined or marked as matplotlib's `Line2D` is told, below all fills.

    Note: not on axes, whose making takes as long as all that stands on them.
    """
    if not counts:
        return
    count_in = plot.box.height / plot.top
    in_inches = Affine2D.from_values(plot.year_in, 0, 0, count_in, plot.x(0), plot.y(0))
    place = in_inches + frame.figure.dpi_scale_trans
    line = Line2D([*counts], [*counts.values()], transform=place, zorder=_BELOW_FILLS, **look)
    frame.figure.add_artist(line)


def _number(count: float | None) -> float:
    """Matplotlib leaves a line open where there is no number."""
    return nan if count is None else count


def draw_ends(frame: Frame, plot: Ground, series: Series) -> None:
    """The lines' names with their last counts, from the lowest up, each a line apart."""
    points = frame.points(LABEL)
    apart = lettering.height_in(points)
    ends = _ends(frame, series)
    heights = _spaced([plot.y(count) for count, _, _ in ends], apart, plot.box.bottom + 0.3 * apart)
    left = plot.x(series.known[-1]) + min(plot.year_in / 2, 0.1) + points / 72 * 0.5
    for (_, line, text), height in zip(ends, heights, strict=True):
        look = Look(points, line.colour, True, vertical="center")
        frame.write(text, (left, height), look)


def _spaced(heights: Sequence[float], apart: float, lowest: float) -> list[float]:
    """The heights, pushed apart around their middles; `heights` rise."""
    if len(heights) == 1:
        return [max(heights[0], lowest)]
    push = max(apart - (heights[-1] - heights[0]) / (len(heights) - 1), 0) / 2
    placed = [max(heights[0] - push, lowest)]
    for height in heights[1:]:
        placed.append(max(height + push, placed[-1] + apart))
    return placed


def _ends(frame: Frame, series: Series) -> list[tuple[float, Line, str]]:
    """Each line's last count, and the words at its end; the lowest first, ties in reverse order."""
    points, room = frame.points(LABEL), frame.body.width * 0.25
    numbers = [f" {line.last:,}" if line.end is None else f" {line.end}" for line in series.lines]
    taken = max(lettering.width_in(number, points, bold=True) for number in numbers)
    names = [line.name for line in series.lines]
    shown = lettering.cut_apart(names, points, max(room - taken, points / 72 * 4), bold=True)
    ends = [
        (line.last, line, name + number)
        for line, name, number in zip(series.lines, shown, numbers, strict=True)
    ]
    return sorted(ends, key=lambda end: end[0])
