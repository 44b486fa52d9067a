"""Who leads a year; what is said of it is tested with the timeline."""

from __future__ import annotations

import pytest

from spacelaunch.domain.launch import Sector
from spacelaunch.domain.reach import KnownYear, Reach
from spacelaunch.queries.leads import Crossing, YearRow, find_crossings, find_leads

REACH = Reach({year: KnownYear(year, None, None, True, True) for year in range(2000, 2005)})
PART = KnownYear(2002, None, None, True, False)
ROWS = [YearRow(2000 + n, *counts) for n, counts in enumerate([(0, 2), (3, 1), (2, 2), (0, 1)])]


@pytest.mark.parametrize(
    ("counts", "leader"),
    [((2, 1), Sector.PRIVATE), ((1, 2), Sector.STATE), ((2, 2), None), ((None, None), None)],
    ids=["private", "state", "a tie", "a gap"],
)
def test_who_has_strictly_more_leads(counts, leader):
    assert YearRow(2000, *counts).leader is leader


def test_a_year_has_all_its_launches():
    assert (YearRow(2000, 2, 1).total, YearRow(2000, None, None).total) == (3, 0)


def test_the_leads_are_those_of_whole_years():
    leads = find_leads(ROWS, REACH, None)
    assert (leads.ahead, leads.first, leads.first_here) == ([2001], 2001, 2001)
    assert find_leads(ROWS, Reach(), None).whole == []


def test_a_window_that_cuts_the_data_off_has_no_first():
    leads = find_leads(ROWS[1:], REACH, 2001)
    assert (leads.first, leads.first_here) == (None, 2001)


def test_a_year_that_is_not_whole_parts_two_leaders():
    assert find_crossings(ROWS, REACH) == (
        Crossing(2001, Sector.PRIVATE),
        Crossing(2003, Sector.STATE),
    )
    parted = Reach({**REACH.years, 2002: PART})
    assert find_crossings(ROWS, parted) == (Crossing(2001, Sector.PRIVATE),)


def test_whole_years_with_one_between_them_that_is_not_are_broken():
    assert find_leads(ROWS, REACH, None).is_unbroken
    assert not find_leads(ROWS, Reach({**REACH.years, 2002: PART}), None).is_unbroken
