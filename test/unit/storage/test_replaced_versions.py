"""What becomes of versions whose place another took."""

from __future__ import annotations

import pytest
from fakeredis import FakeRedis, FakeServer

from spacelaunch.errors import StorageUnavailableError
from spacelaunch.storage import keys
from spacelaunch.storage.connection import as_text
from spacelaunch.storage.replaced_versions import ReplacedVersions


class Needed:
    """The versions that jobs name; and what happens when somebody looks."""

    def __init__(self) -> None:
        self.looks: list[set[str]] = []

    def __call__(self) -> set[str]:
        return self.looks.pop(0) if self.looks else set()


@pytest.fixture
def needed() -> Needed:
    return Needed()


@pytest.fixture
def versions(fake_redis: FakeRedis, needed: Needed) -> ReplacedVersions:
    return ReplacedVersions(fake_redis, keep_s=600, needed=needed)


@pytest.fixture
def replace(fake_redis: FakeRedis, versions: ReplacedVersions):
    """Replace a version, some seconds ago."""

    def replacing(version: str, ago_s: int = 0) -> None:
        fake_redis.set(f"dataset:{version}", b"content")
        with fake_redis.pipeline() as pipe:
            versions.add(pipe, version, versions.now_us() - ago_s * 1_000_000)
            pipe.execute()

    return replacing


def held(version: str) -> list[str]:
    return [f"dataset:{version}"]


def left(redis: FakeRedis) -> list[str]:
    return sorted(as_text(redis.keys("dataset:v*")))


def test_the_latest_stay_and_the_others_go(versions, replace, fake_redis):
    for ago_s in range(5, 0, -1):
        replace(f"v{ago_s}", ago_s)
    assert versions.drop(held) == 2
    assert left(fake_redis) == ["dataset:v1", "dataset:v2", "dataset:v3"]


def test_even_the_latest_goes_after_its_time(versions, replace, fake_redis):
    replace("v1", ago_s=601)
    replace("v2", ago_s=599)
    versions.drop(held)
    assert left(fake_redis) == ["dataset:v2"]


def test_one_that_is_needed_stays_after_its_time(versions, replace, needed, fake_redis):
    replace("v1", ago_s=601)
    needed.looks = [{"v1"}]
    assert versions.drop(held) == 0
    assert left(fake_redis) == ["dataset:v1"]


def test_one_that_is_needed_at_the_second_look_stays_and_is_going_no_more(
    versions, replace, needed, fake_redis
):
    replace("v1", ago_s=601)
    needed.looks = [set(), {"v1"}]
    assert versions.drop(held) == 0
    assert (left(fake_redis), versions.is_going("v1")) == (["dataset:v1"], False)


def test_who_asks_between_the_two_looks_is_told_that_it_is_going(versions, replace, needed):
    replace("v1", ago_s=601)
    told: list[bool] = []

    def looks_second(_: str) -> list[str]:
        told.append(versions.is_going("v1"))
        return []

    versions.drop(looks_second)
    assert told == [True]


def test_one_that_somebody_left_half_dropped_goes_at_the_next_time(versions, replace, fake_redis):
    replace("v1")

    def dies(_: str) -> list[str]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        versions.drop(dies, kept=0)
    assert versions.is_going("v1")
    assert versions.drop(held) == 1
    assert left(fake_redis) == []


def test_one_that_was_loaded_again_meanwhile_is_not_dropped(versions, replace, fake_redis):
    replace("v1")

    def loaded_again(version: str) -> list[str]:
        with fake_redis.pipeline() as pipe:
            versions.remove(pipe, version)
            pipe.execute()
        return held(version)

    assert versions.drop(loaded_again, kept=0) == 0
    assert left(fake_redis) == ["dataset:v1"]


def test_one_that_an_older_program_made_current_again_is_not_dropped(versions, replace, fake_redis):
    replace("v1", ago_s=601)
    fake_redis.set(keys.CURRENT, b'{"version":"v1"}')
    assert versions.drop(held) == 0
    assert left(fake_redis) == ["dataset:v1"]
    assert fake_redis.zcard(keys.REPLACED) == 0


def test_where_nothing_was_replaced_no_job_is_read(versions, needed):
    needed.looks = [{"v1"}]
    assert versions.drop(held) == 0
    assert needed.looks == [{"v1"}]


def test_a_redis_that_is_away_is_said_so():
    server = FakeServer()
    versions = ReplacedVersions(FakeRedis(server=server), 600, set)
    server.connected = False
    with pytest.raises(StorageUnavailableError):
        versions.drop(held)
