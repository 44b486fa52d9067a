"""A workbook as CSV; `test_file_reader` has the launches in it, `test_hostile_files` its bounds."""

from __future__ import annotations

import io
from datetime import date, datetime, time

import openpyxl
import pytest

from spacelaunch.errors import BadDataError
from spacelaunch.sources import workbook
from spacelaunch.sources.workbook import read_workbook


def text_of(*rows: list[object]) -> str:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(buffer)
    return b"".join(piece.text for piece in read_workbook(buffer, 10**6)).decode()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2020, 8, 7, 5, 12), "2020-08-07 05:12:00"),  # noqa: DTZ001  # Excel has none
        (date(2020, 8, 7), "2020-08-07 00:00:00"),
        (time(5, 12), "05:12:00"),
        (2020, "2020"),
        (2020.0, "2020"),
        (29.75, "29.75"),
        ("a\nb", "a b"),
        ("#N/A", "#N/A"),
    ],
)
def test_a_value_is_written_as_the_data_set_would_write_it(value, text):
    assert text_of([value]) == f"{text}\n"


def test_a_row_is_a_line_and_an_empty_one_an_empty_line():
    assert text_of(["a", None, "c"], [None], ["d"]) == "a,,c\n\nd,,\n"


def test_a_sheet_of_empty_rows_is_refused(monkeypatch):
    monkeypatch.setattr(workbook, "_MOST_EMPTY_ROWS", 3)
    with pytest.raises(BadDataError, match="more than 3 empty rows"):
        text_of(["a"], *[[None]] * 4, ["b"])
