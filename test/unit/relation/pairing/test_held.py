from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np

from factories import make_launch
from spacelaunch.domain.coverage import CoveredYear
from spacelaunch.relation.pairing.held import attempts_within, measure_coverage
from spacelaunch.relation.pairing.pairs import Pairs
from spacelaunch.relation.rows import launches_table


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


MOMENTS = (at(1990, 1, 1), at(1990, 5, 1), at(1991, 3, 1, 23, 59), at(1991, 3, 2), at(1992, 1, 1))
ATTEMPTS = launches_table([make_launch(launched_at=moment) for moment in MOMENTS])
FIRST, LAST = date(1990, 2, 1), date(1991, 3, 1)


def pairs_with(*right: int, score: int = 9) -> Pairs:
    rows = np.array(right, np.int64)
    return Pairs(np.arange(len(right)), rows, np.full(len(right), score), rows * 0)


def test_attempts_of_the_first_and_the_last_day_are_within():
    assert attempts_within(ATTEMPTS, FIRST, LAST).tolist() == [False, True, True, False, False]


def test_each_year_counts_its_attempts_and_those_that_are_held():
    found = measure_coverage(ATTEMPTS, pairs_with(0, 2), FIRST, LAST)
    assert found.years == [CoveredYear(1990, 1, 0), CoveredYear(1991, 1, 1)]


def test_an_unsure_pair_holds_nothing_and_is_counted():
    found = measure_coverage(ATTEMPTS, pairs_with(1, 2, score=5), FIRST, LAST)
    assert (found.held_count, found.unsure_count) == (0, 2)


def test_it_ends_where_the_catalogue_does():
    assert measure_coverage(ATTEMPTS, pairs_with(), FIRST, LAST).until == LAST
    assert measure_coverage(ATTEMPTS, pairs_with(), FIRST, date(2000, 1, 1)).until == date(
        1992, 1, 1
    )
