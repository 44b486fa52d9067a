"""A launches table as CSV text -> launches and rejects.

The header is `csv_header`'s, the rows are `csv_rows`'. Whatever else holds a table hands its rows
on as such text. Called by `formats`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from spacelaunch.sources.ahead import read_ahead
from spacelaunch.sources.csv_header import Header, find_header
from spacelaunch.sources.csv_layout import CODED
from spacelaunch.sources.csv_rows import read_rows
from spacelaunch.sources.encodings import REPLACEMENT
from spacelaunch.sources.file_text import Piece, read_pieces
from spacelaunch.sources.formulas import unquoted
from spacelaunch.sources.reading import Gathering, Loss, Reading
from spacelaunch.sources.record_text import form_of, is_ours, received_rows

_REPLACED = REPLACEMENT.encode()


def read_csv(
    stream: BinaryIO, source: str, limit_bytes: int, charset: str | None = None
) -> Reading:
    """Read a whole text.

    Shape: `charset` is what its sender calls its encoding.
    Raises:
        BadDataError: it is not a launches CSV, or no record of it can be read.
        TooLargeError: there is more of it than `limit_bytes`.
        UnsupportedTypeError: there is no such encoding.
    """
    gathering = Gathering(source, "line")
    pieces = read_pieces(stream, limit_bytes, charset)
    if charset is not None:
        pieces = _with_letters_counted(pieces, gathering, charset)
    return read_table_text(pieces, gathering)


def read_table_text(
    pieces: Iterator[Piece], gathering: Gathering, *, is_plain: bool = False
) -> Reading:
    """Read a table that is handed on piece by piece; raises BadDataError as `read_csv` does.

    Shape: `is_plain` as `record_text.form_of` has it.
    """
    header = find_header(pieces)
    _tell(header, gathering)
    form = form_of(header.names, header.separator, is_plain=is_plain)
    has_marks = is_ours(header.names) and not is_plain
    for rows in read_ahead(read_rows(chain([header.rest], pieces), header.layout)):
        text = _without_marks(rows.text) if has_marks else rows.text
        gathering.add_table(text, received_rows(form, rows.received), rows.lines, rows.broken)
    return gathering.reading()


def _tell(header: Header, gathering: Gathering) -> None:
    if header.headings.sibling:
        gathering.add_note(header.headings.sibling.note)
    if header.lines_above:
        gathering.add_note(
            f"the header is on line {header.rest.first_line - 1}; what stands above it was passed "
            "over"
        )


def _with_letters_counted(
    pieces: Iterator[Piece], gathering: Gathering, charset: str
) -> Iterator[Piece]:
    """The pieces, whose bytes that are no letters of their encoding are told."""
    for piece in pieces:
        if _REPLACED in piece.text:
            lines = enumerate(piece.text.splitlines(), piece.first_line)
            reason = f"a byte is no letter of {charset}; U+FFFD stands in its place"
            found = (Loss(n, reason) for n, line in lines for _ in range(line.count(_REPLACED)))
            gathering.add_losses(found, piece.text.count(_REPLACED))
        yield piece


def _without_marks(text: pa.Table) -> pa.Table:
    """The texts as they were before they were made harmless."""
    for place, name in enumerate(text.column_names):
        coded = text.column(name).combine_chunks().cast(CODED)
        if pc.any(pc.starts_with(coded.dictionary, "'")).as_py():
            plain = pa.array([unquoted(each) for each in coded.dictionary.to_pylist()], pa.string())
            column = plain.take(coded.indices)
            text = text.set_column(place, name, column.cast(text.schema.field(name).type))
    return text
