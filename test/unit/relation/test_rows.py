"""Launches as rows of the relation, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from factories import make_launch
from spacelaunch.domain.launch import Launch, Outcome, Sector, TimePrecision
from spacelaunch.relation.launches import SCHEMA
from spacelaunch.relation.rows import launches_from, launches_table


def there_and_back(*launches: Launch) -> list[Launch]:
    return list(launches_from(launches_table(launches)))


SILENT = make_launch(
    sector=Sector.STATE,
    outcome=Outcome.UNKNOWN,
    time_precision=TimePrecision.YEAR,
    provider_country=None,
    pad=None,
    country=None,
    rocket=None,
    mission=None,
    is_rocket_active=None,
    cost_musd=None,
)


@pytest.mark.parametrize(
    "launch",
    [
        pytest.param(make_launch(), id="all known"),
        pytest.param(SILENT, id="all silent"),
        pytest.param(make_launch(provider="Société 长征 🚀"), id="outside ASCII"),
        pytest.param(
            make_launch(launched_at=datetime(1957, 10, 4, 19, 28, tzinfo=UTC)), id="before 1970"
        ),
    ],
)
def test_a_launch_comes_back_as_it_went_but_for_its_record(launch):
    assert there_and_back(launch) == [replace(launch, record={})]


def test_the_order_is_kept():
    launches = [make_launch(year, record={}) for year in (2000, 2002, 2001)]
    assert there_and_back(*launches) == launches


def test_the_words_come_back_as_words():
    launch = there_and_back(make_launch())[0]
    assert type(launch.sector) is Sector
    assert type(launch.outcome) is Outcome
    assert type(launch.time_precision) is TimePrecision


def test_the_moment_comes_back_in_utc():
    assert there_and_back(make_launch())[0].launched_at.tzinfo is UTC


def test_the_year_is_beside_the_moment_for_the_queries():
    table = launches_table([make_launch(1999), make_launch(2000)])
    assert table.column("launch_year").to_pylist() == [1999, 2000]


def test_an_unknown_cost_stays_null():
    table = launches_table([make_launch(cost_musd=50.0), make_launch(cost_musd=None)])
    assert table.column("cost_musd").to_pylist() == [50.0, None]


def test_no_launches_have_the_same_columns():
    assert launches_table([]).schema.equals(SCHEMA)
