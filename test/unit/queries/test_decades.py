"""Which years are the first ten and the last ten."""

import pytest

from spacelaunch.domain.reach import KnownYear, Reach
from spacelaunch.queries.decades import find_decades


def reach(*years, parts=()):
    known = {year: KnownYear(year, None, None, year not in parts, True) for year in years}
    return Reach(known)


@pytest.mark.parametrize(
    ("years", "found"),
    [
        pytest.param(range(2000, 2020), ((2000, 2009), (2010, 2019)), id="twenty"),
        pytest.param(range(2001, 2020), None, id="nineteen"),
        pytest.param((1990, 2020), ((1990, 1999), (2011, 2020)), id="with a hole"),
        pytest.param((), None, id="none"),
    ],
)
def test_they_are_of_a_selection_of_twenty_years_and_more(years, found):
    assert find_decades(years, reach(*range(1990, 2021))) == found


def test_neither_a_part_of_a_year_nor_a_stray_launch_moves_them():
    years = [*range(1990, 2021), 2090]
    known = reach(*years, parts=(2020, 2090))
    assert find_decades(years, known) == ((1990, 1999), (2010, 2019))
