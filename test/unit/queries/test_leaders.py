"""Who leads a year among many, and who took the lead from whom."""

from __future__ import annotations

import pytest

from spacelaunch.queries.leaders import Lead, Takeover, find_leads, find_takeovers, leader_of


@pytest.mark.parametrize(
    ("counts", "leader"),
    [
        pytest.param({"USA": 2, "China": 1}, "USA", id="most"),
        pytest.param({"USA": 2, "China": 2, "Iran": 1}, None, id="a tie"),
        pytest.param({"Iran": 1}, "Iran", id="alone"),
        pytest.param({}, None, id="nobody"),
    ],
)
def test_a_year_is_led_by_whoever_has_strictly_most(counts, leader):
    assert leader_of(counts) == leader


def years(**leaders: str) -> dict[int, dict[str, int]]:
    """A letter a year: who launches alone; a dot is a year without launches."""
    first, letters = next(iter(leaders.items()))
    start = int(first.removeprefix("y"))
    return {start + n: {sign: 1} if sign != "." else {} for n, sign in enumerate(letters)}


def test_years_in_a_row_are_one_lead():
    counts = years(y2000="AABBA")
    assert find_leads(counts, counts) == (
        Lead("A", 2000, 2001),
        Lead("B", 2002, 2003),
        Lead("A", 2004, 2004),
    )


def test_a_year_without_a_leader_ends_a_lead_and_is_no_takeover():
    leads = find_leads(years(y2000="A.A"), range(2000, 2003))
    assert leads == (Lead("A", 2000, 2000), Lead("A", 2002, 2002))
    assert find_takeovers(leads, frozenset(range(2000, 2003))) == ()


def test_a_lead_is_taken_from_whoever_led_last_also_after_a_tie():
    leads = find_leads(years(y2000="A.B"), range(2000, 2003))
    assert find_takeovers(leads, frozenset(range(2000, 2003))) == (
        Takeover(Lead("B", 2002, 2002), Lead("A", 2000, 2000)),
    )


def test_over_a_year_that_is_not_known_whole_nothing_is_taken():
    whole = frozenset({2000, 2002})
    leads = find_leads(years(y2000="A.B"), whole)
    assert leads == (Lead("A", 2000, 2000), Lead("B", 2002, 2002))
    assert find_takeovers(leads, whole) == ()
