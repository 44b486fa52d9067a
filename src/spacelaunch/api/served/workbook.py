"""Served launches as an Excel workbook (.xlsx): one sheet, each cell of its column's type.

The sheet is written row by row while it is sent, which no library does: openpyxl and XlsxWriter
hold it in a file till its end, and take five to ten times as long. What stands around the sheet is
in `workbook_parts`. Called by `representations`.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from string import ascii_uppercase
from typing import Any

import pyarrow as pa

from spacelaunch.api.served.served_rows import ServedRows
from spacelaunch.api.served.sink import Sink
from spacelaunch.api.served.workbook_parts import (
    HEADING,
    MOMENT,
    PARTS,
    QUOTED,
    SHEET,
    SHEET_BEGIN,
    SHEET_END,
    text_of,
)
from spacelaunch.sources.formulas import quoted

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A sheet has 1,048,576 rows, and the first one is the header.
MOST_ROWS = 1_048_575

# Excel counts days from the last of 1899, and takes 1900 for a leap year: before its March, a day
# is another one there.
_FIRST_DAY = datetime(1899, 12, 30, tzinfo=UTC)
_FIRST_SAFE = datetime(1900, 3, 1, tzinfo=UTC)
_DAY_S = 86_400
# Eight microseconds: where a float falls short of its second, LibreOffice shows the second before.
_SURELY_REACHED = 1e-10
# The same bytes for the same launches: a zip has a time of each part.
_NO_TIME = (1980, 1, 1, 0, 0, 0)

Cells = list[str]
"""Of one column: each cell after its place; empty where there is none."""


def write_workbook(parts: Iterable[ServedRows]) -> Iterator[bytes]:
    """The bytes of a workbook that has all parts, of which there is one at least.

    Note: the same bytes for the same launches.
    """
    sink = Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in PARTS.items():
            archive.writestr(_entry(name), text)
        with archive.open(_entry(SHEET), "w") as sheet:
            for text in _sheet(parts):
                sheet.write(text.encode())
                yield sink.taken()
    yield sink.taken()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _sheet(parts: Iterable[ServedRows]) -> Iterator[str]:
    row_number = 1
    for part in parts:
        table = part.table()
        if row_number == 1:
            yield SHEET_BEGIN.format(cols=_widths(table.schema))
            yield _rows([[_text_cell(name, HEADING)] for name in table.column_names], row_number)
            row_number += 1
        yield _rows([_cells(column) for column in table.columns], row_number)
        row_number += len(table)
    yield SHEET_END


def _rows(columns: Sequence[Cells], first: int) -> str:
    """The rows, in which each cell names its place."""
    letters = ascii_uppercase[: len(columns)]
    return "".join(
        f'<row r="{number}">'
        + "".join(
            [
                f'<c r="{letter}{number}"{cell}'
                for letter, cell in zip(letters, cells, strict=True)
                if cell
            ]
        )
        + "</row>"
        for number, cells in enumerate(zip(*columns, strict=True), first)
    )


def _cells(column: pa.ChunkedArray) -> Cells:
    if pa.types.is_string(column.type):
        return _text_cells(column)
    write = _writer(column.type)
    return ["" if value is None else write(value) for value in column.to_pylist()]


def _text_cells(column: pa.ChunkedArray) -> Cells:
    """Each text is written once, however many launches share it."""
    coded = column.combine_chunks().dictionary_encode()
    known = [*map(_text_cell, coded.dictionary.to_pylist()), ""]
    return [known[code] for code in coded.indices.fill_null(-1).to_pylist()]


def _writer(kind: pa.DataType) -> Callable[[Any], str]:
    if pa.types.is_timestamp(kind):
        return _moment_cell
    return _flag_cell if pa.types.is_boolean(kind) else _number_cell


def _text_cell(text: str, style: int = 0) -> str:
    """Never a formula, also where somebody edits it."""
    if not style and quoted(text) != text:
        style = QUOTED
    styled = f' s="{style}"' if style else ""
    return f'{styled} t="inlineStr"><is><t xml:space="preserve">{text_of(text)}</t></is></c>'


def _moment_cell(at: datetime) -> str:
    """In UTC, since a spreadsheet knows no zones."""
    if at < _FIRST_SAFE:
        return _text_cell(f"{at:%Y-%m-%d %H:%M:%S}")
    days = (at - _FIRST_DAY).total_seconds() / _DAY_S + _SURELY_REACHED
    return f' s="{MOMENT}"><v>{days!r}</v></c>'


def _flag_cell(value: bool) -> str:
    return f' t="b"><v>{value:d}</v></c>'


def _number_cell(value: float) -> str:
    return f"><v>{value!r}</v></c>"


def _widths(schema: pa.Schema) -> str:
    """As wide as most values are: what is too narrow for a moment is shown as `###`."""
    return "".join(
        f'<col min="{place}" max="{place}" width="{_width(kind)}" customWidth="1"/>'
        for place, kind in enumerate(schema.types, 1)
    )


def _width(kind: pa.DataType) -> int:
    if pa.types.is_string(kind):
        return 24
    return 20 if pa.types.is_timestamp(kind) else 12
