"""Of which years a data set tells."""

from __future__ import annotations

from spacelaunch.domain.reach import KnownYear, Reach, runs

WHOLE, PART = KnownYear(2000, None, None, True, True), KnownYear(2001, None, None, True, False)
LATER = KnownYear(2005, None, None, False, True)
REACH = Reach({2000: WHOLE, 2001: PART, 2005: LATER})


def test_a_year_is_whole_from_its_beginning_to_its_end_only():
    assert [REACH.is_whole(year) for year in (2000, 2001, 2005)] == [True, False, False]


def test_a_gap_and_a_year_outside_the_data_are_held_by_nobody():
    assert [REACH.holds(year) for year in (1999, 2001, 2003, 2005)] == [False, True, False, True]
    assert REACH.is_whole(2003) is False


def test_gaps_lie_between_stretches():
    assert REACH.stretches == [(2000, 2001), (2005, 2005)]
    assert REACH.gaps == [(2002, 2004)]


def test_no_data_reach_nowhere():
    assert (Reach().first_year, Reach().stretches, Reach().gaps) == (None, [], [])


def test_years_that_follow_each_other_make_a_run():
    assert runs([1999, 2000, 2002]) == [(1999, 2000), (2002, 2002)]
