"""Where launches stand by a value."""

from __future__ import annotations

import pytest

from data_sets import hold
from factories import make_launch
from spacelaunch.datasets.columns import LaunchColumns
from spacelaunch.datasets.ranks import rank, value_at
from spacelaunch.domain.fields import FIELDS
from spacelaunch.domain.launch import Launch

GIVEN = [
    make_launch(2003, provider="B", cost_musd=7.0, country=None),
    make_launch(2002, provider="A", cost_musd=None),
    make_launch(2001, provider="B", cost_musd=5.0),
    make_launch(2001, provider="C", cost_musd=7.0),
]


def ranks(name: str, given: list[Launch] = GIVEN) -> list[int]:
    return list(rank(LaunchColumns(hold(given)), FIELDS[name]).of_rows.tolist())


def held_order(of: dict[str, int], name: str) -> list[int]:
    """The expected ranks in the order in which the launches are held."""
    texts = hold(GIVEN).column(name).to_pylist()
    return [of[str(text)] for text in texts]


@pytest.mark.parametrize(
    ("field", "column", "expected"),
    [
        ("company", "provider", {"A": 0, "B": 1, "C": 2}),
        ("country", "country", {"USA": 0, "None": 1}),
        ("year", "launch_year", {"2001": 0, "2002": 1, "2003": 2}),
        ("cost", "cost_musd", {"5.0": 0, "7.0": 1, "None": 2}),
    ],
)
def test_ranks_go_up_with_the_values_and_nothing_is_beyond(field, column, expected):
    assert ranks(field) == held_order(expected, column)


def test_moments_of_one_time_have_one_rank():
    assert ranks("date") == [2, 1, 0, 0]


def test_texts_are_ranked_by_their_beginnings():
    alike = [make_launch(2001, provider="x" * 100 + end) for end in "ab"]
    assert ranks("company", alike) == [0, 0]


@pytest.mark.parametrize(
    ("field", "value", "places"),
    [
        ("company", "B", (1, 2)),
        ("company", "AA", (1, 1)),
        ("company", "", (0, 0)),
        ("year", 2002.0, (1, 2)),
        ("year", 1e300, (3, 3)),
        ("cost", 6.0, (1, 1)),
    ],
)
def test_a_value_has_its_place_whether_a_launch_has_it_or_not(field, value, places):
    assert rank(LaunchColumns(hold(GIVEN)), FIELDS[field]).places_of(value) == places


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("company", "B"),
        ("year", 2003),
        ("cost", 7.0),
        ("country", None),
        ("date", "2003-06-01T12:00:00.000000+00:00"),
    ],
)
def test_a_value_comes_back_as_a_cursor_has_it(field, expected):
    found = value_at(LaunchColumns(hold(GIVEN)), FIELDS[field], 0)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize("name", FIELDS)
def test_no_launches_have_no_ranks(name):
    assert ranks(name, []) == []
