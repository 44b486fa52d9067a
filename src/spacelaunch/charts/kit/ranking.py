"""A ranking: names, bars split into succeeded and the rest, and the numbers at their ends.

Used by the chart of providers and beside the map. Rows flow into columns when one is not enough;
what would be too small to read is counted in a note instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from spacelaunch.charts.kit import lettering
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.style import LABEL, SMALL, SMALLEST, Look
from spacelaunch.queries.wording import launches_in_words

ROW_EM = 1.45
"""Height of a row in the size of its letters."""
COLUMN_EM = 21.0
"""The least width of a column in the size of its letters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: launches, and how many of them are known to have succeeded."""

    name: str
    launch_count: int
    success_count: int

    @property
    def numbers(self) -> str:
        """Both counts, as the heading explains them."""
        return f"{self.launch_count:,} ({self.success_count:,})"


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
        """How many entries have room."""
        return self.columns * self.rows


def draw_ranking(frame: Frame, box: Box, ranked: Sequence[Entry]) -> None:
    """Draws heading, rows, and a note on those that have no room."""
    rows_box = _headed(frame, box)
    note_in = lettering.height_in(frame.points(SMALL))
    grid = grid_for(frame, rows_box, len(ranked))
    if grid.shown < len(ranked):
        rows_box = rows_box.inset(bottom=note_in)
        grid = grid_for(frame, rows_box, len(ranked))
        _note_rest(frame, box, ranked[grid.shown :])
    gap = 0.25 * frame.scale
    width = (rows_box.width - gap * (grid.columns - 1)) / grid.columns
    largest = max(entry.launch_count for entry in ranked)
    for column in range(grid.columns):
        left = rows_box.left + column * (width + gap)
        part = ranked[column * grid.rows : (column + 1) * grid.rows]
        if column * grid.rows < grid.shown and part:
            _column(frame, Box(left, rows_box.bottom, width, rows_box.height), part, grid, largest)


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


def _headed(frame: Frame, box: Box) -> Box:
    """The legend and what the numbers mean; gives the box below."""
    look = frame.small()
    height = lettering.height_in(look.points) * 1.25
    swatch, left = look.points / 72 * 0.8, box.left
    baseline = box.top - height * 0.72
    texts = (("succeeded", frame.theme.private), ("failed or unknown", frame.theme.rest))
    for text, colour in texts:
        frame.fill([Box(left, baseline, swatch, swatch)], colour)
        frame.write(text, (left + swatch * 1.5, baseline), look)
        left += swatch * 3 + lettering.width_in(text, look.points)
    heading = "Launches (succeeded)"
    if left + lettering.width_in(heading, look.points) <= box.right:
        frame.write(heading, (box.right, baseline), replace(look, horizontal="right"))
        return box.inset(top=height)
    frame.write(heading, (box.left, baseline - height * 0.8), look)
    return box.inset(top=height * 1.8)


def _note_rest(frame: Frame, box: Box, rest: Sequence[Entry]) -> None:
    launches = launches_in_words(sum(entry.launch_count for entry in rest))
    look = frame.small()
    text = f"and {len(rest)} more with {launches}; a larger picture shows them"
    line = lettering.clipped(text, look.points, box.width)
    frame.write(line, (box.left, box.bottom + look.points / 72 * 0.25), look)


def _column(frame: Frame, box: Box, part: Sequence[Entry], grid: Grid, largest: int) -> None:
    gap = grid.points / 72 * 0.5
    numbers_in = max(lettering.width_in(entry.numbers, grid.points) for entry in part)
    longest = max(lettering.width_in(lettering.readable(x.name), grid.points) for x in part)
    name_in = min(longest, (box.width - numbers_in - 2 * gap) * 0.62)
    bar_left = box.left + name_in + gap
    per_launch = max(box.right - numbers_in - gap - bar_left, 0.05) / max(largest, 1)
    middles = [box.top - (place + 0.5) * grid.row_in for place in range(len(part))]
    _bars(frame, part, [(bar_left, middle) for middle in middles], (per_launch, grid.row_in * 0.62))
    look = Look(grid.points, frame.theme.ink, vertical="center")
    for entry, middle in zip(part, middles, strict=True):
        name = lettering.clipped(entry.name, grid.points, name_in)
        frame.write(name, (bar_left - gap, middle), replace(look, horizontal="right"))
        frame.write(entry.numbers, (bar_left + entry.launch_count * per_launch + gap, middle), look)


def _bars(
    frame: Frame,
    part: Sequence[Entry],
    starts: Sequence[tuple[float, float]],
    size: tuple[float, float],
) -> None:
    """All bars of one kind in one artist; `size` is width of one launch and height of a bar."""
    per_launch, height = size
    good, rest = [], []
    for entry, (left, middle) in zip(part, starts, strict=True):
        split = left + entry.success_count * per_launch
        end = left + entry.launch_count * per_launch
        good.append(Box(left, middle - height / 2, split - left, height))
        rest.append(Box(split, middle - height / 2, end - split, height))
    frame.fill(good, frame.theme.private).set_label("succeeded")
    frame.fill(rest, frame.theme.rest).set_label("failed or unknown")
