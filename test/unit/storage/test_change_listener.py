"""Hearing of a change without asking, and never taking silence for an answer for long."""

import threading
import time

import pytest
from redis.exceptions import RedisError, TimeoutError

from spacelaunch.storage import change_listener
from spacelaunch.storage.change_listener import ChangeListener, wait_until_told
from spacelaunch.storage.connection import connect
from spacelaunch.storage.patience import Patience

KEY = "dataset:current"


@pytest.fixture
def redis(settings):
    with connect(settings.redis_database("records")) as client:
        yield client


@pytest.fixture
def writer(settings):
    with connect(settings.redis_database("records")) as client:
        yield client


@pytest.fixture
def listener(redis, monkeypatch):
    """One that believes in silence for as long as a test may take."""
    monkeypatch.setattr(change_listener, "SILENCE_S", 3_600.0)
    return ChangeListener(redis, KEY)


def test_nothing_is_known_before_it_listens(listener):
    assert not listener.is_unchanged()


def test_what_nobody_writes_is_unchanged(listener, writer):
    listener.listen()
    writer.set("another", "1")
    assert listener.is_unchanged()
    assert listener.is_unchanged()


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda redis: redis.set(KEY, "2"), id="set"),
        pytest.param(lambda redis: redis.unlink(KEY), id="taken away"),
        pytest.param(lambda redis: redis.pipeline().mset({KEY: "2"}).execute(), id="transaction"),
        pytest.param(lambda redis: redis.flushdb(), id="all taken away"),
    ],
)
def test_a_change_is_heard_once_the_writer_asks_for_the_next(listener, writer, write):
    writer.set(KEY, "1")
    listener.listen()
    assert listener.is_unchanged()
    write(writer)
    wait_until_told(writer)
    assert not listener.is_unchanged()


def test_a_change_of_any_of_its_keys_is_heard(redis, writer, monkeypatch):
    monkeypatch.setattr(change_listener, "SILENCE_S", 3_600.0)
    listener = ChangeListener(redis, KEY, "second")
    for key in ("second", KEY):
        listener.listen()
        writer.set(key, "2")
        wait_until_told(writer)
        assert not listener.is_unchanged()


def test_each_change_is_heard(listener, writer):
    for value in "123":
        listener.listen()
        assert listener.is_unchanged()
        writer.set(KEY, value)
        wait_until_told(writer)
        assert not listener.is_unchanged()


def test_a_connection_that_is_lost_says_nothing_and_is_made_again(listener, writer):
    listener.listen()
    writer.client_kill_filter(_type="normal", skipme=True)
    assert not listener.is_unchanged()
    listener.listen()
    assert listener.is_unchanged()


def test_silence_is_believed_for_a_while_only(listener, monkeypatch):
    monkeypatch.setattr(change_listener, "SILENCE_S", 0.0)
    listener.listen()
    assert not listener.is_unchanged()


def test_who_waits_is_woken_by_the_change(listener, writer):
    listener.listen()
    after_a_moment = threading.Timer(0.3, writer.set, [KEY, "1"])
    began = time.monotonic()
    after_a_moment.start()
    assert listener.wait(30)
    assert 0.25 <= time.monotonic() - began < 15
    assert not listener.is_unchanged()
    after_a_moment.join()


def test_who_waits_waits_no_longer_than_asked_where_nothing_happens(listener):
    listener.listen()
    began = time.monotonic()
    assert listener.wait(0.2)
    assert 0.15 <= time.monotonic() - began < 15
    assert listener.is_unchanged()


def test_a_wait_ends_with_the_connection(listener, writer):
    listener.listen()
    writer.client_kill_filter(_type="normal", skipme=True)
    assert listener.wait(30)
    assert not listener.is_unchanged()
    assert not listener.wait(30)


def test_who_has_closed_hears_nothing_and_gives_back_a_silent_connection(listener, redis, writer):
    listener.listen()
    listener.close()
    assert not listener.is_unchanged()
    (kept,) = redis.connection_pool._available_connections
    assert redis.execute_command("CLIENT", "TRACKINGINFO")[b"flags"] == [b"off"]
    assert redis.connection_pool._available_connections == [kept]


def test_a_server_that_cannot_tell_is_asked_each_time(fake_redis):
    listener = ChangeListener(fake_redis, KEY)
    listener.listen()
    listener.listen()
    assert not listener.is_unchanged()
    assert not listener.wait(30)


def test_a_server_that_answers_only_is_asked_each_time(settings):
    url = settings.redis_database("records") + "&protocol=2"
    with connect(url) as client:
        listener = ChangeListener(client, KEY)
        listener.listen()
        assert not listener.is_unchanged()


def test_a_server_that_is_away_says_nothing(tmp_path):
    with connect(f"unix://{tmp_path}/none.sock", 0.01, Patience()) as client:
        listener = ChangeListener(client, KEY)
        with pytest.raises(RedisError):
            listener.listen()
    assert not listener.is_unchanged()


def test_all_who_share_its_patience_know_that_the_server_hangs(settings, redis_server):
    patience = Patience()
    with connect(settings.redis_database("records"), 0.2, patience) as client:
        listener = ChangeListener(client, KEY)
        listener.listen()
        with redis_server.hanging(), pytest.raises(TimeoutError):
            listener.listen()
        assert patience._hangs
        listener.listen()
        assert not patience._hangs
