"""The chart of launches per year: two lines, every change of the lead, and since when it lasts.

A year of which the data know only a part is drawn dashed and hollow, and a gap of the data is a
gap. Of a single provider it is one line, since nobody leads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import nan
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from spacelaunch.charts import empty, lettering
from spacelaunch.charts.crossings import (
    Crossing,
    Note,
    YearLabel,
    headroom,
    note_texts,
    place_notes,
    read_crossings,
    year_labels,
)
from spacelaunch.charts.frame import Box, Frame
from spacelaunch.charts.page import page
from spacelaunch.charts.scale import step_for, ticks
from spacelaunch.charts.series import Ground, Line, Series, ground, read_series
from spacelaunch.charts.style import LABEL, SMALL, Look
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.parameters import Drawing

FEW_YEARS = 15
"""Up to so many years every point gets a mark."""
STRIP_IN = 0.08
"""Height of the strip that shows who leads."""


def draw(summary: Summary, drawing: Drawing) -> Figure:
    """Lines on a ground, and everything that is said about them around it."""
    if not summary.rows:
        return empty.draw(summary, drawing)
    frame, series = page(summary, drawing), read_series(summary)
    crossings = read_crossings(summary)
    bare = ground(_plot_box(frame, series), series, series.maximum)
    labels = year_labels(crossings, bare, frame.points(SMALL))
    levels = max((label.level + 1 for label in labels), default=0)
    low = ground(bare.box.inset(top=levels * _line(frame)), series, series.maximum)
    notes = place_notes(note_texts(summary, series), series, low, frame.points(SMALL))
    plot = replace(low, top=headroom(notes, series, low, _line(frame)))
    _draw_gaps(frame, plot, series)
    _draw_counts(frame, plot)
    _draw_years(frame, plot, series)
    _draw_changes(frame, plot, [*crossings, *_noted(notes, crossings)], labels)
    _draw_notes(frame, plot, notes)
    _draw_lines(frame, plot, series, crossings)
    _draw_ends(frame, plot, series)
    return frame.figure


def _line(frame: Frame) -> float:
    return lettering.height_in(frame.points(SMALL))


def _colour(frame: Frame, leader: str | None) -> str:
    colours = {"private": frame.theme.private, "state": frame.theme.state}
    return colours.get(leader or "", frame.theme.rest)


def _plot_box(frame: Frame, series: Series) -> Box:
    """The body without its axis labels and without the names at the lines' ends."""
    line, points = _line(frame), frame.points(SMALL)
    left = max(lettering.width_in(f"{tick:,}", points) for tick in ticks(series.maximum, 5))
    bold = frame.points(LABEL)
    right = max(lettering.width_in(text, bold, bold=True) for _, _, text in _ends(frame, series))
    gap = points / 72 * 0.7
    return frame.body.inset(
        left + gap, 2.6 * line + STRIP_IN * frame.scale, right + gap, 1.2 * line
    )


def _draw_counts(frame: Frame, plot: Ground) -> None:
    """Grid lines with their counts, and what is counted."""
    look = replace(frame.small(), horizontal="right", vertical="center")
    most = max(min(int(plot.box.height / _line(frame) / 2), 6), 1)
    marks = ticks(int(plot.top), most)
    lines = [((plot.box.left, plot.y(mark)), (plot.box.right, plot.y(mark))) for mark in marks]
    frame.rule(lines, frame.theme.grid)
    for mark in marks:
        at = (plot.box.left - look.points / 72 * 0.5, plot.y(mark))
        frame.write(f"{mark:,}", at, look)
    above = (frame.body.left, frame.body.top - _line(frame) * 0.85)
    frame.write("Launches per year", above, frame.small())


def _draw_gaps(frame: Frame, plot: Ground, series: Series) -> None:
    """Ground in place of paper where the data hold nothing."""
    look = replace(frame.small(), horizontal="center", vertical="center")
    for first, last in series.gaps:
        box = Box(plot.x(first - 0.5), plot.box.bottom, 0, plot.box.height)
        box = replace(box, width=plot.x(last + 0.5) - box.left)
        frame.fill([box], frame.theme.land).set_label("gap")
        if lettering.width_in("no data", look.points) < box.width:
            frame.write("no data", (box.left + box.width / 2, box.bottom + box.height / 2), look)


def _draw_years(frame: Frame, plot: Ground, series: Series) -> None:
    """The strip of leaders, the years below it, and which of them are known in part."""
    line, small = _line(frame), frame.small()
    height = STRIP_IN * frame.scale
    led = [year for year in series.years if series.is_contest and year in series.whole]
    strip = [
        Box(plot.x(year - 0.5), plot.box.bottom - height, plot.year_in, height) for year in led
    ]
    colours = [_colour(frame, series.leader(year)) for year in led]
    frame.fill(strip, colours).set_label("leader")
    room = lettering.width_in("2000  ", small.points)
    step = step_for(len(series.years), max(int(plot.box.width / room), 1))
    look = replace(small, horizontal="center", vertical="top")
    top = plot.box.bottom - height - 0.2 * line
    for year in series.years:
        if year % step == 0 or len(series.years) == 1:
            frame.write(str(year), (plot.x(year), top), look)
    _draw_year_title(frame, plot, series, top - line)


def _draw_year_title(frame: Frame, plot: Ground, series: Series, top: float) -> None:
    look = replace(frame.small(), vertical="top")
    room = frame.body.right - plot.box.left
    shortest = lettering.width_in("Year (UTC)   ", look.points)
    parts = lettering.clipped(series.parts, look.points, room - shortest) if series.parts else ""
    taken = lettering.width_in(parts + "   ", look.points)
    strip = ("Year (UTC); the strip shows who leads", "Year (UTC); strip: leader")
    titles = (*(strip if series.is_contest else ()), "Year (UTC)")
    fitting = (one for one in titles if lettering.width_in(one, look.points) <= room - taken)
    frame.write(next(fitting, titles[-1]), (plot.box.left, top), look)
    if parts:
        end = min(max(plot.box.right, plot.box.left + shortest + taken), frame.body.right)
        frame.write(parts, (end, top), replace(look, ink=frame.theme.ink, horizontal="right"))


