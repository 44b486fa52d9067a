"""The days that a text may mean."""

from __future__ import annotations

from datetime import date

import pytest

from spacelaunch.sources.days import days_in

AUGUST, JULY = date(2020, 8, 7), date(2020, 7, 8)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("07/08/2020", (AUGUST, JULY)),
        ("7-8-2020", (AUGUST, JULY)),
        ("30/07/2020", (date(2020, 7, 30), None)),
        ("7/30/2020", (None, date(2020, 7, 30))),
        ("07.08.2020", (AUGUST, AUGUST)),
        ("2020-08-07", (AUGUST, AUGUST)),
        ("2020/8/7", (AUGUST, AUGUST)),
        ("2020-08-07T05:12:00Z", (AUGUST, AUGUST)),
        ("31/02/2020", (None, None)),
        ("07/08/20", (None, None)),
        ("07/08-2020", (None, None)),
        ("soon", (None, None)),
    ],
)
def test_a_day_may_be_written_in_many_ways(text, days):
    assert days_in(text) == days
