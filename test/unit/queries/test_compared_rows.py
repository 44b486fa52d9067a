"""The lines of a comparison."""

from __future__ import annotations

from spacelaunch.domain.reach import KnownYear, Reach
from spacelaunch.queries.compared_rows import (
    NamedYear,
    most_flown,
    read_counts,
    rows_of,
    total_of,
)

COUNTS = read_counts(
    [
        NamedYear("Japan", 2001, launch_count=3, success_count=2, known_count=3),
        NamedYear(None, 2001, launch_count=1, success_count=1, known_count=1),
        NamedYear("unknown", 2001, launch_count=4, success_count=1, known_count=1),
        NamedYear("Japan", 2004, launch_count=1, success_count=1, known_count=1),
    ]
)
# Nothing is held of 2003.
REACH = Reach({year: KnownYear(year, None, None, True, True) for year in (2001, 2002, 2004)})


def test_a_year_that_is_held_is_a_zero_and_one_that_is_not_is_no_row():
    rows = rows_of(["Japan"], COUNTS, REACH, "count")
    assert [(row.year, row.value) for row in rows] == [(2001, 3), (2002, 0), (2004, 1)]


def test_a_share_is_of_all_launches_of_the_year_and_of_none_there_is_none():
    rows = rows_of(["Japan"], COUNTS, REACH, "share")
    assert [row.value for row in rows] == [37.5, None, 100.0]


def test_nobody_is_compared_whose_name_is_not_known():
    assert most_flown(COUNTS) == ["Japan"]


def test_a_total_is_of_all_years_and_of_nobody_is_nothing():
    japan, nobody = total_of("Japan", COUNTS), total_of("Kenya", COUNTS)
    assert (japan.launch_count, japan.rate.in_words) == (4, "75.0 % (30.1–95.4) of 4 (few)")
    assert (nobody.launch_count, nobody.rate) == (0, None)