def _noted(notes: Sequence[Note], crossings: Sequence[Crossing]) -> list[Crossing]:
    """Years of notes that are no crossings, such as a lead after a tie or from the start."""
    known = {one.year for one in crossings}
    return [Crossing(note.year, "private") for note in notes if note.year not in known]


def _draw_changes(
    frame: Frame, plot: Ground, crossings: Sequence[Crossing], labels: Sequence[YearLabel]
) -> None:
    """A dotted line at every change of the lead, and its year above where there is room."""
    line, levels = _line(frame), {label.crossing.year: label.level for label in labels}
    lines = [
        (
            (plot.x(one.year), plot.box.bottom),
            (plot.x(one.year), plot.box.top + levels.get(one.year, 0) * line),
        )
        for one in crossings
    ]
    colours = [_colour(frame, one.leader) for one in crossings]
    frame.rule(lines, colours, dotted=True).set_label("crossings")
    for label in labels:
        ink = _colour(frame, label.crossing.leader)
        look = Look(frame.points(SMALL), ink, True, "center", ground=frame.theme.paper)
        baseline = plot.box.top + (label.level + 0.25) * line
        frame.write(str(label.crossing.year), (label.centre, baseline), look)


def _draw_notes(frame: Frame, plot: Ground, notes: Sequence[Note]) -> None:
    look = replace(frame.small(), ink=frame.theme.ink, ground=frame.theme.paper)
    line = _line(frame)
    for note in notes:
        for place, text in enumerate(note.lines):
            baseline = plot.box.top - (note.down + place + 0.95) * line
            frame.write(text, (note.left, baseline), look)


def _draw_lines(frame: Frame, plot: Ground, series: Series, crossings: Sequence[Crossing]) -> None:
    axes = frame.panel(plot.box)
    axes.set_xlim(plot.first, plot.last)
    axes.set_ylim(0, plot.top)
    for line in series.lines:
        _draw_line(frame, axes, series, line)
    look: dict[str, Any] = {"mec": frame.theme.paper, "ms": 6 * frame.scale, "clip_on": False}
    for crossing in crossings:
        count = max(count or 0 for count in series.counts(crossing.year))
        axes.plot(crossing.year, count, "o", color=_colour(frame, crossing.leader), **look)


def _draw_line(frame: Frame, axes: Axes, series: Series, line: Line) -> None:
    """One line: whole years solid; a year known in part hollow, with dashes to its neighbours."""
    look: dict[str, Any] = {
        "color": _line_colour(frame, line),
        "linewidth": 2 * frame.scale,
        "ms": 5 * frame.scale,
        "clip_on": False,
    }
    counts = {year: _number(n) for year, n in zip(series.years, line.counts, strict=True)}
    solid = [counts[year] if year in series.whole else nan for year in series.years]
    marker = "o" if len(series.years) <= FEW_YEARS else ""
    axes.plot(series.years, solid, marker=marker, label=line.sector or line.name, **look)
    parts = [year for year in series.known if year not in series.whole]
    pairs = [p for p in pairwise(series.known) if p[1] - p[0] == 1 and not series.whole >= set(p)]
    for pair in pairs:
        axes.plot(pair, [counts[year] for year in pair], linestyle=(0, (2, 1.2)), **look)
    hollow = {**look, "linestyle": "", "mfc": frame.theme.paper}
    axes.plot(parts, [counts[year] for year in parts], "o", label="in part", **hollow)
    alone = [y for y in sorted(series.whole) if not series.whole & {y - 1, y + 1}]
    axes.plot(alone, [counts[year] for year in alone], "o", **{**look, "linestyle": ""})


def _number(count: int | None) -> float:
    """Matplotlib leaves a line open where there is no number."""
    return nan if count is None else count


def _line_colour(frame: Frame, line: Line) -> str:
    return _colour(frame, line.sector) if line.sector else frame.theme.ink


def _ends(frame: Frame, series: Series) -> list[tuple[int, Line, str]]:
    """Each line's last count, and the words at its end; the lowest first."""
    last = series.known[-1]
    points, room = frame.points(LABEL), frame.body.width * 0.25
    ends = []
    for line, count in zip(series.lines, series.counts(last), strict=True):
        number = f" {count or 0:,}"
        taken = lettering.width_in(number, points, bold=True)
        name = lettering.clipped(line.name, points, room - taken, bold=True)
        ends.append((count or 0, line, name + number))
    return sorted(ends, key=lambda end: (end[0], end[1].name == "State"))


def _draw_ends(frame: Frame, plot: Ground, series: Series) -> None:
    """The lines' names with their last counts, kept a line apart."""
    points = frame.points(LABEL)
    apart = lettering.height_in(points)
    ends = _ends(frame, series)
    low, high = plot.y(ends[0][0]), plot.y(ends[-1][0])
    push = max(apart - (high - low), 0) / 2 if series.is_contest else 0
    low = max(low - push, plot.box.bottom + apart * 0.3)
    heights = (low, max(high + push, low + apart))
    left = plot.x(series.known[-1]) + min(plot.year_in / 2, 0.1) + points / 72 * 0.5
    for (_, line, text), height in zip(ends, heights, strict=False):
        look = Look(points, _line_colour(frame, line), True, vertical="center")
        frame.write(text, (left, height), look)
