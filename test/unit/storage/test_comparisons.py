from __future__ import annotations

from redis.exceptions import ResponseError

from spacelaunch.storage import keys
from spacelaunch.storage.comparisons import Comparisons


def test_a_part_comes_back_as_it_was_kept(fake_redis):
    store = Comparisons(fake_redis)
    assert store.part("v1", "program 1", "pairs") is None
    store.keep("v1", "program 1", {"pairs": b"\x00\xff", "coverage": b"{}"})
    assert store.part("v1", "program 1", "pairs") == b"\x00\xff"


def test_another_program_and_another_version_find_their_own(fake_redis):
    store = Comparisons(fake_redis)
    store.keep("v1", "program 1", {"pairs": b"1"})
    assert store.part("v1", "program 2", "pairs") is None
    assert store.part("v2", "program 1", "pairs") is None


def test_it_goes_by_itself(fake_redis):
    Comparisons(fake_redis).keep("v1", "program 1", {"pairs": b"1"})
    assert fake_redis.ttl(keys.comparison("v1", "program 1")) > 0


def test_a_redis_without_room_is_no_failure(fake_redis, monkeypatch):
    def refuse(*_args: object, **_options: object) -> None:
        raise ResponseError("OOM command not allowed when used memory > 'maxmemory'")

    monkeypatch.setattr("redis.client.Pipeline.execute", refuse)
    Comparisons(fake_redis).keep("v1", "program 1", {"pairs": b"1"})
    assert Comparisons(fake_redis).part("v1", "program 1", "pairs") is None
