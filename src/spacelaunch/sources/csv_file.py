"""A launches CSV, plain or gzip, as bytes -> launches and rejects.

Reads the header and says what it lacks; the rows are `csv_rows`'. Called by `datasets.load`.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from spacelaunch.domain import words
from spacelaunch.errors import BadDataError
from spacelaunch.sources.ahead import read_ahead
from spacelaunch.sources.csv_layout import CODED, Layout
from spacelaunch.sources.csv_rows import read_rows
from spacelaunch.sources.file_text import Piece, read_pieces
from spacelaunch.sources.formulas import unquoted
from spacelaunch.sources.reading import Gathering, Reading
from spacelaunch.sources.record_text import form_of, is_ours, received_rows
from spacelaunch.sources.records import READERS

_WANTED = {column for reader in READERS for column in reader.columns}
_OWN = frozenset((words.DETAIL, words.DATETIME))


def read_csv(stream: BinaryIO, source: str, limit_bytes: int) -> Reading:
    """Read a whole file.

    Shape: `stream` is at its beginning and can be sought.
    Raises:
        BadDataError: it is not a launches CSV, or no record of it can be read.
        TooLargeError: it is, or unpacks to, more than `limit_bytes`.
    """
    pieces = read_pieces(stream, limit_bytes)
    header, rest = _read_header(pieces)
    form, has_marks = form_of(header), is_ours(header)
    gathering = Gathering(source, "line")
    for rows in read_ahead(read_rows(chain([rest], pieces), _layout(header))):
        text = _without_marks(rows.text) if has_marks else rows.text
        gathering.add_table(text, received_rows(form, rows.received), rows.lines, rows.broken)
    return gathering.reading()


def _read_header(pieces: Iterator[Piece]) -> tuple[list[str], Piece]:
    """The first line that is not empty, and what follows it in its piece."""
    for piece in pieces:
        lines = piece.text.splitlines(keepends=True)
        reader = csv.reader((line.decode() for line in lines), strict=True)
        began = 0
        try:
            for values in reader:
                if values:
                    rest = b"".join(lines[reader.line_num :])
                    return _checked(values), Piece(rest, piece.first_line + reader.line_num)
                began = reader.line_num
        except csv.Error as exc:
            line = piece.first_line + began
            raise BadDataError(f"line {line} is not valid CSV: {exc}") from exc
    raise BadDataError("the file is empty")


def _layout(header: list[str]) -> Layout:
    known = {words.known_column(name): place for place, name in enumerate(header)}
    wanted = {name: place for name, place in known.items() if name in _WANTED}
    return Layout(len(header), wanted, _OWN)


def _without_marks(text: pa.Table) -> pa.Table:
    """The texts as they were before they were made harmless."""
    for place, name in enumerate(text.column_names):
        coded = text.column(name).combine_chunks().cast(CODED)
        if pc.any(pc.starts_with(coded.dictionary, "'")).as_py():
            plain = pa.array([unquoted(each) for each in coded.dictionary.to_pylist()], pa.string())
            column = plain.take(coded.indices)
            text = text.set_column(place, name, column.cast(text.schema.field(name).type))
    return text


def _checked(header: list[str]) -> list[str]:
    found = {column for column in map(words.known_column, header) if column}
    if not found:
        raise BadDataError("not a launches CSV: its first line has none of the expected columns")
    _require_unique([words.known_column(name) or name.strip() for name in header])
    _require_columns(found)
    return header


def _require_unique(names: list[str]) -> None:
    for name, count in Counter(names).items():
        if name and count > 1:  # spreadsheets write several columns without a name
            raise BadDataError(f"the column {name!r} stands twice in the header")


def _require_columns(found: set[str]) -> None:
    missing = [column for column in words.REQUIRED if column not in found]
    if not found & set(words.REQUIRED_ANY):
        missing.append(" or ".join(words.REQUIRED_ANY))
    if missing:
        names = ", ".join(repr(column) for column in missing)
        raise BadDataError(f"the header lacks {names}")
