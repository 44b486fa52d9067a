import errno
import logging
import selectors
import signal
import socket
from threading import Event
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from spacelaunch.api.connections.departure import Departure
from spacelaunch.api.connections.lobby import Lobby, Stay
from spacelaunch.api.connections.process import ApiProcess
from spacelaunch.api.connections.slow_clients import SlowClients
from spacelaunch.api.connections.working_places import WorkingPlaces


@pytest.fixture
def process():
    """One that stands before its event loop."""
    made = ApiProcess(0, 0, [], SimpleNamespace(), 30, Config(), logging.getLogger("gunicorn.test"))
    made._places, made._slow = WorkingPlaces(1, 2), SlowClients()
    with selectors.DefaultSelector() as made.poller:
        made._lobby = Lobby(made.poller, {Stay.HEAD: 0.0, Stay.PARTING: 60.0, Stay.IDLE: 60.0})
        yield made
        made.murder_keepalived(force=True)
    made.tmp.close()


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


@pytest.fixture
def connect(listener, process):
    """Connect, send, and let the process take it."""
    clients = []

    def connecting(sent):
        client = socket.create_connection(listener.getsockname(), timeout=60)
        clients.append(client)
        client.sendall(sent)
        process.accept(listener)
        return client

    yield connecting
    for client in clients:
        client.close()


def test_a_head_that_takes_too_long_is_told_so(process, connect, caplog):
    client = connect(b"GET / HT")
    process.murder_keepalived()
    assert client.recv(20).startswith(b"HTTP/1.1 408 ")
    assert "closed slow clients (head: 1), the last from 127.0.0.1" in caplog.text


def test_who_says_nothing_is_left_in_peace(process, connect):
    connect(b"")
    process.murder_keepalived()
    assert process.nr_conns == 1


def test_a_crowd_costs_who_has_held_on_longest(process, connect):
    process.worker_connections = 3
    first, second, third = connect(b"GET"), connect(b"GET"), connect(b"GET")
    assert first.recv(1) == b""
    for client in (second, third):
        client.setblocking(False)
        with pytest.raises(BlockingIOError):
            client.recv(1)
    assert process.nr_conns == 2


def test_a_process_without_files_makes_room_and_lives(process, connect):
    def refuse():
        raise OSError(errno.EMFILE, "Too many open files")

    first = connect(b"GET")
    process.accept(SimpleNamespace(accept=refuse))
    assert first.recv(1) == b""
    process.accept(SimpleNamespace(accept=refuse))


def test_nobody_there_is_no_fault(process):
    def find_nobody():
        raise BlockingIOError(errno.EAGAIN, "try again")

    process.accept(SimpleNamespace(accept=find_nobody))
    assert process.nr_conns == 0


def test_a_process_that_is_told_to_stop_twice_goes_no_later(process):
    now = [100.0]
    process.app.leaving, process.app.stopping = Event(), Event()
    process.method_queue = SimpleNamespace(defer=lambda _: None)
    process._departure = Departure(600, lambda: now[0])
    process.handle_exit(signal.SIGTERM, None)
    now[0] += 400
    process.handle_exit(signal.SIGTERM, None)
    assert process._departure.remaining_s() == 200
