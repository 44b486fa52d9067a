"""A heat map in letters: a row for each name, years from left to right, darker for more.

Years share a column where they are many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import ceil, sqrt

from spacelaunch.charts.kit.letter_bars import LABEL, WIDTH, write_name

CELLS, TOTAL = 67, WIDTH - LABEL - 67 - 2
WIDEST_CELL = 4
SHADES = "░▒▓█"


def write_shades(counts: Mapping[tuple[str, int], int]) -> list[str]:
    """Rows by their totals, most first; `counts` are by name and year, none of them zero."""
    years = [year for _, year in counts]
    first, last = min(years), max(years)
    span = ceil((last - first + 1) / CELLS)
    cells, totals = Counter[tuple[str, int]](), Counter[str]()
    for (name, year), count in counts.items():
        cells[name, (year - first) // span] += count
        totals[name] += count
    peak, columns = max(cells.values()), (last - first) // span + 1
    wide = min(CELLS // columns, WIDEST_CELL)
    lines = []
    for name, total in totals.most_common():
        shades = "".join(_shade(cells[name, column], peak) * wide for column in range(columns))
        lines.append(f"{write_name(name)} {shades} {total:>{TOTAL},}")
    return [*lines, _years(first, last, columns * wide), _legend(peak, span)]


def _shade(count: int, peak: int) -> str:
    """Darker for more; by the square root, so that small counts can be told apart."""
    if not count:
        return " "
    return SHADES[ceil(len(SHADES) * sqrt(count / peak)) - 1]


def _years(first: int, last: int, width: int) -> str:
    said = str(first) if first == last else f"{first:<{max(width - 4, 5)}}{last}"
    return f"{'':{LABEL}} {said}"


def _legend(peak: int, span: int) -> str:
    each = "in a year" if span == 1 else f"in {span} years"
    lowest = {_shade(count, peak): count for count in range(peak, 0, -1)}
    steps = ", ".join(f"{shade} {lowest[shade]:,} or more" for shade in SHADES if shade in lowest)
    return f"{'':{LABEL}} Launches {each}: {steps}"
