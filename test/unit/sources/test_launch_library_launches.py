import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from launch_library_worlds import START
from spacelaunch.sources.fake_launch_library.catalogue import make_launches
from spacelaunch.sources.json_documents import receive
from spacelaunch.sources.launch_library_launches import TABLE, tabulate

FLOWN = make_launches(1, 0, START)[0]


def rows_of(*launches):
    tables = tabulate("launch-library", [receive(each) for each in launches])
    return {
        name: [dict(zip(table.columns, row, strict=True)) for row in table.rows()]
        for name, table in tables.items()
    }


def flown(**change):
    (row,) = rows_of(FLOWN | change)["launches"]
    return row


def plan(**change):
    (row,) = rows_of(FLOWN | change)[TABLE]
    return row


def status(number):
    return {"id": number, "name": "x", "abbrev": "x"}


def precision(number):
    return {"id": number, "name": "x", "abbrev": "x"}


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        (3, "success"),
        (4, "failure"),
        (7, "partial_failure"),
        (6, "unknown"),
        (9, "unknown"),
    ],
)
def test_what_left_its_pad_is_a_launch_with_its_end_if_that_is_known(number, outcome):
    assert flown(status=status(number))["outcome"] == outcome


@pytest.mark.parametrize("number", [1, 2, 5, 8])
def test_what_did_not_is_a_plan(number):
    rows = rows_of(FLOWN | {"status": status(number)})
    assert rows["launches"] == []
    assert rows[TABLE][0]["is_upcoming"] is True


def test_a_month_is_the_month_although_its_instant_is_the_last_day():
    found = plan(net="2026-03-31T00:00:00Z", net_precision=precision(7), status=status(2))
    assert found["launched_from_at"] == datetime(2026, 3, 1, tzinfo=UTC)
    assert found["launched_until_at"] == datetime(2026, 4, 1, tzinfo=UTC)
    assert (found["net"], found["net_precision"]) == ("2026-03-31T00:00:00Z", "M")


@pytest.mark.parametrize(
    ("net", "number", "launched_at", "words"),
    [
        ("2026-03-31T10:20:30Z", 0, datetime(2026, 3, 31, 10, 20, 30, tzinfo=UTC), "minute"),
        ("2026-03-31T10:20:30Z", 2, datetime(2026, 3, 31, tzinfo=UTC), "day"),
        ("2026-03-31T10:20:30Z", 5, datetime(2026, 3, 31, tzinfo=UTC), "day"),
        ("2026-03-31T10:20:30Z", 7, datetime(2026, 3, 1, tzinfo=UTC), "month"),
        ("2026-03-31T10:20:30Z", 8, datetime(2026, 1, 1, tzinfo=UTC), "year"),
    ],
)
def test_what_is_not_known_is_filled_with_the_earliest_value(net, number, launched_at, words):
    found = flown(net=net, net_precision=precision(number))
    assert (found["launched_at"], found["time_precision"]) == (launched_at, words)


def test_the_interval_is_as_exact_as_the_source_is_and_not_only_as_our_words():
    found = flown(net="2026-03-31T10:20:30Z", net_precision=precision(2))
    assert found["launched_from_at"] == datetime(2026, 3, 31, 10, tzinfo=UTC)
    assert found["launched_until_at"] == datetime(2026, 3, 31, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("net", "words"), [("1957-10-04T19:28:34Z", "minute"), ("1961-02-04T00:00:00Z", "day")]
)
def test_an_old_launch_without_a_precision_is_known_as_well_as_it_is_written(net, words):
    assert flown(net=net, net_precision=None)["time_precision"] == words
    assert plan(net=net, net_precision=None)["launched_from_at"] is None


@pytest.mark.parametrize(
    ("kind", "sector"),
    [
        ({"name": "Government"}, "state"),
        ({"name": "Commercial"}, "private"),
        ({"name": "Multinational"}, "unknown"),
        (None, "unknown"),
    ],
)
def test_the_type_of_the_provider_is_the_sector(kind, sector):
    assert flown(launch_service_provider={"name": "A", "type": kind})["sector"] == sector


@pytest.mark.parametrize(
    ("orbit", "scope"),
    [
        ({"name": "Low Earth Orbit", "abbrev": "LEO"}, "orbital"),
        ({"name": "Suborbital", "abbrev": "Sub"}, "suborbital"),
        ({"name": "Unknown", "abbrev": "N/A"}, "unknown"),
        (None, "unknown"),
    ],
)
def test_the_orbit_says_what_a_launch_was(orbit, scope):
    assert flown(mission={"name": "A", "orbit": orbit})["scope"] == scope


def test_what_is_not_said_is_not_known():
    found = plan(rocket=None, mission=None, pad=None)
    assert [found[name] for name in ("rocket", "mission", "pad", "country", "orbit")] == [None] * 5


def test_nothing_that_is_predicted_is_kept_of_an_upcoming_launch():
    assert [name for name in plan(status=status(1)) if "count" in name and name != "country"] == []


def test_the_genuine_launches_say_what_they_are_known_for():
    real = os.environ.get("SPACELAUNCH_REAL_DATA")
    if not real:
        pytest.skip("SPACELAUNCH_REAL_DATA does not name the genuine data")
    folder = Path(real) / "launch_library"
    read = json.loads((folder / "launches_2.3.0_normal_2rows.json").read_bytes())
    first = rows_of(*read["results"])["launches"][0]
    assert (first["provider"], first["country"], first["launch_designator"], first["scope"]) == (
        "Soviet Space Program",
        "Kazakhstan",
        "1957-001",
        "orbital",
    )
    name = "launches_upcoming_2.3.0_normal_10rows_2024-09-30.json"
    upcoming = json.loads((folder / name).read_bytes())["results"]
    plans = rows_of(*upcoming)[TABLE]
    assert all(each["is_upcoming"] for each in plans)
    months = [each for each in plans if each["net_precision"] == "M"]
    assert {each["launched_from_at"].day for each in months} == {1}
    assert len(months) == sum(each["net_precision"]["id"] == 7 for each in upcoming) == 4
