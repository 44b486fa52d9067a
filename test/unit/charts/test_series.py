from __future__ import annotations

from dataclasses import replace

import pytest

from spacelaunch.charts.frame import Box
from spacelaunch.charts.series import Series, ground, read_series
from spacelaunch.domain.reach import Reach
from spacelaunch.domain.summary import Summary


def counted(timeline: Summary, *counts: tuple[int | None, int | None], **params: str) -> Series:
    rows = [
        {"year": 2001 + place, "private_count": private, "state_count": state}
        for place, (private, state) in enumerate(counts)
    ]
    return read_series(replace(timeline, rows=tuple(rows), params=params))


def test_a_whole_year_has_its_leader_and_a_tie_has_none(timeline: Summary) -> None:
    series = read_series(timeline)
    leaders = ["state", "private", "state", None, "private"]
    assert [series.leader(year) for year in range(2001, 2006)] == leaders


def test_a_year_that_is_known_in_part_has_no_leader(timeline: Summary) -> None:
    series = read_series(timeline)
    assert series.leader(2006) is None
    assert series.parts == "2006 until 7 Aug"


def test_a_year_without_counts_is_a_gap(timeline: Summary) -> None:
    series = counted(timeline, (1, 2), (None, None), (None, None), (0, 0))
    assert (series.known, series.gaps) == ([2001, 2004], [(2002, 2003)])


def test_of_one_provider_there_is_one_line_in_its_sectors_colour(timeline: Summary) -> None:
    series = counted(timeline, (1, 0), (None, None), (3, 0), provider="SpaceX")
    (line,) = series.lines
    assert (line.name, line.sector, line.counts) == ("SpaceX", "private", [1, None, 3])
    assert (series.is_contest, series.leader(2001)) == (False, None)


def test_a_provider_of_both_sectors_has_its_launches_added(timeline: Summary) -> None:
    (line,) = counted(timeline, (1, 2), (3, 0), provider="Both").lines
    assert (line.sector, line.counts) == (None, [3, 3])


def test_data_that_tell_of_no_whole_year_have_no_leaders(timeline: Summary) -> None:
    assert read_series(replace(timeline, reach=Reach())).whole == frozenset()


def test_years_and_counts_stand_on_the_box(timeline: Summary) -> None:
    series = read_series(timeline)
    plot = ground(Box(1, 1, 6, 4), series, 40)
    assert plot.year_in == pytest.approx(1)
    assert (plot.x(2001), plot.y(40)) == pytest.approx((1.5, 5))


def test_the_highest_count_looks_one_year_around(timeline: Summary) -> None:
    assert read_series(timeline).highest_between(2004, 2004) == 9
