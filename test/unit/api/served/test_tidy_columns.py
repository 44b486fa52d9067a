"""Launches in our own words: the relation's names, and types that a program takes as they are."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from data_sets import hold
from factories import make_launch
from spacelaunch.api.served.served_rows import ServedRows
from spacelaunch.api.served.tidy_columns import COLUMNS
from spacelaunch.datasets.columns import LaunchColumns
from spacelaunch.domain.launch import Launch, Outcome, Sector, TimePrecision
from spacelaunch.relation.launches import SCHEMA

VAGUE = make_launch(
    2020,
    time_precision=TimePrecision.YEAR,
    sector=Sector.UNKNOWN,
    outcome=Outcome.UNKNOWN,
    **dict.fromkeys(
        ("provider_country", "pad", "country", "rocket", "mission", "is_rocket_active", "cost_musd")
    ),
)


def served(*launches: Launch) -> ServedRows:
    held = LaunchColumns(hold(launches))
    return ServedRows(held, held.all_rows, COLUMNS, median=9.0)


def test_a_launch_is_served_in_the_words_of_the_relation():
    launch = make_launch(is_rocket_active=False)
    assert served(launch).records() == [
        {
            "launch_id": launch.launch_id,
            "provider": "Acme",
            "provider_country": "USA",
            "sector": "private",
            "pad": "Pad 1, Somewhere, USA",
            "country": "USA",
            "rocket": "Rocket 1",
            "mission": "Mission 1",
            "outcome": "success",
            "is_rocket_active": False,
            "cost_musd": 50.0,
            "launched_at": "2001-02-03T04:05:00Z",
            "launch_year": 2001,
            "time_precision": "minute",
        }
    ]


def test_what_is_not_known_is_null_and_nothing_is_imputed():
    (record,) = served(VAGUE).records()
    assert {name for name, value in record.items() if value is None} == {
        "provider_country", "pad", "country", "rocket", "mission", "is_rocket_active", "cost_musd",
    }  # fmt: skip
    assert (record["sector"], record["outcome"]) == ("unknown", "unknown")


def test_a_moment_is_whole_and_says_how_well_it_is_known():
    (record,) = served(VAGUE).records()
    moment = "2020-06-01T12:00:00Z"
    assert (record["launched_at"], record["time_precision"]) == (moment, "year")


def test_a_moment_before_1970_is_the_second_it_was():
    at = datetime(1957, 10, 4, 19, 28, 34, tzinfo=UTC)
    (record,) = served(make_launch(launched_at=at)).records()
    assert record["launched_at"] == "1957-10-04T19:28:34Z"


@pytest.mark.parametrize("launches", [[], [VAGUE], [make_launch(), VAGUE]], ids=len)
def test_a_table_has_the_types_of_the_relation(launches):
    table = served(*launches).table()
    assert table.schema.equals(SCHEMA)
    years = [launch.launched_at.year for launch in launches]
    assert sorted(table.column("launch_year").to_pylist()) == sorted(years)
