"""Results by job id, until they expire."""

from __future__ import annotations

import pytest
from fakeredis import FakeRedis, FakeServer

from spacelaunch.errors import StorageUnavailableError
from spacelaunch.storage import keys
from spacelaunch.storage.result_store import ResultStore


@pytest.fixture
def store(fake_redis: FakeRedis) -> ResultStore:
    return ResultStore(fake_redis, keep_s=3600)


def test_each_part_comes_back_as_it_was_saved(store):
    store.save("timeline-1", {"png": b"\x89PNG\x00", "svg": b"<svg/>", "json": b"{}"})
    assert store.part("timeline-1", "png") == b"\x89PNG\x00"
    assert store.part("timeline-1", "svg") == b"<svg/>"
    assert store.part("timeline-1", "json") == b"{}"


def test_a_result_that_is_not_there_has_no_part(store):
    assert store.part("timeline-1", "png") is None


def test_a_part_that_was_not_saved_is_not_there(store):
    store.save("timeline-1", {"png": b"1"})
    assert store.part("timeline-1", "svg") is None


def test_saving_again_leaves_nothing_of_the_result_before(store):
    store.save("timeline-1", {"png": b"1", "svg": b"1"})
    store.save("timeline-1", {"png": b"2"})
    assert store.part("timeline-1", "png") == b"2"
    assert store.part("timeline-1", "svg") is None


def test_a_form_is_added_to_a_result_and_goes_with_it(store, fake_redis):
    store.save("timeline-1", {"json": b"{}"})
    fake_redis.expire(keys.result("timeline-1"), 9)
    assert store.add("timeline-1", {"svg": b"<svg/>", "txt": b"x"})
    assert store.parts("timeline-1", ["json", "png", "svg"]) == {"json": b"{}", "svg": b"<svg/>"}
    assert fake_redis.ttl(keys.result("timeline-1")) <= 9


def test_a_form_of_a_result_that_is_gone_is_not_kept(store, fake_redis):
    assert not store.add("timeline-1", {"svg": b"<svg/>"})
    assert fake_redis.keys() == []


def test_answers_are_kept_anew_each_time_that_they_are_used(store, fake_redis):
    assert store.answers("timeline-1") is None
    store.keep_answers("timeline-1", b"{}")
    fake_redis.expire(keys.answers("timeline-1"), 9)
    assert store.answers("timeline-1") == b"{}"
    # Not to the second: what stands in for Redis counts from the last whole one.
    assert fake_redis.ttl(keys.answers("timeline-1")) > 3_000


def test_a_result_expires(store, fake_redis):
    store.save("timeline-1", {"png": b"1"})
    assert fake_redis.ttl(keys.result("timeline-1")) == 3600


def test_deleting_forgets_one_result_only(store):
    store.save("timeline-1", {"png": b"1"})
    store.save("timeline-2", {"png": b"2"})
    store.delete("timeline-1")
    assert store.part("timeline-1", "png") is None
    assert store.part("timeline-2", "png") == b"2"


def test_deleting_what_is_not_there_does_nothing(store, fake_redis):
    store.delete("timeline-1")
    assert fake_redis.keys() == []


def test_a_redis_that_is_away_is_said_so():
    server = FakeServer()
    server.connected = False
    store = ResultStore(FakeRedis(server=server), keep_s=3600)
    with pytest.raises(StorageUnavailableError, match="Redis does not answer"):
        store.save("timeline-1", {"png": b"1"})
