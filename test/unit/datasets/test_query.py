"""Reading the data set as it stands."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pytest
from fakeredis import FakeRedis

from data_sets import store_launches
from factories import make_launch
from spacelaunch.datasets.query import read_current, read_record
from spacelaunch.errors import NotFoundError
from spacelaunch.relation.launches import SCHEMA
from spacelaunch.relation.received import Text
from spacelaunch.storage import keys
from spacelaunch.storage.launch_store import LaunchStore

OLD, NEW = [make_launch(2000)], [make_launch(2002), make_launch(2001)]


class ReplacedStore(LaunchStore):
    """A store whose data set is replaced, and the old one gone, between two reads; once."""

    def __init__(self, redis: FakeRedis) -> None:
        super().__init__(redis, version_keep_s=600)
        self._redis_of_the_test = redis
        self._old: str | None = None

    def held(self, version: str, names: Sequence[str] = SCHEMA.names) -> pa.Table:
        if self._old is None:
            self._old = version
            store_launches(self, NEW)
            self._redis_of_the_test.delete(keys.description(version))
        return super().held(version, names)


class OtherFormStore(LaunchStore):
    """A store whose launches come in another form between the two reads of a record, once."""

    def record(self, version: str, row: int) -> Text:
        is_first, self.asked = not hasattr(self, "asked"), True
        if is_first:
            raise NotFoundError("the chunk is gone")
        return super().record(version, row)


@pytest.fixture
def store(fake_redis: FakeRedis) -> LaunchStore:
    return LaunchStore(fake_redis, version_keep_s=600)


def test_nothing_loaded_is_nothing(store):
    assert read_current(store) is None


def test_the_data_set_comes_with_its_launches_newest_first(store):
    data_set = store_launches(store, NEW)
    found, launches = read_current(store)
    assert found == data_set
    assert launches.numbers("launch_year").tolist() == [2002, 2001]


def test_a_data_set_that_is_replaced_while_it_is_read_is_read_anew(fake_redis):
    store = ReplacedStore(fake_redis)
    store_launches(store, OLD)
    _, launches = read_current(store)
    assert launches.numbers("launch_year").tolist() == [2002, 2001]


def test_a_data_set_that_has_lost_a_part_is_an_error_and_not_read_for_ever(store, fake_redis):
    data_set = store_launches(store, OLD)
    fake_redis.delete(keys.column(data_set.version, "provider", 0))
    with pytest.raises(NotFoundError, match=f"data set version {data_set.version} is gone"):
        read_current(store)


def test_a_record_comes_as_it_was_received(store):
    version = store_launches(store, [make_launch(record={"a": [1, None]})]).version
    assert read_record(store, version, 0) == {"a": [1, None]}


def test_a_record_whose_form_changes_while_it_is_read_is_read_anew(fake_redis):
    store = OtherFormStore(fake_redis, version_keep_s=600)
    version = store_launches(store, [make_launch(record={"a": 1})]).version
    assert read_record(store, version, 0) == {"a": 1}
