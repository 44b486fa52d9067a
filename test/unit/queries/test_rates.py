"""Rates and their intervals, against figures from the literature and by the definition."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from spacelaunch.queries.rates import FEW, Rate, Rated, rate_of, with_rate


@pytest.mark.parametrize(
    ("success_count", "known_count", "interval"),
    [
        # Newcombe (1998), Statistics in Medicine 17, table I, method 3.
        pytest.param(81, 263, (25.53, 36.62), id="81 of 263"),
        pytest.param(15, 148, (6.24, 16.05), id="15 of 148"),
        pytest.param(0, 20, (0.0, 16.11), id="none of 20"),
        pytest.param(1, 29, (0.61, 17.18), id="1 of 29"),
        # The mirror of none of 20.
        pytest.param(20, 20, (83.89, 100.0), id="all of 20"),
    ],
)
def test_the_interval_is_wilsons(success_count, known_count, interval):
    rate = Rate(success_count, known_count)
    assert (rate.low_pct, rate.high_pct) == pytest.approx(interval, abs=0.006)


@pytest.mark.parametrize("known_count", [1, 2, 30, 1_000])
def test_the_ends_are_exact_where_all_or_none_succeeded(known_count):
    assert Rate(0, known_count).low_pct == 0.0
    assert Rate(known_count, known_count).high_pct == 100.0


def test_few_carry_their_interval_and_say_so_and_many_need_not():
    assert Rate(1, 2).in_words == "50.0 % (9.5–90.5) of 2 (few)"
    assert Rate(1_275, 1_393).in_words == "91.5 % of 1,393"
    assert Rate(1_275, 1_393).with_interval == "91.5 % (90.0–92.9) of 1,393"
    assert [Rate(1, count).is_few for count in (FEW - 1, FEW)] == [True, False]


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        pytest.param(Rate(1, 2), Rate(2, 2), True, id="few"),
        pytest.param(Rate(90, 100), Rate(50, 100), False, id="apart"),
        pytest.param(Rate(90, 100), Rate(90, 100), True, id="the same"),
    ],
)
def test_intervals_overlap_whichever_is_asked_first(one, other, overlap):
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


def test_there_is_no_rate_where_no_outcome_is_known():
    assert rate_of(0, 0) is None
    assert rate_of(0, 1) == Rate(0, 1)


@dataclass(frozen=True, slots=True)
class Row(Rated):
    name: str


def test_a_row_of_counts_gets_its_rate_and_the_interval_of_it():
    row = with_rate(Row("A", launch_count=150, success_count=15, known_count=148))
    assert row.success_pct == pytest.approx(100 * 15 / 148)
    assert (row.success_low_pct, row.success_high_pct) == pytest.approx((6.24, 16.05), abs=0.006)


def test_one_of_which_no_outcome_is_known_stays_without():
    row = Row("A", launch_count=2, success_count=0, known_count=0)
    assert with_rate(row) is row
    assert (row.success_pct, row.rate) == (None, None)
