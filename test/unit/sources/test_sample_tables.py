from itertools import pairwise

import pytest

from spacelaunch.domain.launch import Sector
from spacelaunch.domain.words import SECTORS
from spacelaunch.sources import sample_tables as tables


def test_the_years_are_those_of_the_data_set_in_order():
    years = [year for year, *_ in tables.LAUNCHES_PER_YEAR]
    assert (years[0], years[-1]) == (1957, 2020)
    assert all(earlier < later for earlier, later in pairwise(years))


@pytest.mark.parametrize("row", tables.OUTCOMES, ids=lambda row: f"until {row[0]}")
def test_the_shares_of_the_outcomes_leave_room_for_failures(row):
    _, success_pct, partial_pct = row
    assert 0 < success_pct + partial_pct + tables.PRELAUNCH_FAILURE_PCT < 100


def test_every_provider_has_one_of_the_two_sectors():
    letters = {letter for _, letter in tables.PROVIDERS.values()}
    assert {SECTORS[letter] for letter in letters} == {Sector.PRIVATE, Sector.STATE}


def test_the_mistakes_of_the_data_set_are_kept():
    origins = {origin for origin, _ in tables.PROVIDERS.values()}
    assert {"Isreal", "Multi"} <= origins
