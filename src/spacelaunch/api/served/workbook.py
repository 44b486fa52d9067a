"""Served launches as an Excel workbook (.xlsx): one sheet, each cell of its column's type.

XlsxWriter writes row by row into a file, so that a million launches take no memory; they are sent
when the file is whole. Called by `representations`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from tempfile import TemporaryFile
from typing import Any, BinaryIO

import pyarrow as pa
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from spacelaunch.api.served.served_rows import ServedRows
from spacelaunch.sources.formulas import quoted

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A sheet has 1,048,576 rows, and the first one is the header.
MOST_ROWS = 1_048_575

_PIECE_BYTES = 64 * 1024
_MOMENT = "yyyy-mm-dd hh:mm:ss"
# The same bytes for the same launches: a workbook says when it was made.
_NO_TIME = datetime(1980, 1, 1)  # noqa: DTZ001  # as the library has it
# Excel takes 1900 for a leap year: before its March, a day is another one there.
_FIRST_SAFE = datetime(1900, 3, 1, tzinfo=UTC)
_FIRST_DAY = datetime(1899, 12, 30, tzinfo=UTC)
# The library writes 16 digits. Where they fall short, LibreOffice shows the second before.
_ROUNDING_DAYS = 1e-11
# A cell holds no more letters; one that was cut says so.
_LONGEST_TEXT = 32_767
_CUT = "…"

WriteCell = Callable[[int, int, Any], object]
"""Takes the row, the column and the value."""


def write_workbook(parts: Iterable[ServedRows]) -> Iterator[bytes]:
    """The bytes of a workbook that has all parts, of which there is one at least.

    Note: the same bytes for the same launches.
    """
    with TemporaryFile() as file:
        _write(file, parts)
        file.seek(0)
        while piece := file.read(_PIECE_BYTES):
            yield piece


def _write(file: BinaryIO, parts: Iterable[ServedRows]) -> None:
    with Workbook(file, {"constant_memory": True}) as book:
        book.set_properties({"created": _NO_TIME})
        sheet = book.add_worksheet("launches")
        # The header stays where it is while the rows are scrolled.
        sheet.freeze_panes(1, 0)
        cells = _Cells(book, sheet)
        first_row = 1
        for part in parts:
            table = part.table()
            if first_row == 1:
                cells.write_header(table.schema)
            cells.write_rows(first_row, table)
            first_row += len(table)


class _Cells:
    """How each type of value is written."""

    def __init__(self, book: Workbook, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._heading: Format = book.add_format({"bold": True})
        self._moment: Format = book.add_format({"num_format": _MOMENT})
        self._quoted: Format = book.add_format({"quote_prefix": True})

    def write_header(self, schema: pa.Schema) -> None:
        """The names, each over a column as wide as most of its values are."""
        for place, field in enumerate(schema):
            self._sheet.set_column(place, place, _width(field.type))
            self._sheet.write_string(0, place, field.name, self._heading)

    def write_rows(self, first: int, table: pa.Table) -> None:
        """Row by row, as the library wants them; an empty cell is none."""
        writers = [self._writer(kind) for kind in table.schema.types]
        columns = [column.to_pylist() for column in table.columns]
        for row, values in enumerate(zip(*columns, strict=True), first):
            for place, (write, value) in enumerate(zip(writers, values, strict=True)):
                if value is not None:
                    write(row, place, value)

    def _writer(self, kind: pa.DataType) -> WriteCell:
        if pa.types.is_string(kind):
            return self._write_text
        if pa.types.is_timestamp(kind):
            return self._write_moment
        is_flag = pa.types.is_boolean(kind)
        write: WriteCell = self._sheet.write_boolean if is_flag else self._sheet.write_number
        return write

    def _write_text(self, row: int, place: int, text: str) -> None:
        """Never a formula, also where somebody edits it."""
        if len(text) > _LONGEST_TEXT:
            text = text[: _LONGEST_TEXT - len(_CUT)] + _CUT
        style = self._quoted if quoted(text) != text else None
        self._sheet.write_string(row, place, text, style)

    def _write_moment(self, row: int, place: int, at: datetime) -> None:
        """In UTC, since a spreadsheet knows no zones."""
        if at < _FIRST_SAFE:
            self._write_text(row, place, f"{at:%Y-%m-%d %H:%M:%S}")
        else:
            days = (at - _FIRST_DAY) / timedelta(days=1)
            self._sheet.write_number(row, place, days + _ROUNDING_DAYS, self._moment)


def _width(kind: pa.DataType) -> int:
    """What is too narrow for a moment is shown as `###`."""
    if pa.types.is_string(kind):
        return 24
    return len(_MOMENT) + 1 if pa.types.is_timestamp(kind) else 12
