"""An Excel workbook (.xlsx) -> the table of its first sheet that has one, as CSV text.

A row of the sheet is a line of the text, so that a line that is told is a row that is found. What a
workbook is packed in is looked at before anything is unpacked. Called by `formats`.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import chain, islice
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException

from spacelaunch.errors import BadDataError, TooLargeError
from spacelaunch.sources.csv_header import has_header
from spacelaunch.sources.file_text import Piece
from spacelaunch.sources.headings import MOST_COLUMNS
from spacelaunch.sources.packed import largest_content, require_few_names, size_of

_PART_ROWS = 4_096
_MOST_EMPTY_ROWS = 50_000
_LOOKED_THROUGH = 20
# Held whole while the sheets are read; a hundred thousand launches' words are half of that.
_MOST_WORDS_BYTES = 12 * 1024 * 1024
_MOST_PART_BYTES = 4 * 1024 * 1024
# Excel's own bound is half of that.
_LONGEST_CELL = 64 * 1024
_ERRORS = (
    *(zipfile.BadZipFile, InvalidFileException, ParseError),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, OSError),
)

Row = Sequence[Any]


def read_workbook(stream: BinaryIO, limit_bytes: int) -> Iterator[Piece]:
    """The rows of the sheet as CSV.

    Raises:
        BadDataError: it is damaged, or its rows are mostly empty.
        TooLargeError: it unpacks to more than `limit_bytes`, or to more than is held in memory.
    """
    _require_bounds(stream, limit_bytes)
    first_line = 1
    rows = _rows(stream)
    while some := [*islice(rows, _PART_ROWS)]:
        yield Piece(_as_csv(some), first_line)
        first_line += len(some)


def _rows(stream: BinaryIO) -> Iterator[Row]:
    """Those of the first sheet with a header in it, or of the first."""
    try:
        workbook = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        for sheet in workbook.worksheets:
            rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
            first = [*islice(rows, _LOOKED_THROUGH)]
            if has_header(_as_csv(first)) or sheet is workbook.worksheets[-1]:
                yield from _with_few_empty(chain(first, rows))
                return
    except BadDataError:
        raise
    except _ERRORS as exc:
        raise BadDataError(f"the workbook cannot be read: {exc}") from exc


def _with_few_empty(rows: Iterator[Row]) -> Iterator[Row]:
    empty_count = 0
    for row in rows:
        if not any(value is not None for value in row):
            empty_count += 1
            if empty_count > _MOST_EMPTY_ROWS:
                raise _too_empty()
        yield row


def _as_csv(rows: Sequence[Row]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    width = max((_width(row) for row in rows), default=0)
    for row in rows:
        # A row without a value is an empty line, which is passed over.
        values = [_as_text(value) for value in row[:width]]
        writer.writerow(values if any(values) else [])
    return buffer.getvalue().encode("utf-8", "replace")


def _width(row: Row) -> int:
    return max((place for place, value in enumerate(row, 1) if value is not None), default=0)


def _as_text(value: object) -> str:
    """A value as the data set would write it, on one line."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    # Excel writes what XML has no sign for as `_x000D_`.
    return " ".join(unescape(str(value)).splitlines())


def _require_bounds(stream: BinaryIO, limit_bytes: int) -> None:
    require_few_names(stream)
    most = min(limit_bytes, largest_content(size_of(stream)))
    try:
        with zipfile.ZipFile(stream) as archive:
            for part in archive.infolist():
                _require_part(archive, part, most)
    except _ERRORS as exc:
        raise BadDataError(f"the workbook is not whole: {exc}") from exc
    stream.seek(0)


def _require_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> None:
    if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
        _require_size(part, most)
        _require_values(archive, part)
    elif part.filename.lower().endswith("sharedstrings.xml"):
        _require_size(part, min(most, _MOST_WORDS_BYTES))
    elif part.filename.endswith((".xml", ".rels")):
        _require_size(part, _MOST_PART_BYTES)


def _require_size(part: zipfile.ZipInfo, most: int) -> None:
    if part.file_size > most:
        raise TooLargeError(
            f"the workbook's {part.filename[-80:]} unpacks to more than {most:,} bytes; save the "
            "sheet as CSV"
        )


def _require_values(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """One look at the sheet's text: a cell is held whole, and an empty row costs as a full one."""
    row_count = value_count = 0
    with archive.open(part) as sheet:
        while chunk := sheet.read(_LONGEST_CELL):
            if len(chunk) == _LONGEST_CELL and b"<" not in chunk:
                raise BadDataError("the sheet has a cell of more than 32,767 characters")
            row_count += chunk.count(b"<row")
            value_count += chunk.count(b"</v>") + chunk.count(b"</t>")
    if row_count - value_count > _MOST_EMPTY_ROWS:
        raise _too_empty()


def _too_empty() -> BadDataError:
    return BadDataError(f"the sheet has more than {_MOST_EMPTY_ROWS:,} empty rows; delete them")
