"""Whole columns of date parts against the moments; `test_vectors` has more."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from spacelaunch.sources.agreement import agree_with

AT_US = np.array([1_596_777_120_000_000])  # 2020-08-07 05:12:00 UTC


def agrees(column: str, text: str | None) -> bool:
    return bool(agree_with({column: pa.array([text], pa.string())}, AT_US)[0])


@pytest.mark.parametrize(
    ("column", "text"),
    [
        *(("Year", "2020"), ("Month", "08"), ("Day", "7.0"), ("Time", "05:12")),
        *(("Date", "07/08/2020"), ("Date", "08/07/2020"), ("Date", "2020-08-07")),
        *(("Date", None), ("Date", "NA"), ("Year", "")),
    ],
)
def test_what_says_the_same_or_nothing_agrees(column, text):
    assert agrees(column, text)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        *(("Year", "2021"), ("Month", "7"), ("Day", "8"), ("Time", "05:13"), ("Time", "soon")),
        *(("Date", "08/08/2020"), ("Date", "40/08/2020"), ("Date", "07/08/1820")),
    ],
)
def test_what_says_otherwise_or_cannot_be_read_does_not(column, text):
    assert not agrees(column, text)


def test_a_moment_before_1970_agrees_with_its_own_day():
    sputnik = np.array([-386_310_720_000_000])
    texts = {"Date": "04/10/1957", "Year": "1957", "Month": "10", "Day": "4", "Time": "19:28"}
    columns = {name: pa.array([text]) for name, text in texts.items()}
    assert agree_with(columns, sputnik).tolist() == [True]
