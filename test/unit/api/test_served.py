from datetime import UTC, datetime

import pytest

from factories import NOW, make_launch
from spacelaunch.api.served import SERVED, Kept, ServedData, served
from spacelaunch.domain.data_set import describe
from spacelaunch.domain.launch import Outcome, TimePrecision
from spacelaunch.errors import StorageUnavailableError


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


def test_a_mission_without_a_rocket_keeps_its_bar():
    assert serve(make_launch(rocket=None))["Detail"] == "| Mission 1"
    assert serve(make_launch(mission=None))["Detail"] == "Rocket 1"


def test_all_names_are_served_in_their_order():
    assert tuple(serve(make_launch())) == SERVED


def keep(store, launch):
    store.replace(describe([launch], ["test"], NOW), [launch], {}, store.current())


def test_a_version_is_read_once(fake_stores, monkeypatch):
    keep(fake_stores.launches, make_launch(2001))
    data = ServedData()
    first = data.current(fake_stores.launches)
    monkeypatch.setattr(fake_stores.launches, "launches", None)
    assert data.current(fake_stores.launches) is first


def test_another_version_is_read_anew(fake_stores):
    data = ServedData()
    keep(fake_stores.launches, make_launch(2001))
    data.current(fake_stores.launches)
    keep(fake_stores.launches, make_launch(2002))
    assert data.current(fake_stores.launches).launches == [make_launch(2002)]


def test_what_was_deleted_is_not_kept(fake_stores):
    data = ServedData()
    keep(fake_stores.launches, make_launch(2001))
    data.current(fake_stores.launches)
    fake_stores.launches.clear(fake_stores.launches.current())
    assert data.current(fake_stores.launches) is None


def away(*_: object) -> None:
    raise StorageUnavailableError


def test_while_redis_is_away_the_last_version_is_served(fake_stores, monkeypatch):
    data = ServedData()
    keep(fake_stores.launches, make_launch(2001))
    last = data.current(fake_stores.launches)
    monkeypatch.setattr(fake_stores.launches, "current", away)
    assert data.current(fake_stores.launches) is last


def test_without_a_last_version_there_is_none_to_serve(fake_stores, monkeypatch):
    monkeypatch.setattr(fake_stores.launches, "current", away)
    with pytest.raises(StorageUnavailableError):
        ServedData().current(fake_stores.launches)


def test_a_body_is_made_once_for_each_name():
    kept = Kept(describe([], ["test"], NOW), [])
    assert kept.body(("json",), lambda: b"first") == b"first"
    assert kept.body(("json",), lambda: b"second") == b"first"
    assert kept.body(("json", "gzip"), lambda: b"packed") == b"packed"
