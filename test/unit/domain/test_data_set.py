"""The data set's description and its version."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from factories import NOW, make_launch
from spacelaunch.domain.data_set import DataSet, describe, newest_first
from spacelaunch.domain.launch import Launch, identify
from spacelaunch.domain.summary import Origin

OLD, MIDDLE, NEW = make_launch(1957), make_launch(1999), make_launch(2020)


def described(*launches: Launch, sources: tuple[str, ...] = ("a.csv",)) -> DataSet:
    return describe(newest_first(launches), sources, NOW)


def median(*costs: float | None) -> float | None:
    launches = identify(make_launch(cost_musd=cost) for cost in costs)
    return described(*launches).cost_median_musd


def test_the_newest_launch_comes_first():
    assert newest_first([MIDDLE, OLD, NEW]) == [NEW, MIDDLE, OLD]


def test_launches_of_one_moment_are_in_the_order_of_their_ids():
    first, second = replace(NEW, launch_id="1"), replace(NEW, launch_id="2")

    assert newest_first([second, first]) == newest_first([first, second]) == [first, second]


def test_moments_before_1970_are_in_order_too():
    later = make_launch(1958)

    assert newest_first([OLD, later]) == [later, OLD]


def test_the_version_does_not_depend_on_the_order_of_the_launches():
    assert described(OLD, NEW).version == described(NEW, OLD).version


def test_the_version_does_not_depend_on_the_order_of_the_sources():
    both = described(OLD, sources=("a.csv", "b.csv"))

    assert both.version == described(OLD, sources=("b.csv", "a.csv", "b.csv")).version


def test_the_version_does_not_depend_on_when_it_was_loaded():
    later = describe([NEW], ["a.csv"], NOW + timedelta(days=1))

    assert later.version == described(NEW).version


def test_the_version_does_not_depend_on_the_order_of_a_record():
    forwards = replace(NEW, record={"Year": "2020", "Rocket": "5"})
    backwards = replace(NEW, record={"Rocket": "5", "Year": "2020"})

    assert described(forwards).version == described(backwards).version


@pytest.mark.parametrize(
    "other",
    [
        described(NEW, OLD),
        described(),
        described(OLD),
        described(replace(NEW, record={"Company Name": "ACME"})),
        described(NEW, sources=("b.csv",)),
        described(NEW, sources=("a.csv", "b.csv")),
    ],
    ids=["one more", "none", "another", "corrected", "other source", "one more source"],
)
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


def test_the_origin_tells_days_and_sources_as_they_are_printed():
    found = describe(
        [make_launch(launched_at=datetime(2020, 8, 7, 5, 12, tzinfo=UTC)), OLD], ["b", "a"], NOW
    )

    assert found.origin == Origin(
        version=found.version,
        source="a + b",
        is_synthetic=False,
        data_from=date(1957, 6, 1),
        data_until=date(2020, 8, 7),
    )


def test_the_origin_of_an_empty_data_set_has_no_days():
    assert (described().origin.data_from, described().origin.data_until) == (None, None)
