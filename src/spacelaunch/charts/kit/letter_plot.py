"""Lines over years in letters: each year has a column, or a few years share one.

A line climbs and falls through the rows between two years, so that it reads as one; where two meet
stands a sign of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from spacelaunch.charts.kit.scale import ticks, years_named
from spacelaunch.charts.kit.series import Line, Series

ROWS = 20
WIDEST_YEAR = 4
BOTH = "*"
IN_PART = "~"
"""Below a year that the data know in part."""

Grid = list[list[str]]


def write_plot(width: int, series: Series, signs: Sequence[str]) -> list[str]:
    """Rows from the largest count down to 0, then the years; `signs` are the lines' own."""
    counts = ticks(series.maximum, 6)
    top = counts[-1]
    edge = len(f"{top:,}")
    room = width - edge - 2
    span = ceil(len(series.years) / room)
    wide = min(room * span // len(series.years), WIDEST_YEAR)
    columns = ceil(len(series.years) / span)
    grid = [[" "] * columns for _ in range(ROWS)]
    for line, sign in zip(series.lines, signs, strict=True):
        _draw(grid, _heights(line, span, top), sign)
    marks = {_height(tick, top): f"{tick:,}" for tick in counts}
    rows = [
        f"{marks.get(row, ''):>{edge}} ┤{''.join(sign * wide for sign in grid[row])}"
        for row in reversed(range(ROWS))
    ]
    ground = "".join(_ground(series, column * span, span) * wide for column in range(columns))
    return [*rows, f"{'':{edge}} └{ground}", _years(series, edge, span, wide, width)]


def _ground(series: Series, place: int, span: int) -> str:
    """What the data know of a column's years: whole, a part, or nothing."""
    years = series.years[place : place + span]
    if series.whole.issuperset(years):
        return "─"
    return IN_PART if set(years) & set(series.known) else " "


def _draw(grid: Grid, heights: Sequence[int | None], sign: str) -> None:
    before: int | None = None
    for column, height in enumerate(heights):
        if height is not None:
            start = height if before is None else before
            low, high = sorted((height, start + (height > start) - (height < start)))
            for row in range(low, high + 1):
                grid[row][column] = BOTH if grid[row][column] not in {" ", sign} else sign
        before = height


def _heights(line: Line, span: int, maximum: int) -> list[int | None]:
    """The row of each column's largest count; None where all of its years are gaps."""
    parts = [line.counts[start : start + span] for start in range(0, len(line.counts), span)]
    known = [[count for count in part if count is not None] for part in parts]
    return [_height(max(counts), maximum) if counts else None for counts in known]


def _height(count: float, maximum: int) -> int:
    return round(count / maximum * (ROWS - 1))


def _years(series: Series, edge: int, span: int, wide: int, width: int) -> str:
    """Round years below their columns, the last one too, and the first where there is room."""
    first, last = series.years[0], series.years[-1]
    line = " " * (edge + 2)
    for year in [first, *years_named(first, last, len(series.years) * wide // span // 6)]:
        at = min(edge + 2 + (year - first) // span * wide, width - 4)
        if at >= len(line) + (year > first):
            line = f"{line:<{at}}{year}"
    return line
