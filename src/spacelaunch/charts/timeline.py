"""The chart of launches per year: two lines, every change of the lead, and since when it lasts.

A last year of which the data know only a part is drawn dashed and says until when.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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
from spacelaunch.charts.series import Ground, Series, ground, read_series
from spacelaunch.charts.style import LABEL, SMALL, Look
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.parameters import Drawing

FEW_YEARS = 15
"""Up to so many years every point gets a mark."""
STRIP_IN = 0.08
"""Height of the strip that shows who leads."""
SECTORS = ("private", "state")


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
    names = (f"Private {series.private[-1]:,}", f"State {series.state[-1]:,}")
    bold = frame.points(LABEL)
    right = max(lettering.width_in(name, bold, bold=True) for name in names)
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


def _draw_years(frame: Frame, plot: Ground, series: Series) -> None:
    """The strip of leaders, the years below it, and until when the last one is known."""
    line, small = _line(frame), frame.small()
    height = STRIP_IN * frame.scale
    strip = [
        Box(plot.x(year - 0.5), plot.box.bottom - height, plot.year_in, height)
        for year in series.years
    ]
    frame.fill(strip, [_colour(frame, leader) for leader in series.leaders]).set_label("leader")
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
    until = f"{series.years[-1]} until {series.until}" if series.until else ""
    taken = lettering.width_in(until + "   ", look.points)
    room = frame.body.right - plot.box.left
    for title in (
        "Year (UTC); the strip shows who leads",
        "Year (UTC); strip: leader",
        "Year (UTC)",
    ):
        if lettering.width_in(title, look.points) <= room - taken:
            break
    frame.write(title, (plot.box.left, top), look)
    if until:
        end = min(plot.box.right + taken / 2, frame.body.right)
        frame.write(until, (end, top), replace(look, ink=frame.theme.ink, horizontal="right"))


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
    for sector, counts in zip(SECTORS, (series.private, series.state), strict=True):
        _draw_line(frame, axes, series, counts, sector)
    look: dict[str, Any] = {"mec": frame.theme.paper, "ms": 6 * frame.scale, "clip_on": False}
    for crossing in crossings:
        count, colour = max(series.counts(crossing.year)), _colour(frame, crossing.leader)
        axes.plot(crossing.year, count, "o", color=colour, **look)


def _draw_line(
    frame: Frame, axes: Axes, series: Series, counts: Sequence[int], sector: str
) -> None:
    """One sector: the whole years solid, a last year known in part dashed and hollow."""
    whole = len(series.years) - 1 if series.until else len(series.years)
    marker = "o" if len(series.years) <= FEW_YEARS else ""
    look: dict[str, Any] = {
        "color": _colour(frame, sector),
        "linewidth": 2 * frame.scale,
        "ms": 5 * frame.scale,
        "clip_on": False,
    }
    axes.plot(series.years[:whole], counts[:whole], marker=marker, label=sector, **look)
    if series.until:
        start = max(whole - 1, 0)
        axes.plot(series.years[start:], counts[start:], linestyle=(0, (2, 1.2)), **look)
        axes.plot(series.years[-1:], counts[-1:], "o", mfc=frame.theme.paper, **look)


def _draw_ends(frame: Frame, plot: Ground, series: Series) -> None:
    """The lines' names with their last counts, kept a line apart."""
    points = frame.points(LABEL)
    apart = lettering.height_in(points)
    ends = sorted(zip((series.state[-1], series.private[-1]), ("state", "private"), strict=True))
    low, high = (plot.y(count) for count, _ in ends)
    push = max(apart - (high - low), 0) / 2
    low = max(low - push, plot.box.bottom + apart * 0.3)
    heights = (low, max(high + push, low + apart))
    for (count, sector), height in zip(ends, heights, strict=True):
        look = Look(points, _colour(frame, sector), True, vertical="center")
        left = plot.x(series.years[-1]) + min(plot.year_in / 2, 0.1) + points / 72 * 0.5
        frame.write(f"{sector.capitalize()} {count:,}", (left, height), look)
