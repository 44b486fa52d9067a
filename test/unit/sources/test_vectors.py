"""What a vector is sure of, and what it leaves to others; `test_text_table` has the rest."""

from __future__ import annotations

import pyarrow as pa
import pytest

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


def test_without_a_moment_nothing_is_sure():
    found, sure = read_moments({}, 2)
    assert (sure.tolist(), found["launched_at"].null_count) == ([False, False], 2)


def test_a_detail_that_no_record_may_have_is_not_sure():
    details = pa.array(["R | M", "x" * 2_000, "x" * 2_001, "a\0b"])
    assert read_details({"Detail": details}, 4)[1].tolist() == [True, True, False, False]
