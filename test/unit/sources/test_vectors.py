"""What a vector is sure of, and what it leaves to others; `test_text_table` has the rest."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacelaunch.sources.vectors import read_details, read_moments

USUAL = "2001-02-03 04:05:00+00:00"


def is_sure(*texts: str | None, **others: list[str]) -> list[bool]:
    columns = {"DateTime": pa.array(texts, pa.string())}
    columns |= {name: pa.array(values) for name, values in others.items()}
    return list(read_moments(columns, len(texts))[1].tolist())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (USUAL, True),
        ("1957-10-04 19:28:00+00:00", True),
        ("2000-12-31 23:59:59+00:00", True),
        ("2000-02-29 00:00:00+00:00", False),
        ("2001-02-30 00:00:00+00:00", False),
        ("2001-06-31 00:00:00+00:00", False),
        ("2001-13-01 00:00:00+00:00", False),
        ("2001-02-03 04:05:00+01:00", False),
        ("2001-02-03 04:05:00.5+00:00", False),
        (USUAL + "\n", False),
        (" " + USUAL, False),
        ("", False),
        (None, False),
    ],
)
def test_a_moment_is_sure_where_it_is_written_as_the_data_set_does(text, expected):
    assert is_sure(text) == [expected]


def test_a_moment_is_sure_only_where_the_year_agrees_or_is_silent():
    years = ["2001", " 2001.0", "", "2002", "soon"]
    assert is_sure(*[USUAL] * 5, Year=years) == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("column", "agreeing", "otherwise"),
    [
        ("Month", ["2", "02", "", "NA"], ["3", "x", "13"]),
        ("Day", ["3", "03", " 3 "], ["4", "0"]),
        ("Time", ["04:05", "4:05", "04:05:30", ""], ["04:06", "x"]),
        (
            "Date",
            ["03/02/2001", "02/03/2001", "3/2/2001", "03.02.2001", "2001-02-03", "", "NaT"],
            ["04/02/2001", "03/02/2002", "30/02/2001", "03/02/01", "03-02/2001", "٠٣/٠٢/٢٠٠١"],
        ),
    ],
)
def test_a_moment_is_sure_only_where_every_part_agrees_or_is_silent(column, agreeing, otherwise):
    texts = [*agreeing, *otherwise]
    expected = [True] * len(agreeing) + [False] * len(otherwise)
    assert is_sure(*[USUAL] * len(texts), **{column: texts}) == expected


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]))
def test_any_day_agrees_with_its_own_date(day, form):
    texts = {"DateTime": [f"{day} 01:02:00+00:00"], "Date": [f"{day:{form}}"]}
    columns = {name: pa.array(values, pa.string()) for name, values in texts.items()}
    is_leap_day = (day.month, day.day) == (2, 29)  # that is left to who can count
    assert read_moments(columns, 1)[1].tolist() == [not is_leap_day]


@pytest.mark.parametrize("word", ["NA", "#N/A", "null"])
@pytest.mark.parametrize("blanks", ["", " ", "    "])
def test_a_word_for_nothing_is_left_to_who_knows_it_however_many_blanks_stand_around(word, blanks):
    given = pa.array([f"{blanks}{word}{blanks}", f"{blanks}Rocket | M{blanks}"])
    _, is_sure = read_details({"Detail": given}, 2)
    assert is_sure.tolist()[0] is False


def test_without_a_moment_nothing_is_sure():
    found, sure = read_moments({}, 2)
    assert (sure.tolist(), found["launched_at"].null_count) == ([False, False], 2)


def test_a_detail_that_no_record_may_have_is_not_sure():
    details = pa.array(["Rocket | M", "x" * 2_000, "x" * 2_001, "a\0bcdefg"])
    assert read_details({"Detail": details}, 4)[1].tolist() == [True, True, False, False]


@pytest.mark.parametrize("detail", ["NA", "\\N", "Rocket  | M", "Rocket\xa0 | M", "Roc\u200bket"])
def test_a_detail_that_does_not_mean_what_it_is_is_not_sure(detail):
    details = pa.array(["Rocket 1 | Mission é", detail])
    assert read_details({"Detail": details}, 2)[1].tolist() == [True, False]
