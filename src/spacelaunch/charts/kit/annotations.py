"""Where words about years find room: labels above a plot, notes inside it.

Labels stand in a few levels above the plot, notes beside their year. Only places are found here;
a chart draws them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacelaunch.charts.kit import lettering
from spacelaunch.charts.kit.series import Ground, Series

LEVELS = 3
"""So many lines of years fit above a plot."""


@dataclass(frozen=True, slots=True)
class YearLabel:
    """A year above the plot; `level` 0 is the line next to it."""

    year: int
    centre: float
    level: int


@dataclass(frozen=True, slots=True)
class Note:
    """Lines of text beside the year that they speak about."""

    year: int
    lines: Sequence[str]
    left: float
    """In inches."""
    width: float
    down: int
    """How many lines from the top of the plot it starts."""


def place_years(years: Sequence[int], ground: Ground, points: float) -> list[YearLabel]:
    """A place for each year; one that finds none on any level keeps its mark only."""
    half = lettering.width_in("2000", points, bold=True) * 0.6
    ends = [float("-inf")] * LEVELS
    placed = []
    for year in years:
        centre = min(max(ground.x(year), ground.box.left + half), ground.box.right - half)
        free = [level for level, end in enumerate(ends) if end <= centre - half]
        if free:
            ends[free[0]] = centre + half
            placed.append(YearLabel(year, centre, free[0]))
    return placed


def place_notes(
    texts: Sequence[tuple[int, str]], series: Series, ground: Ground, points: float
) -> list[Note]:
    """Puts each note on the emptier side of its year, one below the other."""
    notes: list[Note] = []
    down = 0
    for year, text in texts:
        note = _note(year, text, series, ground, points)
        notes.append(Note(year, note.lines, note.left, note.width, down))
        down += len(note.lines)
    return notes


def top_above(notes: Sequence[Note], series: Series, ground: Ground, line_in: float) -> float:
    """The count that the upper edge must stand for, so that no note lies on a line."""
    tops = [series.maximum * 1.06]
    for note in notes:
        first = ground.first + (note.left - ground.box.left) / ground.year_in
        highest = series.highest_between(first, first + note.width / ground.year_in)
        share = (note.down + len(note.lines) + 0.6) * line_in / ground.box.height
        tops.append(highest / (1 - min(share, 0.6)))
    return max(tops)


def _note(year: int, text: str, series: Series, ground: Ground, points: float) -> Note:
    at, gap, box = ground.x(year), points / 72 * 0.5, ground.box
    rooms = {"right": box.right - at - gap, "left": at - gap - box.left}
    options = []
    for side, room in rooms.items():
        lines = lettering.wrapped(text, points, max(min(room, box.width * 0.5), points / 72 * 9))
        width = max(lettering.width_in(line, points) for line in lines)
        left = at + gap if side == "right" else at - gap - width
        first = ground.first + (left - box.left) / ground.year_in
        highest = series.highest_between(first, first + width / ground.year_in)
        is_crossed = any(left < ground.x(other) < left + width for other in series.dotted)
        crowded = (len(lines) > 3 or width > room) + is_crossed
        options.append((crowded, highest + len(lines) * series.maximum * 0.08, lines, left, width))
    _, _, lines, left, width = min(options, key=lambda option: option[:2])
    left = min(max(left, box.left), max(box.right - width, box.left))
    return Note(year, lines, left, width, 0)
