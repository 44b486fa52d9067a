"""Bars in rows: names before them, what their numbers say behind them, most first.

Rows flow into columns when one is not enough; what would be too small to read is counted in a note
instead. Used by rankings and by the charts of named things.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from spacelaunch.charts.kit import lettering
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.style import LABEL, SMALL, SMALLEST, Look

ROW_EM = 1.45
"""Height of a row in the size of its letters."""
COLUMN_EM = 21.0
"""The least width of a column in the size of its letters."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row; `solid` is the part of `whole` that is drawn in the first colour."""

    name: str
    solid: float
    whole: float
    said: str
    """Its numbers, as the heading explains them."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above rows."""

    solid: str
    """What the first colour means."""
    rest: str | None
    """What the second means; None where there is none."""
    numbers: str
    """What the numbers behind the bars are."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How rows are laid out on a box."""

    columns: int
    rows: int
    """Rows in one column."""
    points: float
    row_in: float

    @property
    def shown(self) -> int:
        """How many rows have room."""
        return self.columns * self.rows


def draw_bar_rows(
    frame: Frame,
    box: Box,
    heading: Heading,
    rows: Sequence[BarRow],
    name_rest: Callable[[int], str],
) -> None:
    """Draws heading, rows, and a note on those that have no room.

    Shape: `name_rest` says what is left out, from the number of rows that are drawn.
    """
    rows_box = _headed(frame, box, heading)
    note_in = lettering.height_in(frame.points(SMALL))
    grid = grid_for(frame, rows_box, len(rows))
    if grid.shown < len(rows):
        rows_box = rows_box.inset(bottom=note_in)
        grid = grid_for(frame, rows_box, len(rows))
        _note_rest(frame, box, f"{name_rest(grid.shown)}; a larger picture shows them")
    gap = 0.25 * frame.scale
    width = (rows_box.width - gap * (grid.columns - 1)) / grid.columns
    largest = max(row.whole for row in rows)
    for column in range(grid.columns):
        left = rows_box.left + column * (width + gap)
        part = rows[column * grid.rows : (column + 1) * grid.rows]
        if column * grid.rows < grid.shown and part:
            place = Box(left, rows_box.bottom, width, rows_box.height)
            starts = _write_column(frame, place, part, grid, largest)
            _fill_bars(frame, heading, part, starts)


def grid_for(frame: Frame, box: Box, count: int) -> Grid:
    """The first grid with comfortable letters, else the one with most rows and largest letters."""
    grids = [_grid(frame, box, count, columns) for columns in (1, 2, 3)]
    wide = [
        x for x in grids if x.columns == 1 or box.width / x.columns >= x.points * COLUMN_EM / 72
    ]
    comfortable = frame.points(LABEL) * 0.85
    for grid in wide:
        if grid.points >= comfortable and grid.shown >= count:
            return grid
    return max(wide, key=lambda grid: (min(grid.shown, count), grid.points))


def _grid(frame: Frame, box: Box, count: int, columns: int) -> Grid:
    rows = ceil(count / columns)
    smallest = frame.points(SMALLEST)
    fit = max(int(box.height * 72 / (smallest * ROW_EM)), 1)
    rows = min(rows, fit)
    row_in = min(box.height / rows, 0.8 * frame.scale)
    points = max(min(frame.points(LABEL), row_in * 72 / ROW_EM), smallest)
    return Grid(columns, rows, points, row_in)


def _headed(frame: Frame, box: Box, heading: Heading) -> Box:
    """The legend and what the numbers mean; gives the box below."""
    look = frame.small()
    height = lettering.height_in(look.points) * 1.25
    swatch, left = look.points / 72 * 0.8, box.left
    baseline = box.top - height * 0.72
    texts = [(heading.solid, frame.theme.private), (heading.rest, frame.theme.rest)]
    for text, colour in texts:
        if text:
            frame.fill([Box(left, baseline, swatch, swatch)], colour)
            frame.write(text, (left + swatch * 1.5, baseline), look)
            left += swatch * 3 + lettering.width_in(text, look.points)
    if left + lettering.width_in(heading.numbers, look.points) <= box.right:
        frame.write(heading.numbers, (box.right, baseline), replace(look, horizontal="right"))
        return box.inset(top=height)
    below = lettering.clipped(heading.numbers, look.points, box.width)
    frame.write(below, (box.left, baseline - height * 0.8), look)
    return box.inset(top=height * 1.8)


def _note_rest(frame: Frame, box: Box, text: str) -> None:
    look = frame.small()
    line = lettering.clipped(text, look.points, box.width)
    frame.write(line, (box.left, box.bottom + look.points / 72 * 0.25), look)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a bar begins, and its measures."""

    left: float
    middle: float
    per_unit: float
    height: float


def _write_column(
    frame: Frame, box: Box, part: Sequence[BarRow], grid: Grid, largest: float
) -> list[_Start]:
    """Names and numbers of one column; gives where its bars begin."""
    gap = grid.points / 72 * 0.5
    said_in = max(lettering.width_in(row.said, grid.points) for row in part)
    longest = max(lettering.width_in(lettering.readable(x.name), grid.points) for x in part)
    name_in = min(longest, (box.width - said_in - 2 * gap) * 0.62)
    left = box.left + name_in + gap
    per_unit = max(box.right - said_in - gap - left, 0.05) / (largest or 1)
    look = Look(grid.points, frame.theme.ink, vertical="center")
    starts = []
    names = lettering.cut_apart([row.name for row in part], grid.points, name_in)
    for place, (row, name) in enumerate(zip(part, names, strict=True)):
        middle = box.top - (place + 0.5) * grid.row_in
        frame.write(name, (left - gap, middle), replace(look, horizontal="right"))
        frame.write(row.said, (left + row.whole * per_unit + gap, middle), look)
        starts.append(_Start(left, middle, per_unit, grid.row_in * 0.62))
    return starts


def _fill_bars(
    frame: Frame, heading: Heading, part: Sequence[BarRow], starts: Sequence[_Start]
) -> None:
    """All bars of one kind in one artist."""
    solid, rest = [], []
    for row, start in zip(part, starts, strict=True):
        bottom, split = start.middle - start.height / 2, row.solid * start.per_unit
        solid.append(Box(start.left, bottom, split, start.height))
        beyond = row.whole * start.per_unit - split
        rest.append(Box(start.left + split, bottom, beyond, start.height))
    frame.fill(solid, frame.theme.private).set_label(heading.solid)
    if heading.rest:
        frame.fill(rest, frame.theme.rest).set_label(heading.rest)
