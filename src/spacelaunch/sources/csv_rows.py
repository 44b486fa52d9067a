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
# Row by row each value is an object, so that less is taken at once.
_ODD_BYTES = 64 * 1024
# Of a line: a launch has more signs than that, and the places of so many lines would be more than
# the text.
_FEWEST_SIGNS = 8


def read_rows(pieces: Iterable[Piece], layout: Layout) -> Iterator[Rows]:
    """All rows of the pieces; empty lines are passed over."""
    line, rest = 1, b""
    for piece in pieces:
        line, text = (line, rest + piece.text) if rest else (piece.first_line, piece.text)
        for rows in _read_some(text, line, layout):
            yield rows
            line, text = line + rows.line_count, text[rows.byte_count :]
        rest = text
        if len(rest) > _LONGEST_ROW:
            yield read_odd(rest, line, layout, is_all=True)
            rest = b""
    if rest:
        yield read_odd(rest, line, layout, is_all=True)


def _read_some(text: bytes, line: int, layout: Layout) -> Iterator[Rows]:
    """The rows that have ended; those of a text that is odd somewhere are read in little parts."""
    plain = _read_plain(text, line, layout)
    if plain is not None:
        yield plain
        return
    begin, size = 0, _ODD_BYTES
    while begin < len(text):
        end = text.find(b"\n", begin + size) + 1 or len(text)
        part = read_odd(text[begin:end], line, layout)
        yield part
        line, begin = line + part.line_count, begin + part.byte_count
        size = _ODD_BYTES if part.byte_count else 2 * size  # a row is larger than that
        if end == len(text):
            return


def _read_plain(text: bytes, first_line: int, layout: Layout) -> Rows | None:
    """The rows that have ended; None where they are odd."""
    if len(text) > _ODD_BYTES and text.count(b"\n") * _FEWEST_SIGNS > len(text):
        return None
    found = find_plain_rows(text, layout.separator)
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
    places = layout.wanted.values()
    try:
        table = arrow_csv.read_csv(
            pa.py_buffer(text),
            # In one block, which is a piece already; the processes share the processors.
            read_options=arrow_csv.ReadOptions(
                column_names=[str(place) for place in range(layout.width)],
                block_size=len(text) + 1,
                use_threads=False,
            ),
            parse_options=arrow_csv.ParseOptions(
                delimiter=layout.separator, newlines_in_values=found.has_ends_within
            ),
            convert_options=arrow_csv.ConvertOptions(
                check_utf8=False,
                strings_can_be_null=False,
                include_columns=[str(place) for place in dict.fromkeys(places)],
                column_types={
                    str(place): layout.type_of(name) for name, place in layout.wanted.items()
                },
            ),
        )
    except pa.ArrowInvalid:
        return None
    # Two columns of the data set may be one of the file.
    columns = [table.column(str(place)) for place in places]
    return pa.table(columns, names=list(layout.wanted))
