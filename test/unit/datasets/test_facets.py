"""Counting launches by value."""

from dataclasses import asdict

import numpy as np
import pytest

from data_sets import hold
from factories import make_launch
from spacelaunch.datasets.columns import LaunchColumns
from spacelaunch.datasets.facets import count_by, read_facets
from spacelaunch.domain.fields import FIELDS
from spacelaunch.errors import BadRequestError

LAUNCHES = LaunchColumns(
    hold(
        [
            make_launch(2001, country="USA", cost_musd=5.0),
            make_launch(2001, country="China", cost_musd=None),
            make_launch(2003, country="USA", cost_musd=5.0),
            make_launch(2002, country=None, cost_musd=7.5),
        ]
    )
)


def counted(name, rows=LAUNCHES.all_rows):
    return [asdict(each) for each in count_by(LAUNCHES, rows, [FIELDS[name]])[name]]


def test_values_are_counted_the_most_frequent_first_and_the_unknown_last_of_its_ties():
    assert counted("country") == [
        {"value": "USA", "count": 2},
        {"value": "China", "count": 1},
        {"value": None, "count": 1},
    ]


def test_years_are_counted_as_numbers():
    assert counted("year") == [
        {"value": 2001, "count": 2},
        {"value": 2002, "count": 1},
        {"value": 2003, "count": 1},
    ]


def test_nothing_has_no_values():
    nothing = LaunchColumns(hold([]))
    fields = read_facets("country,sector,year")
    found = count_by(nothing, nothing.all_rows, fields)
    assert found == {"country": [], "sector": [], "year": []}


def test_an_unknown_number_is_counted_as_an_unknown_text_is():
    assert counted("cost") == [
        {"value": 5.0, "count": 2},
        {"value": 7.5, "count": 1},
        {"value": None, "count": 1},
    ]


def test_only_the_rows_that_were_found_are_counted():
    assert counted("year", np.array([0])) == [{"value": 2003, "count": 1}]
    assert counted("country", np.array([1])) == [{"value": None, "count": 1}]


def test_facets_are_named_with_commas_and_each_once():
    found = read_facets("sector,country,provider,sector,company")
    assert [field.name for field in found] == ["sector", "country", "company"]


def test_an_unknown_facet_is_refused_with_the_known_ones():
    with pytest.raises(
        BadRequestError, match="facet: there is no 'nonsense'; there are company, co"
    ):
        read_facets("nonsense")


def test_moments_are_not_counted():
    with pytest.raises(BadRequestError, match="facet: there is no 'date'"):
        read_facets("date")
