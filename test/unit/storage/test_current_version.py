"""The current version: asked for when it has changed, and given from memory while it has not."""

import threading

import pytest

from data_sets import store_launches
from factories import make_launch
from spacelaunch.bootstrap import open_stores
from spacelaunch.errors import ConflictError, StorageUnavailableError
from spacelaunch.storage import change_listener, keys
from spacelaunch.storage.comparisons import Review, read_decided
from spacelaunch.storage.connection import connect
from spacelaunch.storage.current_version import CurrentVersion, Standing
from spacelaunch.storage.patience import Patience


@pytest.fixture
def redis(settings):
    with connect(settings.redis_database("records")) as client:
        yield client


@pytest.fixture
def current(redis, monkeypatch):
    monkeypatch.setattr(change_listener, "SILENCE_S", 3_600.0)
    return CurrentVersion(redis, redis)


@pytest.fixture
def load(settings):
    """Load one launch of this year, as another process would."""
    others = open_stores(settings).launches
    return lambda year: store_launches(others, [make_launch(year)])


def must_not_be_asked():
    raise AssertionError("Redis is asked")


def test_nothing_is_current_where_nothing_is_loaded(current):
    assert (current.read(), current.latest()) == (None, Standing(None, None))


def test_redis_is_asked_once_for_what_does_not_change(current, load, monkeypatch):
    data_set = load(2001)
    assert current.latest().data_set == data_set
    monkeypatch.setattr(current, "_look", must_not_be_asked)
    assert current.latest().data_set == data_set


def test_that_nothing_is_loaded_is_remembered_too(current, monkeypatch):
    current.latest()
    monkeypatch.setattr(current, "_look", must_not_be_asked)
    assert current.latest().data_set is None


def test_each_load_and_each_deletion_elsewhere_is_seen_at_once(current, load, settings):
    others = open_stores(settings).launches
    for year in range(2001, 2021):
        data_set = load(year)
        assert current.latest().data_set == data_set
        others.clear(data_set)
        assert current.latest().data_set is None


def test_what_is_decided_elsewhere_is_seen_at_once(current, load, settings):
    data_set = load(2001)
    others = open_stores(settings).launches.comparisons
    # Redis may answer who decides a moment before it tells us: a few times in a thousand.
    for number in range(1_000):
        review = Review((("a", str(number), True),))
        others.replace_review(review)
        standing = current.latest()
        assert (standing.data_set, read_decided(standing.review)) == (data_set, review)


def test_after_a_look_that_failed_it_looks_again(current, load, monkeypatch):
    load(2001)
    current.latest()
    data_set = load(2002)

    def away():
        raise StorageUnavailableError

    with monkeypatch.context() as patch:
        patch.setattr(current, "_look", away)
        with pytest.raises(StorageUnavailableError):
            current.latest()
    assert current.latest().data_set == data_set


def test_who_finds_another_looking_asks_for_itself(current, load):
    data_set = load(2001)
    with current._looking:
        assert current.latest().data_set == data_set


def test_of_many_who_look_at_once_none_sees_what_was_before(current, load):
    load(2001)
    current.latest()
    data_set, seen = load(2002), []
    threads = [threading.Thread(target=lambda: seen.append(current.latest())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [each.data_set for each in seen] == [data_set] * 8


def test_while_redis_is_away_there_is_no_latest(tmp_path):
    away = connect(f"unix://{tmp_path}/none.sock", 0.01, Patience())
    with pytest.raises(StorageUnavailableError):
        CurrentVersion(away, away).latest()


def test_another_than_the_expected_one_is_not_replaced(fake_redis, fake_stores):
    data_set = store_launches(fake_stores.launches, [make_launch(2001)])
    with pytest.raises(ConflictError, match="the data set has changed meanwhile"):
        CurrentVersion(fake_redis, fake_redis).replacing(data_set)
    with pytest.raises(ConflictError, match="the data set has changed meanwhile"):
        CurrentVersion(fake_redis, fake_redis).delete(data_set)
    assert not fake_redis.exists(keys.CURRENT)
