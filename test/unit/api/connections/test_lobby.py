import time
from selectors import DefaultSelector

import pytest
from gunicorn.config import Config

from spacelaunch.api.connections.connection import Connection
from spacelaunch.api.connections.lobby import Lobby, Stay


@pytest.fixture
def poller():
    with DefaultSelector() as poller:
        yield poller


@pytest.fixture
def lobby(poller):
    return Lobby(poller, {Stay.HEAD: 0.0, Stay.PARTING: 60.0, Stay.IDLE: 60.0})


@pytest.fixture
def connection(pair):
    return Connection(Config(), pair.served, ("10.0.0.1", 80), ("127.0.0.1", 5000))


def test_who_is_here_is_called_when_something_comes(lobby, poller, connection, pair):
    called = []
    lobby.receive(connection, Stay.IDLE, called.append)
    pair.client.sendall(b"x")
    for key, _ in poller.select(60):
        key.data(key.fileobj)
    assert called == [connection]


def test_who_waits_for_something_else_is_called_otherwise(lobby, poller, connection, pair):
    called = []
    lobby.receive(connection, Stay.IDLE, lambda _: called.append("idle"))
    lobby.receive(connection, Stay.PARTING, lambda _: called.append("parting"))
    pair.client.sendall(b"x")
    for key, _ in poller.select(60):
        key.data(key.fileobj)
    assert called == ["parting"]
    assert lobby.oldest() == (Stay.PARTING, connection)


def test_a_stay_ends_however_often_it_is_asked_for(lobby, connection):
    lobby.receive(connection, Stay.HEAD, print)
    lobby.receive(connection, Stay.HEAD, print)
    assert lobby.overdue() == [(Stay.HEAD, connection)]
    assert lobby.next_end() <= time.monotonic()


def test_who_has_gone_is_not_overdue(lobby, poller, connection):
    lobby.receive(connection, Stay.HEAD, print)
    lobby.release(connection)
    lobby.release(connection)
    assert (lobby.overdue(), lobby.oldest(), [*poller.get_map()]) == ([], None, [])
    assert lobby.next_end() == float("inf")


def test_nobody_stays_past_closing_time(lobby, connection):
    lobby.receive(connection, Stay.IDLE, print)
    assert lobby.overdue() == []
    lobby.close_by(time.monotonic())
    assert lobby.overdue() == [(Stay.IDLE, connection)]


def test_all_are_found_when_all_have_to_go(lobby, connection):
    lobby.receive(connection, Stay.IDLE, print)
    assert lobby.overdue(all_of_them=True) == [(Stay.IDLE, connection)]
