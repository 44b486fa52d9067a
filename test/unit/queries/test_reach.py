"""Which years are whole, by the days of their launches."""

from __future__ import annotations

from datetime import date

import pytest

from spacelaunch.queries.reach import read_reach


def read(*years: tuple[int, str | None, str | None, int]):
    names = ("year", "first_on", "last_on", "dated_count")
    return read_reach([dict(zip(names, year, strict=True)) for year in years])


def test_the_last_year_ends_where_its_launches_reach_late_december():
    assert read((2019, "2019-01-05", "2019-12-15", 90)).is_whole(2019)
    assert not read((2019, "2019-01-05", "2019-12-14", 90)).is_whole(2019)


def test_the_first_year_begins_where_its_launches_begin_in_early_january():
    assert read((2006, "2006-01-17", "2006-12-28", 9)).is_whole(2006)
    assert not read((2006, "2006-01-18", "2006-12-28", 9)).is_whole(2006)


def test_spaceflight_began_in_october_1957_and_lacks_nothing_before():
    reach = read((1957, "1957-10-04", "1957-12-06", 3), (1958, "1958-02-01", "1958-12-18", 28))
    assert reach.is_whole(1957)


def test_a_year_between_two_others_is_whole_however_few_its_launches():
    reach = read(
        (2006, "2006-03-24", "2006-03-24", 1),
        (2007, "2007-03-21", "2007-03-21", 1),
        (2008, "2008-08-03", "2008-09-28", 2),
    )
    assert [reach.is_whole(year) for year in (2006, 2007, 2008)] == [False, True, False]


def test_a_year_before_a_gap_is_known_to_its_last_launch():
    reach = read((2020, "2020-01-06", "2020-08-07", 63), (2025, None, None, 0))
    assert not reach.is_whole(2020)
    assert reach.years[2020].last_on == date(2020, 8, 7)


@pytest.mark.parametrize("following", ["2021-01-01", None], ids=["dated", "by its year"])
def test_a_year_whose_launches_stop_in_august_is_no_whole_one_for_one_appended_later(following):
    reach = read((2020, "2020-01-06", "2020-08-07", 63), (2021, following, following, 1))
    assert not reach.is_whole(2020)


def test_a_year_known_by_its_number_alone_is_known_in_part():
    reach = read((2025, None, None, 0))
    assert (reach.is_whole(2025), reach.holds(2025)) == (False, True)
