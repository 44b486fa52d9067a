"""A heat map in letters: a row for each name, years from left to right, a sign for each class.

The classes are those of the picture. Years share a column where they are many; it shows the
largest of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import ceil

from spacelaunch.charts.kit.letter_names import LONGEST_NAME, columns_of, write_names
from spacelaunch.charts.kit.scale import Bin, bin_index, bins

SIGNS = ".-+o#@"
"""From few to many; they are told apart without colour, and in any font."""
WIDEST_CELL = 4


def write_shades(
    width: int, counts: Mapping[tuple[str, int], int], edges: Sequence[int]
) -> list[str]:
    """Rows by their totals, most first; `counts` are by name and year, none of them zero."""
    years = [year for _, year in counts]
    first, last = min(years), max(years)
    totals = Counter[str]()
    for (name, _), count in counts.items():
        totals[name] += count
    ordered = totals.most_common()
    names = write_names([name for name, _ in ordered], min(LONGEST_NAME, width // 3))
    total_in = len(f"{ordered[0][1]:,}")
    left = columns_of(names[0]) + 1
    room = width - left - total_in - 1
    span = ceil((last - first + 1) / room)
    columns = (last - first) // span + 1
    wide = min(room // columns, WIDEST_CELL)
    scale, largest = bins(edges), _largest(counts, first, span)
    rows = [
        f"{shown} {_cells(name, largest, columns, scale, wide)} {total:>{total_in},}"
        for shown, (name, total) in zip(names, ordered, strict=True)
    ]
    return [*rows, _years(left, first, last, columns * wide), *_legend(width, scale, span)]


def _largest(
    counts: Mapping[tuple[str, int], int], first: int, span: int
) -> Mapping[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = {}
    for (name, year), count in counts.items():
        place = name, (year - first) // span
        found[place] = max(count, found.get(place, 0))
    return found


def _cells(
    name: str,
    largest: Mapping[tuple[str, int], int],
    columns: int,
    scale: Sequence[Bin],
    wide: int,
) -> str:
    counts = [largest.get((name, column), 0) for column in range(columns)]
    return "".join((SIGNS[bin_index(scale, count)] if count else " ") * wide for count in counts)


def _years(left: int, first: int, last: int, width: int) -> str:
    said = str(first) if first == last else f"{first:<{max(width - 4, 5)}}{last}"
    return f"{'':{left}}{said}"


def _legend(width: int, scale: Sequence[Bin], span: int) -> list[str]:
    each = "a year" if span == 1 else f"a year, the most of {span}"
    steps = [f"{sign} {one.label}" for sign, one in zip(SIGNS, scale, strict=False)]
    lines = [f"Launches in {each}:"]
    for step in steps:
        longer = f"{lines[-1]}  {step}"
        lines[-1:] = [longer] if len(longer) <= width else [lines[-1], f"  {step}"]
    return lines
