"""Redis's errors become ours, and nothing waits for ever."""

from __future__ import annotations

import pytest
from fakeredis import FakeRedis, FakeServer
from redis import Redis
from redis.exceptions import (
    AuthenticationError,
    BusyLoadingError,
    ConnectionError,
    OutOfMemoryError,
    ReadOnlyError,
    ResponseError,
    TimeoutError,
    WatchError,
)

from spacelaunch.errors import StorageFullError, StorageReadOnlyError, StorageUnavailableError
from spacelaunch.logs import OnceAMinute
from spacelaunch.storage import connection
from spacelaunch.storage.connection import Connections, as_text, connect, reachable
from spacelaunch.storage.patience import Patience

MISCONF = "MISCONF Errors writing to the AOF file:"


@pytest.fixture(autouse=True)
def nothing_was_said(monkeypatch):
    monkeypatch.setattr(connection.log, "filters", [OnceAMinute()])


def test_a_client_gives_up_on_a_server_that_does_not_answer():
    options = connect("redis://127.0.0.1:6379/2", 0.3).connection_pool.connection_kwargs
    assert (options["socket_connect_timeout"], options["socket_timeout"]) == (0.3, 0.3)


def test_a_client_speaks_to_the_database_of_its_url():
    assert connect("redis://example.test:6379/3", 1).connection_pool.connection_kwargs["db"] == 3


def patience_of(client: Redis) -> object:
    return client.connection_pool.connection_kwargs.get("retry")


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        pytest.param("redis://a:1/0", "redis://a:1/2", True, id="two databases of a server"),
        pytest.param("unix:///a.sock?db=0", "unix:///a.sock?db=2", True, id="over its socket"),
        pytest.param("redis://a:1/0", "redis://b:1/0", False, id="two servers"),
        pytest.param("unix:///a.sock", "unix:///b.sock", False, id="two sockets"),
    ],
)
def test_the_clients_of_one_server_lose_their_patience_together(one, other, shared):
    to = Connections(0.3).to
    assert (patience_of(to(one)) is patience_of(to(other))) == shared


@pytest.mark.parametrize(
    ("door_timeout_s", "at_least_s", "expected"),
    [
        pytest.param(0.3, 0, 0.3, id="at a door"),
        pytest.param(0.3, 30, 30, id="what carries much"),
        pytest.param(60, 30, 60, id="a Redis that is far away"),
        pytest.param(None, 0, 10, id="in a worker"),
        pytest.param(None, 30, 30, id="what carries much, in a worker"),
    ],
)
def test_each_kind_of_call_has_its_time(door_timeout_s, at_least_s, expected):
    client = Connections(door_timeout_s).to("redis://a:1/0", at_least_s)
    assert client.connection_pool.connection_kwargs["socket_timeout"] == expected


def test_a_worker_tries_again_where_a_door_gives_up():
    at_a_door, in_a_worker = Connections(0.3), Connections(None)
    assert isinstance(patience_of(at_a_door.to("redis://a:1/0")), Patience)
    assert not isinstance(patience_of(in_a_worker.to("redis://a:1/0")), Patience)


@pytest.mark.parametrize(
    ("raised", "message"),
    [
        pytest.param(ConnectionError("refused"), "Redis does not answer", id="no server"),
        pytest.param(TimeoutError("10 s"), "Redis does not answer", id="a server that hangs"),
        pytest.param(
            BusyLoadingError("loading"), "Redis does not answer", id="a server that loads"
        ),
        pytest.param(AuthenticationError("no"), "Redis refuses the password", id="password"),
        pytest.param(
            ReadOnlyError("replica"),
            "Redis cannot do that now (ReadOnlyError); the log has what it says",
            id="replica",
        ),
        pytest.param(
            ResponseError("Command # 1 (SET dataset:1 \x00\xff...) of pipeline caused error: what"),
            "Redis cannot do that now (ResponseError); the log has what it says",
            id="anything else",
        ),
    ],
)
def test_an_error_of_redis_is_a_storage_that_is_unavailable(raised, message):
    with pytest.raises(StorageUnavailableError) as caught, reachable():
        raise raised
    assert str(caught.value) == message
    assert caught.value.__cause__ is raised


@pytest.mark.parametrize(
    "raised",
    [
        pytest.param(
            OutOfMemoryError(
                "Command # 1 (SET dataset:1 \x00...) of pipeline caused error: command"
            ),
            id="in a pipeline",
        ),
        pytest.param(
            ResponseError("Error running script (call to f_1): -OOM command not allowed when used"),
            id="in a script, on Redis 6",
        ),
    ],
)
def test_a_full_redis_is_a_full_storage_and_what_was_sent_to_it_is_not_repeated(raised):
    with pytest.raises(StorageFullError) as caught, reachable():
        raise raised
    assert str(caught.value).startswith("Redis holds as much as its `maxmemory` allows")
    assert "Command" not in str(caught.value)


def test_what_redis_says_is_logged_shortened_and_with_its_bytes_escaped(caplog):
    with pytest.raises(StorageUnavailableError), reachable():
        raise ResponseError("\x00" + "x" * 100_000)
    [line] = caplog.messages
    assert line.startswith("Redis refused: '\\x00xxx")
    assert len(line) < 400


@pytest.mark.parametrize(
    ("said", "why"),
    [
        pytest.param(
            "MISCONF Errors writing to the AOF file: No space left on device",
            "its disk is full",
            id="full",
        ),
        pytest.param(
            "Command # 2 (SET a b) of pipeline caused error: MISCONF Errors writing to the AOF "
            "file: Disk quota exceeded",
            "its disk is full",
            id="over its quota, in a pipeline",
        ),
        pytest.param(
            "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to",
            "its disk does not take it; its log says why",
            id="for another reason",
        ),
    ],
)
def test_a_redis_that_can_only_be_read_says_so(said, why):
    with pytest.raises(StorageReadOnlyError, match=f"^Redis cannot write: {why}$"), reachable():
        raise ResponseError(said)


@pytest.mark.parametrize(
    "raised", [AuthenticationError("no"), ResponseError(f"{MISCONF} File too large")]
)
def test_what_every_request_would_repeat_is_logged_once(raised, caplog):
    for _ in range(3):
        with pytest.raises(StorageUnavailableError), reachable():
            raise raised
    assert len(caplog.records) == 1


def test_a_watched_key_that_changed_is_left_to_the_caller():
    with pytest.raises(WatchError), reachable():
        raise WatchError


def test_an_error_of_our_own_passes():
    with pytest.raises(KeyError), reachable():
        raise KeyError("ours")


def test_a_server_that_is_away_is_said_so():
    server = FakeServer()
    server.connected = False
    with pytest.raises(StorageUnavailableError, match="does not answer"), reachable():
        FakeRedis(server=server).get("any")


def test_ids_come_as_text():
    assert as_text([b"timeline-1", "secteur-é".encode()]) == ["timeline-1", "secteur-é"]
