"""A sector's years are one row."""

from spacelaunch.domain.reach import KnownYear, Reach
from spacelaunch.queries.sector_rows import SectorYear, rows_of

WHOLE = Reach({year: KnownYear(year, None, None, True, True) for year in range(1990, 2021)})


def test_all_years_of_a_sector_are_one_row_with_its_last_ten():
    counted = [
        SectorYear("private", 2011, launch_count=3, success_count=2, known_count=3),
        SectorYear("private", 2020, launch_count=2, success_count=1, known_count=1),
        SectorYear("state", 1990, launch_count=9, success_count=9, known_count=9),
        SectorYear("state", 2010, launch_count=5, success_count=4, known_count=5),
    ]
    private, state = rows_of(counted, WHOLE)
    assert (private.launch_count, private.success_count, private.known_count) == (5, 3, 4)
    assert (private.recent_success_count, private.recent_known_count) == (3, 4)
    assert (state.recent_from_year, state.recent_known_count, state.recent_rate) == (2011, 0, None)
    assert state.recent_years == "2011–2020"


def test_of_the_last_ten_a_year_known_in_part_is_left_out():
    part = Reach({**WHOLE.years, 2015: KnownYear(2015, None, None, True, False)})
    counted = [
        SectorYear("state", year, launch_count=1, success_count=1, known_count=1)
        for year in (1990, 2015, 2020)
    ]
    (row,) = rows_of(counted, part)
    assert (row.recent_from_year, row.recent_known_count, row.known_count) == (2011, 1, 3)


def test_the_last_ten_are_none_of_a_short_selection():
    (row,) = rows_of(
        [SectorYear("state", 2020, launch_count=1, success_count=0, known_count=0)], WHOLE
    )
    assert (row.recent_from_year, row.recent_known_count, row.success_pct) == (None, None, None)
    assert row.recent_years == ""
