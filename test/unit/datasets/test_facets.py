"""Counting launches by value."""

import pytest

from factories import make_launch
from spacelaunch.datasets.facets import count_by, read_facets
from spacelaunch.domain.fields import FIELDS
from spacelaunch.errors import BadRequestError

LAUNCHES = [
    make_launch(2001, country="USA"),
    make_launch(2001, country="China"),
    make_launch(2003, country="USA"),
    make_launch(2002, country=None),
]


def test_values_are_counted_the_most_frequent_first_and_the_unknown_last_of_its_ties():
    assert count_by(LAUNCHES, [FIELDS["country"]]) == {
        "country": [
            {"value": "USA", "count": 2},
            {"value": "China", "count": 1},
            {"value": None, "count": 1},
        ]
    }


def test_years_are_counted_as_numbers():
    assert count_by(LAUNCHES, [FIELDS["year"]])["year"] == [
        {"value": 2001, "count": 2},
        {"value": 2002, "count": 1},
        {"value": 2003, "count": 1},
    ]


def test_nothing_has_no_values():
    assert count_by([], read_facets("country,sector")) == {"country": [], "sector": []}


def test_facets_are_named_with_commas_and_each_once():
    found = read_facets("sector,country,provider,sector,company")
    assert [field.name for field in found] == ["sector", "country", "company"]


def test_an_unknown_facet_is_refused_with_the_known_ones():
    with pytest.raises(BadRequestError, match="facet: there is no 'pad'; there are company, co"):
        read_facets("pad")


def test_moments_are_not_counted():
    with pytest.raises(BadRequestError, match="facet: there is no 'date'"):
        read_facets("date")
