"""Deleting the data set."""

from __future__ import annotations

import pytest
from fakeredis import FakeRedis

from data_sets import store_launches
from factories import make_launch
from spacelaunch.datasets.clear import clear
from spacelaunch.domain.data_set import DataSet
from spacelaunch.errors import PreconditionFailedError
from spacelaunch.storage.launch_store import LaunchStore


class RacedStore(LaunchStore):
    """A store into which somebody loads just before it is cleared; once."""

    raced = False

    def clear(self, expected: DataSet) -> None:
        if not self.raced:
            self.raced = True
            keep(self, 2001)
        super().clear(expected)


@pytest.fixture
def store(fake_redis: FakeRedis) -> LaunchStore:
    return LaunchStore(fake_redis, version_keep_s=600)


def keep(store: LaunchStore, year: int) -> None:
    launches = [make_launch(year)]
    store_launches(store, launches, rejects={"rejected": 1})


def test_nothing_is_left_of_the_data_set_and_its_rejects(store, fake_redis):
    keep(store, 2000)
    clear(store)
    assert (store.current(), store.rejects()) == (None, {})
    assert fake_redis.keys() == []


def test_clearing_nothing_does_nothing(store):
    clear(store)
    assert store.current() is None


def test_a_load_that_comes_between_is_cleared_too(fake_redis):
    store = RacedStore(fake_redis, version_keep_s=600)
    keep(store, 2000)
    clear(store)
    assert store.current() is None


def refuse_2001(data_set: DataSet | None) -> None:
    if data_set is not None and data_set.data_from == make_launch(2001).launched_at:
        raise PreconditionFailedError("it is another")


def test_what_is_not_expected_stays(store):
    keep(store, 2001)
    with pytest.raises(PreconditionFailedError):
        clear(store, refuse_2001)
    assert store.current().launch_count == 1


def test_a_load_that_comes_between_is_shown_too_and_may_stay(fake_redis):
    store = RacedStore(fake_redis, version_keep_s=600)
    keep(store, 2000)
    with pytest.raises(PreconditionFailedError):
        clear(store, refuse_2001)
    assert store.current().data_from == make_launch(2001).launched_at


def test_after_clearing_a_data_set_can_be_loaded_again(store):
    keep(store, 2000)
    clear(store)
    keep(store, 2000)
    assert store.current().launch_count == 1
