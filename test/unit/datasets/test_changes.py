"""What launches that are sent change in those that are there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data_sets import hold
from factories import make_launch
from spacelaunch.datasets.changes import compare
from spacelaunch.domain.launch import Launch, Outcome, Sector
from spacelaunch.relation.identity import CONTENT

A, B, C = (make_launch(year) for year in (2003, 2002, 2001))
OTHER = {
    "provider_country": "Elsewhere",
    "sector": Sector.STATE,
    "country": "Elsewhere",
    "outcome": Outcome.FAILURE,
    "is_rocket_active": False,
    "cost_musd": 51.0,
}


def counts(there: list[Launch], sent: list[Launch]) -> tuple[int, int, int]:
    found = compare(hold(there), hold(sent))
    return found.added, found.updated, found.unchanged


@pytest.mark.parametrize(
    ("there", "sent", "expected"),
    [
        ([], [A, B], (2, 0, 0)),
        ([A, B], [A, B], (0, 0, 2)),
        ([A, C], [A, B], (1, 0, 1)),
        ([A, B, C], [replace(B, cost_musd=None)], (0, 1, 0)),
        ([replace(A, country=None)], [replace(A, country=None), B], (1, 0, 1)),
        ([A], [], (0, 0, 0)),
    ],
    ids=["all new", "the same", "some new", "another", "nothing as before", "none"],
)
def test_launches_are_new_or_there_or_there_otherwise(there, sent, expected):
    assert counts(there, sent) == expected


@pytest.mark.parametrize("name", CONTENT)
def test_all_content_is_looked_at(name):
    for there, sent in ((A, replace(A, **{name: OTHER[name]})), (A, replace(A, **{name: None}))):
        assert counts([there], [sent]) == (0, 1, 0)
        assert counts([sent], [there]) == (0, 1, 0)


def test_another_record_is_no_change():
    assert counts([A], [replace(A, record={"Notes": "windy"})]) == (0, 0, 1)


def test_it_is_known_which_are_replaced():
    found = compare(hold([A, B, C]), hold([replace(C, cost_musd=1.0), A]))
    assert (found.places.tolist(), found.replaced.tolist()) == ([0, 2], [2])
