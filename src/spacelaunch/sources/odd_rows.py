"""The rows of a CSV text whose quotes are not in order, found by Python's strict reader.

One stray quote costs one row, and no other row is read otherwise for it. Called by `csv_rows`.
"""

from __future__ import annotations

import csv

import numpy as np
import pyarrow as pa

from spacelaunch.sources.csv_layout import Layout, Rows
from spacelaunch.sources.reading import REJECTS_LISTED, Broken, Reject, rejected


def read_odd(text: bytes, first_line: int, layout: Layout, *, is_all: bool = False) -> Rows:
    """Every row of a text by itself.

    Shape: the text begins with the line of that number; unless it `is_all` there is, a row that has
        not ended is left.
    Note: a row that is no CSV costs its first line, and what follows is read as rows again.
    """
    lines = text.splitlines(keepends=True)
    rows = _OddRows(layout, first_line)
    place = 0
    while place < len(lines):
        began = place
        following = (lines[at].decode() for at in range(began, len(lines)))
        reader = csv.reader(following, delimiter=layout.separator, strict=True)
        try:
            for values in reader:
                end = began + reader.line_num
                rows.add(values, place, b"".join(lines[place:end]))
                place = end
        except csv.Error as exc:
            if began + reader.line_num == len(lines) and not is_all and _has_no_end(exc):
                break
            rows.refuse(place, f"not valid CSV: {exc}")
            place += 1
    return rows.rows(sum(map(len, lines[:place])), place)


def _has_no_end(error: csv.Error) -> bool:
    return str(error) == "unexpected end of data"


class _OddRows:
    """What the strict reader has found."""

    def __init__(self, layout: Layout, first_line: int) -> None:
        self._layout = layout
        self._first_line = first_line
        self._values: list[list[str]] = []
        self._received: list[bytes] = []
        self._lines: list[int] = []
        self._broken: list[Reject] = []
        self._broken_count = 0

    def add(self, values: list[str], place: int, received: bytes) -> None:
        """Take a row, or set it aside; an empty line is passed over."""
        if values and len(values) != self._layout.width:
            self.refuse(place, f"{len(values)} values, the header has {self._layout.width}")
        elif values:
            self._values.append(values)
            self._received.append(received)
            self._lines.append(self._first_line + place)

    def refuse(self, place: int, reason: str) -> None:
        """Set aside what begins there."""
        self._broken_count += 1
        if len(self._broken) < REJECTS_LISTED:
            self._broken.append(rejected(self._first_line + place, reason, {}))

    def rows(self, byte_count: int, line_count: int) -> Rows:
        """All of them, by column; so much of the text they are."""
        wanted = self._layout.wanted.items()
        columns = {name: [values[place] for values in self._values] for name, place in wanted}
        received = pa.array(self._received, pa.binary())
        lines = np.array(self._lines, np.int64)
        broken = Broken(self._broken, self._broken_count)
        text = self._layout.table(columns)
        return Rows(text, received, lines, broken, byte_count, line_count)
