"""Reading the data set as it stands."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pytest
from fakeredis import FakeRedis

from data_sets import describe_launches, store_launches
from factories import NOW, make_launch
from spacelaunch.datasets.query import current_launches
from spacelaunch.domain.data_set import DataSet
from spacelaunch.domain.launch import Launch
from spacelaunch.errors import NotFoundError
from spacelaunch.relation.launches import SCHEMA
from spacelaunch.storage import keys
from spacelaunch.storage.launch_store import LaunchStore

OLD = [make_launch(2000, record={})]
NEW = [make_launch(2002, record={}), make_launch(2001, record={})]


class ReplacedStore(LaunchStore):
    """A store whose data set is replaced, and the old one gone, between two reads; once."""

    def __init__(self, redis: FakeRedis) -> None:
        super().__init__(redis, version_keep_s=600)
        self._redis_of_the_test = redis

    def held(self, version: str, names: Sequence[str] = SCHEMA.names) -> pa.Table:
        if version == described(OLD).version:
            keep(self, NEW)
            self._redis_of_the_test.delete(keys.description(version))
        return super().held(version, names)


@pytest.fixture
def store(fake_redis: FakeRedis) -> LaunchStore:
    return LaunchStore(fake_redis, version_keep_s=600)


def described(launches: list[Launch]) -> DataSet:
    return describe_launches(launches, ["a.csv"], NOW)


def keep(store: LaunchStore, launches: list[Launch]) -> DataSet:
    return store_launches(store, launches, ["a.csv"])


def test_nothing_loaded_is_no_data_set_and_no_launches(store):
    assert current_launches(store) == (None, [])


def test_the_data_set_comes_with_its_launches_newest_first(store):
    data_set = keep(store, NEW)
    found, launches = current_launches(store)
    assert found == data_set
    assert [launch.launched_at.year for launch in launches] == [2002, 2001]


def test_a_data_set_that_is_replaced_while_it_is_read_is_read_anew(fake_redis):
    store = ReplacedStore(fake_redis)
    keep(store, OLD)
    assert current_launches(store) == (described(NEW), NEW)


def test_a_data_set_that_has_lost_a_part_is_an_error_and_not_read_for_ever(store, fake_redis):
    data_set = keep(store, OLD)
    fake_redis.delete(keys.column(data_set.version, "provider", 0))
    with pytest.raises(NotFoundError, match=f"data set version {data_set.version} is gone"):
        current_launches(store)
