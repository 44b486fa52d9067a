"""The data set in Redis: replaced whole, kept for a while, never half."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from fakeredis import FakeRedis, FakeServer
from redis.client import Pipeline

from data_sets import describe_launches, hold, receive, store_launches, stored_launches
from factories import NOW, make_launch
from spacelaunch.domain.data_set import DataSet
from spacelaunch.domain.launch import Launch
from spacelaunch.errors import (
    ConflictError,
    NotFoundError,
    StorageFullError,
    StorageUnavailableError,
)
from spacelaunch.relation import received
from spacelaunch.relation.launches import SCHEMA
from spacelaunch.sources.record_text import record_of
from spacelaunch.storage import keys, launch_store, stored_version
from spacelaunch.storage.launch_store import LaunchStore

OLD = [make_launch(2001, cost_musd=None), make_launch(2000)]
NEW = [make_launch(2002)]


@pytest.fixture
def store(fake_redis: FakeRedis) -> LaunchStore:
    return LaunchStore(fake_redis, version_keep_s=600)


def described(launches: Sequence[Launch], source: str = "a.csv") -> DataSet:
    return describe_launches(launches, [source], NOW)


def keep(store: LaunchStore, launches: Sequence[Launch]) -> DataSet:
    return store_launches(store, launches, ["a.csv"], {"rejected": 0})


def test_nothing_is_current_before_the_first_load(store):
    assert store.current() is None
    assert store.rejects() == {}


def test_what_was_kept_is_current_and_comes_back_whole(store):
    data_set = keep(store, OLD)
    assert store.current() == data_set == store.data_set(data_set.version)
    assert stored_launches(store, data_set.version) == OLD


def test_the_relation_of_a_version_has_a_row_per_launch_newest_first(store):
    table = store.table(keep(store, OLD).version)
    assert table.column("launch_year").to_pylist() == [2001, 2000]


def test_the_rejects_of_the_last_load_come_back_as_given(store):
    rejects = {"rejected": 1, "rejects": [{"line": 3, "reason": "no year", "record": {"a": "é"}}]}
    store.replace(described(OLD), hold(OLD), receive(OLD), rejects, None)
    assert store.rejects() == rejects


def test_an_unknown_version_is_gone(store):
    with pytest.raises(NotFoundError, match="data set version v9 is gone"):
        store.data_set("v9")
    with pytest.raises(NotFoundError, match="data set version v9 is gone"):
        stored_launches(store, "v9")


def test_a_replaced_version_can_still_be_read(store):
    old = keep(store, OLD)
    keep(store, NEW)
    assert stored_launches(store, old.version) == OLD
    assert store.data_set(old.version) == old


def test_of_many_replaced_versions_the_latest_three_stay(store, fake_redis):
    versions = [keep(store, [make_launch(year)]).version for year in range(2000, 2008)]
    assert [store.stays(version) for version in versions] == [False] * 4 + [True] * 4
    assert len(fake_redis.keys("dataset:*:description")) == 4


def test_a_version_that_a_job_needs_stays_whatever_comes_after_it(fake_redis):
    needed: list[str] = []
    store = LaunchStore(fake_redis, 600, lambda: needed)
    needed.append(keep(store, OLD).version)
    for year in range(2003, 2013):
        keep(store, [make_launch(year)])
    assert stored_launches(store, needed[0]) == OLD
    needed.clear()
    store.drop_replaced()
    with pytest.raises(NotFoundError):
        store.data_set(described(OLD).version)


def test_nothing_is_left_of_a_version_that_was_dropped(store, fake_redis):
    old = keep(store, OLD)
    keep(store, NEW)
    assert store.drop_replaced(kept=0) == 1
    assert fake_redis.keys(f"dataset:{old.version}:*") == []
    assert fake_redis.zcard(keys.REPLACED) == 0


def test_no_key_of_the_current_version_ever_goes(store, fake_redis):
    keep(store, OLD)
    new = keep(store, NEW)
    held = [*fake_redis.keys(f"dataset:{new.version}:*"), keys.CURRENT, keys.REJECTS]
    assert {fake_redis.ttl(key) for key in held} == {-1}


def test_a_version_that_comes_back_stays(store):
    old = keep(store, OLD)
    keep(store, NEW)
    keep(store, OLD)
    store.drop_replaced(kept=0)
    assert stored_launches(store, old.version) == OLD


def test_a_load_that_does_not_fit_drops_what_nobody_needs_and_tries_again(store, monkeypatch):
    refused = iter([True, False])

    def full_once(*_: object) -> None:
        if next(refused):
            raise StorageFullError

    keep(store, OLD)
    keep(store, NEW)
    monkeypatch.setattr(launch_store, "require_room", full_once)
    keep(store, [make_launch(2003)])
    assert not store.stays(described(OLD).version)


def test_a_load_that_does_not_fit_is_refused_and_leaves_all_as_it_was(store, monkeypatch):
    def full(*_: object) -> None:
        raise StorageFullError

    old = keep(store, OLD)
    monkeypatch.setattr(launch_store, "require_room", full)
    with pytest.raises(StorageFullError):
        keep(store, NEW)
    assert store.current() == old


def test_what_was_stored_or_deleted_is_no_failure_where_the_dropping_fails(
    store, monkeypatch, caplog
):
    def away(*_: object) -> None:
        raise StorageUnavailableError

    monkeypatch.setattr(store, "drop_replaced", away)
    data_set = keep(store, OLD)
    assert store.current() == data_set
    store.clear(data_set)
    assert store.current() is None
    assert len(caplog.messages) == 2


def test_the_same_version_again_only_renews_when_it_was_loaded(store, fake_redis):
    old = keep(store, OLD)
    later = describe_launches(OLD, old.sources, NOW + timedelta(hours=1))
    store.replace(later, hold(OLD), receive(OLD), {}, old)
    assert store.current() == later
    assert fake_redis.ttl(keys.description(old.version)) == -1


@pytest.mark.parametrize(
    "expected", [pytest.param(None, id="nothing"), pytest.param(described(NEW), id="another")]
)
def test_a_load_that_expects_something_else_is_refused_and_leaves_all_as_it_was(store, expected):
    old = keep(store, OLD)
    with pytest.raises(ConflictError, match="the data set has changed meanwhile"):
        store.replace(described(NEW), hold(NEW), receive(NEW), {"rejected": 9}, expected)
    assert (store.current(), store.rejects()) == (old, {"rejected": 0})


def test_a_load_that_is_overtaken_while_it_writes_is_refused(store, fake_redis, monkeypatch):
    execute = launch_store.execute

    def overtaken(pipe: Pipeline) -> None:
        fake_redis.set(keys.CURRENT, b"{}")
        execute(pipe)

    monkeypatch.setattr(launch_store, "execute", overtaken)
    with pytest.raises(ConflictError, match="the data set has changed meanwhile"):
        store.replace(described(NEW), hold(NEW), receive(NEW), {}, None)
    assert fake_redis.keys() == [keys.CURRENT.encode()]


def test_a_load_that_fails_while_it_writes_leaves_the_old_one(store, monkeypatch):
    old = keep(store, OLD)

    def fails(_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(stored_version, "to_bytes", fails)
    with pytest.raises(MemoryError):
        store.replace(described(NEW), hold(NEW), receive(NEW), {}, old)
    assert store.current() == old
    assert stored_launches(store, old.version) == OLD


def test_a_large_data_set_is_read_from_all_of_its_chunks(store, fake_redis, monkeypatch):
    monkeypatch.setattr(stored_version, "CHUNK_LAUNCHES", 2)
    monkeypatch.setattr(stored_version, "CHUNK_RECORDS", 2)
    monkeypatch.setattr(received, "CHUNK_RECORDS", 2)
    launches = [make_launch(year) for year in range(2004, 1999, -1)]
    data_set = keep(store, launches)
    assert len(fake_redis.keys("dataset:*:launches:pad:*")) == 3
    assert len(fake_redis.keys("dataset:*:records:*")) == 3
    assert stored_launches(store, data_set.version) == launches
    assert store.held(data_set.version, ["pad"]).column("pad").num_chunks == 1


def test_one_record_comes_back_as_it_was_received(store, monkeypatch):
    monkeypatch.setattr(stored_version, "CHUNK_LAUNCHES", 2)
    launches = [make_launch(year, record={"Year": str(year)}) for year in range(2000, 2005)]
    version = keep(store, launches).version
    found = [record_of(store.record(version, row)) for row in range(5)]
    assert found == [{"Year": str(year)} for year in range(2004, 1999, -1)]


def test_only_the_columns_that_are_asked_for_are_read(store, fake_redis):
    version = keep(store, OLD).version
    for name in {*SCHEMA.names} - {"sector", "launch_year"}:
        fake_redis.delete(keys.column(version, name, 0))
    table = store.table(version, ["launch_year", "sector"])
    assert table.to_pydict() == {"launch_year": [2001, 2000], "sector": ["private", "private"]}


def test_the_same_launches_in_another_form_leave_nothing_of_the_form_before(store, fake_redis):
    old = keep(store, OLD)
    again = keep(store, [replace(launch, record={"a": 1}) for launch in OLD])
    assert again.version == old.version
    assert len(fake_redis.keys("dataset:*:records:*")) == 1
    assert [launch.record for launch in stored_launches(store, old.version)] == [{"a": 1}] * 2


def test_a_version_that_comes_back_in_another_form_leaves_nothing_of_the_first(store, fake_redis):
    old = keep(store, OLD)
    keep(store, NEW)
    keep(store, [replace(launch, record={"a": 1}) for launch in OLD])
    assert len(fake_redis.keys(f"dataset:{old.version}:*:records:*")) == 1


def test_a_version_that_lost_a_chunk_is_gone_and_never_half(store, fake_redis):
    data_set = keep(store, OLD)
    fake_redis.delete(keys.column(data_set.version, "pad", 0))
    with pytest.raises(NotFoundError, match="is gone"):
        stored_launches(store, data_set.version)


def test_clearing_leaves_no_key(store, fake_redis):
    keep(store, NEW)
    store.clear(keep(store, OLD))
    assert store.current() is None
    assert fake_redis.keys() == []


def test_clearing_what_has_changed_is_refused(store):
    old = keep(store, OLD)
    new = keep(store, NEW)
    with pytest.raises(ConflictError, match="the data set has changed meanwhile"):
        store.clear(old)
    assert store.current() == new


def test_the_description_survives_with_its_moments_and_nulls(store):
    launches = [make_launch(2000, cost_musd=None)]
    data_set = keep(store, launches)
    found = store.current()
    assert found == data_set
    assert (found.cost_median_musd, found.data_from) == (None, launches[0].launched_at)


def test_a_redis_that_is_away_is_said_so():
    server = FakeServer()
    store = LaunchStore(FakeRedis(server=server), version_keep_s=600)
    server.connected = False
    with pytest.raises(StorageUnavailableError, match="Redis does not answer"):
        store.current()
    with pytest.raises(StorageUnavailableError, match="Redis does not answer"):
        store.replace(described(NEW), hold(NEW), receive(NEW), {}, None)


def test_the_names_of_a_column_are_read_once_a_version(store, fake_redis):
    version = keep(store, [make_launch(country="Japan"), make_launch(country=None)]).version
    assert store.names(version, "country").spelled("japan") == ("Japan",)
    fake_redis.flushall()
    assert store.names(version, "country").spelled("japan") == ("Japan",)
    with pytest.raises(NotFoundError):
        store.names(version, "provider")


def test_the_names_of_a_version_that_is_past_are_not_kept(store, fake_redis):
    old = keep(store, OLD).version
    store.names(old, "country")
    store.names(keep(store, NEW).version, "country")
    fake_redis.flushall()
    with pytest.raises(NotFoundError):
        store.names(old, "country")
