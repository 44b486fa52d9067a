"""What is told of a data set, and its version."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from data_sets import describe_launches, hold
from factories import NOW, make_launch
from spacelaunch.domain.data_set import DataSet
from spacelaunch.domain.launch import Launch, Outcome, Sector
from spacelaunch.relation.coded_columns import joined
from spacelaunch.relation.description import version_of

OLD, MIDDLE, NEW = make_launch(1957), make_launch(1999), make_launch(2020)


def described(*launches: Launch, sources: tuple[str, ...] = ("a.csv",)) -> DataSet:
    return describe_launches(launches, sources)


def median(*costs: float | None) -> float | None:
    return described(*(make_launch(cost_musd=cost) for cost in costs)).cost_median_musd


def test_the_version_does_not_depend_on_the_order_of_the_launches():
    assert described(OLD, NEW).version == described(NEW, OLD).version


def test_the_version_does_not_depend_on_the_sources():
    assert described(OLD, sources=("b.csv",)).version == described(OLD).version


def test_the_version_does_not_depend_on_when_it_was_loaded():
    later = describe_launches([NEW], ["a.csv"], NOW + timedelta(days=1))
    assert later.version == described(NEW).version


def test_the_version_does_not_depend_on_the_form_of_a_record():
    other = replace(NEW, record={"Year": 2020, "Notes": "windy"})
    assert described(other).version == described(NEW).version


def test_the_version_does_not_depend_on_how_texts_are_coded():
    both = hold([make_launch(2000, country="B"), make_launch(2001, country="A")])
    coded = joined([both.slice(1), both]).slice(1)
    assert version_of(coded) == version_of(both)


@pytest.mark.parametrize(
    "other",
    [
        described(NEW, OLD),
        described(),
        described(OLD),
        described(NEW, NEW),
        described(replace(NEW, outcome=Outcome.FAILURE)),
        described(replace(NEW, sector=Sector.STATE)),
        described(replace(NEW, country="France")),
        described(replace(NEW, country=None)),
        described(replace(NEW, provider_country=None)),
        described(replace(NEW, is_rocket_active=None)),
        described(replace(NEW, is_rocket_active=False)),
        described(replace(NEW, cost_musd=None)),
        described(replace(NEW, cost_musd=0.0)),
        described(make_launch(2020, mission="Other")),
    ],
    ids=[
        "one more", "none", "another", "twice", "outcome", "sector", "country", "no country",
        "no origin", "no status", "status", "no cost", "free", "mission",
    ],
)  # fmt: skip
def test_other_content_has_another_version(other):
    assert described(NEW).version != other.version


def test_a_version_is_sixteen_hex_digits():
    assert len(bytes.fromhex(described(NEW).version)) == 8


def test_it_is_known_when_it_was_loaded():
    assert described(NEW).loaded_at == NOW


def test_the_sources_are_named_once_in_alphabetical_order():
    assert described(NEW, sources=("b", "a", "b")).sources == ("a", "b")


def test_the_range_goes_from_the_first_launch_to_the_last():
    found = described(MIDDLE, OLD, NEW)
    assert (found.data_from, found.data_until) == (OLD.launched_at, NEW.launched_at)


def test_the_launches_are_counted():
    assert described(OLD, MIDDLE, NEW).launch_count == 3


def test_an_empty_data_set_has_no_range_and_no_median():
    found = described()
    assert (found.launch_count, found.data_from, found.data_until) == (0, None, None)
    assert found.cost_median_musd is None


@pytest.mark.parametrize(
    ("costs", "expected"),
    [
        ([7.0], 7.0),
        ([90.0, 10.0, 20.0], 20.0),
        ([40.0, 10.0, 20.0, 90.0], 30.0),
        ([None, 10.0, None, 20.0, None], 15.0),
        ([5.0, 5.0, 5.0], 5.0),
        ([0.0, 0.0, 8.0], 0.0),
        ([None, None], None),
    ],
    ids=["one", "odd", "even", "unknown ones between", "equal", "free", "unknown only"],
)
def test_the_median_is_that_of_the_known_costs(costs, expected):
    assert median(*costs) == expected


def test_one_generated_launch_makes_the_data_set_synthetic():
    assert described(OLD, make_launch(mission="Synthetic sample 1")).is_synthetic


def test_launches_that_flew_make_no_synthetic_data_set():
    assert not described(OLD, NEW).is_synthetic
    assert not described(make_launch(mission=None)).is_synthetic


def test_no_sign_in_a_name_makes_two_data_sets_one_version():
    one, other = (
        described(
            replace(OLD, provider_country=countries[0]), replace(NEW, provider_country=countries[1])
        )
        for countries in (("a\x1fb", "c"), ("a", "b\x1fc"))
    )
    assert one.version != other.version
