from datetime import UTC, datetime

import orjson

from factories import NOW, make_launch
from spacelaunch.api.served import ServedData, served
from spacelaunch.domain.data_set import describe
from spacelaunch.domain.launch import Outcome, TimePrecision


def serve(launch):
    return served(launch, describe([launch], ["test"], NOW))


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


def test_only_the_known_part_of_a_date_is_served():
    january = datetime(2025, 1, 1, tzinfo=UTC)
    record = serve(make_launch(launched_at=january, time_precision=TimePrecision.YEAR))
    assert record["Year"] == 2025
    assert [record[name] for name in ("DateTime", "Month", "Day", "Date", "Time")] == [None] * 5


def test_what_the_source_does_not_say_is_null():
    record = serve(
        make_launch(outcome=Outcome.UNKNOWN, rocket=None, mission=None, is_rocket_active=None)
    )
    assert [record[name] for name in ("Status Mission", "Detail", "Status Rocket")] == [None] * 3


def test_without_any_known_cost_nothing_is_imputed():
    record = serve(make_launch(cost_musd=None))
    assert (record["Rocket"], record["Rocket Imputed"]) == (None, False)


def test_the_body_is_kept_for_its_version_only():
    launch = make_launch()
    data_set = describe([launch], ["test"], NOW)
    kept = ServedData()
    body = kept.put(data_set, [launch])
    assert kept.get(data_set.version) == body
    assert kept.get("another") is None
    assert orjson.loads(body)[0]["id"] == launch.launch_id
