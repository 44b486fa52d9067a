"""Served launches as an Excel workbook, read by what other people read one with."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import openpyxl
import pytest

from data_sets import hold
from factories import make_launch
from spacelaunch.api.served import kaggle_columns, tidy_columns
from spacelaunch.api.served.served_rows import ServedRows, served_parts
from spacelaunch.api.served.workbook import write_workbook
from spacelaunch.datasets.columns import LaunchColumns

DATED = make_launch()
VAGUE = make_launch(2000, cost_musd=None, mission=None, is_rocket_active=None)
TIDY = tidy_columns.COLUMNS


def written(*launches, columns=TIDY) -> bytes:
    held = LaunchColumns(hold(launches))
    return b"".join(write_workbook(served_parts(held, held.all_rows, columns, 50.0)))


def rows(body: bytes):
    workbook = openpyxl.load_workbook(io.BytesIO(body))
    assert workbook.sheetnames == ["launches"]
    return [[cell.value for cell in row] for row in workbook.worksheets[0].iter_rows()]


def cells(body: bytes):
    return [*openpyxl.load_workbook(io.BytesIO(body)).worksheets[0].iter_rows()]


def test_a_cell_has_the_type_of_its_value():
    header, first, second = rows(written(DATED, VAGUE))
    assert header == list(TIDY)
    known = dict(zip(header, first, strict=True))
    assert known["launched_at"] == datetime(2001, 2, 3, 4, 5)  # noqa: DTZ001  # a sheet has no zones
    assert (known["cost_musd"], known["launch_year"], known["is_rocket_active"]) == (50, 2001, True)
    unknown = dict(zip(header, second, strict=True))
    assert [unknown[name] for name in ("cost_musd", "mission", "is_rocket_active")] == [None] * 3


def test_the_data_sets_own_columns_have_their_types_too():
    header, first = rows(written(VAGUE, columns=kaggle_columns.COLUMNS))
    found = dict(zip(header, first, strict=True))
    assert header == list(kaggle_columns.COLUMNS)
    assert (found["Date"], found["Time"], found["Year"]) == ("01/06/2000", "12:00", 2000)
    assert found["DateTime"] == datetime(2000, 6, 1, 12)  # noqa: DTZ001
    assert (found["Rocket"], found["Rocket Imputed"]) == (50, True)


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "'=1"])
def test_a_text_that_looks_like_a_formula_is_a_text_and_stays_one_when_it_is_edited(text):
    cell = cells(written(make_launch(provider=text)))[1][list(TIDY).index("provider")]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix


@pytest.mark.parametrize("text", ["<b> & </b>", " blanks ", "1e5", "Météo 気象 🚀", "two\nlines"])
def test_a_text_is_what_it_was(text):
    assert rows(written(make_launch(rocket=text)))[1][list(TIDY).index("rocket")] == text


def test_an_id_of_digits_is_no_number():
    cell = cells(written(replace(DATED, launch_id="0000000000000012")))[1][0]
    assert (cell.value, cell.data_type) == ("0000000000000012", "s")


def test_a_day_that_excel_counts_otherwise_is_a_text():
    old = make_launch(launched_at=datetime(1900, 2, 28, 12, tzinfo=UTC))
    found = rows(written(old))[1][list(TIDY).index("launched_at")]
    assert found == "1900-02-28 12:00:00"


@pytest.mark.parametrize("second", [0, 1, 29, 59])
def test_a_moment_is_true_to_the_second(second):
    at = datetime(2019, 12, 31, 23, 59, second, tzinfo=UTC)
    found = rows(written(make_launch(launched_at=at)))[1][list(TIDY).index("launched_at")]
    assert found.replace(tzinfo=UTC) == at


def test_no_moment_falls_short_of_its_second_where_the_rest_is_cut_off():
    at = datetime(1972, 9, 2, 10, 49, tzinfo=UTC)
    with zipfile.ZipFile(io.BytesIO(written(make_launch(launched_at=at)))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    (days,) = re.findall(r'<c r="L2" s="1"><v>([\d.]+)</v>', sheet)
    assert int(Decimal(days) * 86_400) == 26_544 * 86_400 + 10 * 3_600 + 49 * 60


def test_no_launches_are_a_header():
    assert rows(written()) == [list(TIDY)]


def test_the_header_stays_in_sight_and_moments_are_shown_whole():
    sheet = openpyxl.load_workbook(io.BytesIO(written(DATED))).worksheets[0]
    assert sheet.freeze_panes == "A2"
    place = openpyxl.utils.get_column_letter(list(TIDY).index("launched_at") + 1)
    shown = sheet[f"{place}2"].number_format.replace("\\", "")
    assert sheet.column_dimensions[place].width >= len(shown) == len("yyyy-mm-dd hh:mm:ss")


def test_the_same_launches_give_the_same_bytes():
    assert written(DATED, VAGUE) == written(DATED, VAGUE)


def test_several_parts_are_one_sheet_and_go_out_one_by_one():
    held = LaunchColumns(hold([make_launch(year) for year in range(2000, 2009)]))
    year = {"launch_year": TIDY["launch_year"]}
    asked = []

    def parts():
        for start in range(0, 9, 4):
            asked.append(start)
            yield ServedRows(held, held.all_rows[start : start + 4], year, None)

    pieces = write_workbook(parts())
    first = next(pieces)
    assert (asked, first[:2]) == ([0], b"PK")
    body = first + b"".join(pieces)
    assert rows(body) == [["launch_year"], *([year] for year in range(2008, 1999, -1))]


def test_it_is_a_whole_archive():
    body = written(*(make_launch(year) for year in range(1960, 2020)))
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
    assert [row[-2] for row in rows(body)[1:]] == list(range(2019, 1959, -1))
