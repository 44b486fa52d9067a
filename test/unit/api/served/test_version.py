"""The version that is served: read once, kept while Redis is away, its bodies within a budget."""

from datetime import timedelta

import pytest

from data_sets import describe_launches, hold, store_launches
from factories import NOW, make_launch
from spacelaunch.api.served import version as served_module
from spacelaunch.api.served.version import ServedData, ServedVersion
from spacelaunch.datasets.columns import LaunchColumns
from spacelaunch.errors import StorageUnavailableError


def keep(store, launch):
    store_launches(store, [launch])


def test_a_version_is_read_once(fake_stores, monkeypatch):
    keep(fake_stores.launches, make_launch(2001))
    data = ServedData()
    first = data.current(fake_stores.launches)
    monkeypatch.setattr(fake_stores.launches, "held", None)
    assert data.current(fake_stores.launches) is first


def test_another_version_is_read_anew(fake_stores):
    data = ServedData()
    keep(fake_stores.launches, make_launch(2001))
    data.current(fake_stores.launches)
    keep(fake_stores.launches, make_launch(2002))
    current = data.current(fake_stores.launches)
    assert current.launches.numbers("launch_year").tolist() == [2002]


def test_a_load_that_changes_nothing_makes_nobody_read_again(fake_stores, monkeypatch):
    keep(fake_stores.launches, make_launch(2001))
    data = ServedData()
    first = data.current(fake_stores.launches)
    keep(fake_stores.launches, make_launch(2001, record={"Year": 2001}))
    monkeypatch.setattr(fake_stores.launches, "held", None)
    assert data.current(fake_stores.launches) is first


def test_a_load_that_changes_nothing_is_told_with_its_own_time(fake_stores):
    keep(fake_stores.launches, make_launch(2001))
    data = ServedData()
    data.current(fake_stores.launches)
    later = NOW + timedelta(days=1)
    store_launches(fake_stores.launches, [make_launch(2001)], loaded_at=later)
    assert data.current(fake_stores.launches).data_set.loaded_at == later


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


def version() -> ServedVersion:
    return ServedVersion(describe_launches([]), LaunchColumns(hold([])))


def test_a_body_is_made_once_for_each_name():
    served = version()
    assert served.body(("json",), lambda: b"first") == b"first"
    assert served.body(("json",), lambda: b"second") == b"first"
    assert served.body(("json", "gzip"), lambda: b"packed") == b"packed"


def test_bodies_beyond_the_budget_are_made_anew(monkeypatch):
    monkeypatch.setattr(served_module, "MOST_KEPT_BYTES", 7)
    served = version()
    assert served.body(("json",), lambda: b"first") == b"first"
    assert served.body(("csv",), lambda: b"abc") == b"abc"
    assert served.body(("csv",), lambda: b"def") == b"def"
    assert served.body(("json",), lambda: b"second") == b"first"
