from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from spacelaunch.charts.frame import Box
from spacelaunch.charts.series import ground, read_series
from spacelaunch.domain.summary import Summary


def test_a_tie_has_no_leader(timeline: Summary) -> None:
    leaders = ["state", "private", "state", None, "private", "private"]
    assert read_series(timeline).leaders == leaders


@pytest.mark.parametrize(
    ("last_day", "until"),
    [
        (date(2006, 8, 7), "7 Aug"),
        (date(2006, 12, 29), ""),
        (date(2009, 8, 7), ""),
        (None, ""),
    ],
    ids=["in the last year", "at its end", "in a later year", "unknown"],
)
def test_the_last_year_may_be_known_in_part(
    last_day: date | None, until: str, timeline: Summary
) -> None:
    origin = replace(timeline.origin, data_until=last_day)
    assert read_series(replace(timeline, origin=origin)).until == until


def test_years_and_counts_stand_on_the_box(timeline: Summary) -> None:
    series = read_series(timeline)
    plot = ground(Box(1, 1, 6, 4), series, 40)
    assert plot.year_in == pytest.approx(1)
    assert (plot.x(2001), plot.y(40)) == pytest.approx((1.5, 5))


def test_the_highest_count_looks_one_year_around(timeline: Summary) -> None:
    assert read_series(timeline).highest_between(2004, 2004) == 9
