from __future__ import annotations

from spacelaunch.domain.coverage import Coverage, CoveredYear

COVERAGE = Coverage([CoveredYear(1990, 100, 79), CoveredYear(1991, 100, 80)])


def test_the_share_is_of_all_years():
    assert (COVERAGE.held_count, COVERAGE.attempt_count) == (159, 200)
    assert COVERAGE.held_pct == 79.5


def test_a_year_is_thin_of_which_less_than_four_fifths_are_held():
    assert COVERAGE.thin_years == [1990]


def test_a_range_of_years_may_be_open():
    assert COVERAGE.within(1991, None).held_pct == 80
    assert COVERAGE.within(None, 1990).held_pct == 79
    assert COVERAGE.within(None, None) == COVERAGE


def test_of_no_attempt_there_is_no_share():
    assert COVERAGE.within(2000, 2001).held_pct is None
