"""Redis's errors become ours, and nothing waits for ever."""

from __future__ import annotations

import pytest
from fakeredis import FakeRedis, FakeServer
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

from spacelaunch.errors import StorageUnavailableError
from spacelaunch.storage.connection import as_text, connect, reachable


def test_a_client_gives_up_on_a_server_that_does_not_answer():
    options = connect("redis://127.0.0.1:6379/2").connection_pool.connection_kwargs
    assert (options["socket_connect_timeout"], options["socket_timeout"]) == (2, 10)


def test_a_client_speaks_to_the_database_of_its_url():
    assert connect("redis://example.test:6379/3").connection_pool.connection_kwargs["db"] == 3


@pytest.mark.parametrize(
    ("raised", "message"),
    [
        pytest.param(ConnectionError("refused"), "Redis does not answer", id="no server"),
        pytest.param(TimeoutError("10 s"), "Redis does not answer", id="a server that hangs"),
        pytest.param(
            BusyLoadingError("loading"), "Redis does not answer", id="a server that loads"
        ),
        pytest.param(AuthenticationError("no"), "Redis refuses the password", id="password"),
        pytest.param(ReadOnlyError("replica"), "Redis cannot do that now: replica", id="replica"),
        pytest.param(OutOfMemoryError("full"), "Redis cannot do that now: full", id="full"),
        pytest.param(ResponseError("what"), "Redis cannot do that now: what", id="anything else"),
    ],
)
def test_an_error_of_redis_is_a_storage_that_is_unavailable(raised, message):
    with pytest.raises(StorageUnavailableError) as caught, reachable():
        raise raised
    assert str(caught.value) == message
    assert caught.value.__cause__ is raised


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
