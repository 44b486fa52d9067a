"""Launches under the data set's own names."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from data_sets import hold
from factories import make_launch
from spacelaunch.api.served.kaggle_columns import COLUMNS
from spacelaunch.api.served.served_rows import ServedRows
from spacelaunch.datasets.columns import LaunchColumns
from spacelaunch.domain.launch import Launch, Outcome, Sector, TimePrecision


def served(*launches: Launch, median: float | None = None) -> ServedRows:
    held = LaunchColumns(hold(launches))
    return ServedRows(held, held.all_rows, COLUMNS, median)


def serve(launch: Launch, median: float | None = None) -> dict[str, object]:
    (record,) = served(launch, median=median).records()
    return record


def test_a_launch_is_served_under_the_data_sets_own_names():
    launch = make_launch()
    assert serve(launch) == {
        "id": launch.launch_id,
        "Company Name": "Acme",
        "Location": "Pad 1, Somewhere, USA",
        "Detail": "Rocket 1 | Mission 1",
        "Status Rocket": "StatusActive",
        "Rocket": 50.0,
        "Rocket Imputed": False,
        "Status Mission": "Success",
        "Country of Launch": "USA",
        "Companys Country of Origin": "USA",
        "Private or State Run": "P",
        "DateTime": "2001-02-03 04:05:00+00:00",
        "Year": 2001,
        "Month": 2,
        "Day": 3,
        "Date": "03/02/2001",
        "Time": "04:05",
    }


def test_the_words_are_those_of_the_data_set():
    record = serve(make_launch(sector=Sector.STATE, outcome=Outcome.PRELAUNCH_FAILURE))
    assert (record["Private or State Run"], record["Status Mission"]) == ("S", "Prelaunch Failure")


@pytest.mark.parametrize(
    ("precision", "known"),
    [
        (TimePrecision.MINUTE, ["2025-03-01 00:00:00+00:00", 3, 1, "01/03/2025", "00:00"]),
        (TimePrecision.DAY, ["2025-03-01 00:00:00+00:00", 3, 1, "01/03/2025", "00:00"]),
        (TimePrecision.MONTH, [None, 3, None, None, None]),
        (TimePrecision.YEAR, [None, None, None, None, None]),
    ],
)
def test_only_the_known_part_of_a_date_is_served(precision, known):
    march = datetime(2025, 3, 1, tzinfo=UTC)
    record = serve(make_launch(launched_at=march, time_precision=precision))
    assert record["Year"] == 2025
    assert [record[name] for name in ("DateTime", "Month", "Day", "Date", "Time")] == known


def test_a_moment_before_1970_is_served_to_the_second():
    at = datetime(1957, 10, 4, 19, 28, 34, 999_999, tzinfo=UTC)
    assert serve(make_launch(launched_at=at))["DateTime"] == "1957-10-04 19:28:34+00:00"


def test_what_the_source_does_not_say_is_null():
    record = serve(
        make_launch(outcome=Outcome.UNKNOWN, rocket=None, mission=None, is_rocket_active=None)
    )
    assert [record[name] for name in ("Status Mission", "Detail", "Status Rocket")] == [None] * 3


@pytest.mark.parametrize(
    ("cost", "median", "expected"),
    [(5.0, 9.0, (5.0, False)), (None, 9.0, (9.0, True)), (None, None, (None, False))],
    ids=["known", "unknown", "none known"],
)
def test_an_unknown_cost_is_the_median_and_says_so(cost, median, expected):
    record = serve(make_launch(cost_musd=cost), median)
    assert (record["Rocket"], record["Rocket Imputed"]) == expected


def test_a_mission_without_a_rocket_keeps_its_bar():
    assert serve(make_launch(rocket=None))["Detail"] == "| Mission 1"
    assert serve(make_launch(mission=None))["Detail"] == "Rocket 1"


def test_all_names_are_served_in_their_order():
    assert tuple(serve(make_launch())) == tuple(COLUMNS)


VAGUE = make_launch(2020, time_precision=TimePrecision.YEAR, cost_musd=None, country=None)


def test_the_table_has_what_the_records_have_and_a_moment_as_one():
    some = served(make_launch(), VAGUE, median=50.0)
    moments = {"2001-02-03 04:05:00+00:00": datetime(2001, 2, 3, 4, 5, tzinfo=UTC), None: None}
    expected = [{**each, "DateTime": moments[each["DateTime"]]} for each in some.records()]
    assert some.table().to_pylist() == expected
