"""The rows of a CSV file, by column, each with its line and its text as it stands in the file.

Two readers share the work. A piece of text whose quotes are all in order is read by Arrow, whole;
any other by Python's strict reader, row by row (`odd_rows`). On the first kind the two agree, which
a property test holds. Called by `csv_file`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow_csv

from spacelaunch.sources.csv_layout import Layout, Rows
from spacelaunch.sources.file_text import Piece
from spacelaunch.sources.odd_rows import read_odd
from spacelaunch.sources.plain_rows import PlainRows, find_plain_rows
from spacelaunch.sources.reading import NONE_BROKEN

_LONGEST_ROW = 1_000_000


def read_rows(pieces: Iterable[Piece], layout: Layout) -> Iterator[Rows]:
    """All rows of the pieces; empty lines are passed over."""
    line, rest = 1, b""
    for piece in pieces:
        line, text = (line, rest + piece.text) if rest else (piece.first_line, piece.text)
        rows = _read_plain(text, line, layout) or read_odd(text, line, layout)
        yield rows
        line, rest = line + rows.line_count, text[rows.byte_count :]
        if len(rest) > _LONGEST_ROW:
            yield read_odd(rest, line, layout, is_all=True)
            rest = b""
    if rest:
        yield read_odd(rest, line, layout, is_all=True)


def _read_plain(text: bytes, first_line: int, layout: Layout) -> Rows | None:
    """The rows that have ended; None where they are odd."""
    found = find_plain_rows(text)
    columns = found and _parse(text[: found.end], found, layout)
    if found is None or columns is None:
        return None
    offsets = np.append(found.starts, found.end).astype(np.int32)
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(text)]
    return Rows(
        text=columns,
        received=pa.Array.from_buffers(pa.binary(), len(found.starts), buffers),
        lines=first_line + found.lines,
        broken=NONE_BROKEN,
        byte_count=found.end,
        line_count=found.line_count,
    )


def _parse(text: bytes, found: PlainRows, layout: Layout) -> pa.Table | None:
    """The wanted columns; None where a row has too few values or too many."""
    if not len(found.starts):
        return layout.table({name: [] for name in layout.wanted})
    odd: list[arrow_csv.InvalidRow] = []

    def set_aside(row: arrow_csv.InvalidRow) -> str:
        odd.append(row)
        return "skip"

    names = [str(place) for place in range(layout.width)]
    table = arrow_csv.read_csv(
        pa.py_buffer(text),
        # In one block, which is a piece already; the processes share the processors.
        read_options=arrow_csv.ReadOptions(
            column_names=names, block_size=len(text) + 1, use_threads=False
        ),
        parse_options=arrow_csv.ParseOptions(
            newlines_in_values=found.has_ends_within,
            invalid_row_handler=set_aside,
        ),
        convert_options=arrow_csv.ConvertOptions(
            check_utf8=False,
            strings_can_be_null=False,
            include_columns=[str(place) for place in layout.wanted.values()],
            column_types={
                str(place): layout.type_of(name) for name, place in layout.wanted.items()
            },
        ),
    )
    return None if odd else table.rename_columns(list(layout.wanted))
