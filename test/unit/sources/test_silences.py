import pytest

from data_sets import hold
from factories import make_launch
from spacelaunch.domain.launch import Outcome, Sector
from spacelaunch.sources.silences import silences_of

KNOWN = [make_launch(2000), make_launch(2001, mission=None, rocket=None)]


def test_where_all_is_known_that_figures_count_by_there_is_nothing_to_say():
    assert [*silences_of(hold(KNOWN))] == []


@pytest.mark.parametrize(
    ("unknown", "column"),
    [
        ({"country": None}, "country"),
        ({"outcome": Outcome.UNKNOWN}, "outcome"),
        ({"sector": Sector.UNKNOWN}, "sector"),
        ({"cost_musd": None}, "cost"),
    ],
)
@pytest.mark.parametrize("others", [[], KNOWN], ids=["alone", "among others"])
def test_launches_of_which_one_is_not_known_are_counted(unknown, column, others):
    silent = [make_launch(2010, **unknown), make_launch(2011, **unknown)]
    said = f"the {column} of 2 of {2 + len(others)} launches is not known"
    assert [*silences_of(hold([*others, *silent]))] == [said]
