"""Each date column by itself; `test_moments` has them together."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from spacelaunch.domain.words import MONTH_FIRST_DATE
from spacelaunch.errors import BadRecordError
from spacelaunch.sources.date_parts import (
    read_date,
    read_datetime,
    read_day,
    read_month,
    read_time,
    read_time_of_date,
    read_year,
)

READERS = {
    "Year": read_year, "Month": read_month, "Day": read_day, "Time": read_time,
    "Date": read_date, "DateTime": read_datetime,
}  # fmt: skip


@pytest.mark.parametrize("column", READERS)
@pytest.mark.parametrize("text", [None, "", "  ", "NA", "NaT", "\\N"])
def test_nothing_is_silence(column, text):
    assert READERS[column]({column: text}) is None


@pytest.mark.parametrize("column", READERS)
def test_what_cannot_be_read_is_quoted(column):
    with pytest.raises(BadRecordError, match=f"{column}: expected .*, got 'soon'"):
        READERS[column]({column: "soon"})


@pytest.mark.parametrize(
    ("text", "has_time"),
    [("2020-08-07", False), ("Fri Aug 07, 2020", False), ("Fri Aug 07, 2020 00:00 UTC", True)],
)
def test_a_datetime_says_whether_it_has_a_time(text, has_time):
    assert read_datetime({"DateTime": text}) == (datetime(2020, 8, 7, tzinfo=UTC), has_time)


def test_a_table_may_say_that_its_month_stands_first():
    assert read_date({MONTH_FIRST_DATE: "08/07/2020"}) == (date(2020, 8, 7), date(2020, 8, 7))


def test_the_time_within_a_date_is_read():
    assert read_time_of_date({"Date": "2020-08-07 05:12:00"}) == time(5, 12)
    assert read_time_of_date({"Date": "07/08/2020"}) is None
