"""Lines over years in letters: each year has a column, or a few years share one.

A line climbs and falls through the rows between two years, so that it reads as one; where two meet
stands a sign of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from spacelaunch.charts.kit.letter_bars import WIDTH
from spacelaunch.charts.kit.scale import step_for, ticks
from spacelaunch.charts.kit.series import Line, Series

ROWS = 20
WIDEST_YEAR = 4
BOTH = "*"

Grid = list[list[str]]


def write_plot(series: Series, signs: Sequence[str]) -> list[str]:
    """Rows from the largest count down to 0, then the years; `signs` are the lines' own."""
    edge = len(f"{series.maximum:,}")
    span = ceil(len(series.years) / (WIDTH - edge - 2))
    wide = min((WIDTH - edge - 2) * span // len(series.years), WIDEST_YEAR)
    columns = ceil(len(series.years) / span)
    grid = [[" "] * columns for _ in range(ROWS)]
    for line, sign in zip(series.lines, signs, strict=True):
        _draw(grid, _heights(line, span, series.maximum), sign)
    marks = {_height(tick, series.maximum): f"{tick:,}" for tick in ticks(series.maximum, 5)}
    rows = [
        f"{marks.get(row, ''):>{edge}} ┤{''.join(sign * wide for sign in grid[row])}"
        for row in reversed(range(ROWS))
    ]
    return [*rows, f"{'':{edge}} └{'─' * columns * wide}", _years(series, edge, span, wide)]


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


def _height(count: int, maximum: int) -> int:
    return round(count / maximum * (ROWS - 1))


def _years(series: Series, edge: int, span: int, wide: int) -> str:
    """Round years below their columns, and the first one where there is room before them."""
    first, last = series.years[0], series.years[-1]
    step = step_for(len(series.years), max(len(series.years) * wide // span // 8, 1))
    line = " " * (edge + 2)
    for year in range(first, last + 1):
        at = edge + 2 + (year - first) // span * wide
        is_named = year == first or (year % step == 0 and at > len(line))
        if is_named and at + 4 <= WIDTH:
            line = f"{line:<{at}}{year}"
    return line
