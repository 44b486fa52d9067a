import errno
import logging
import selectors
import socket
import threading
from types import SimpleNamespace

import pytest
from gunicorn.config import Config
from gunicorn.workers.gthread import ThreadWorker

from spacelaunch.api.connections import process as process_module
from spacelaunch.api.connections.connection import Head
from spacelaunch.api.connections.lobby import Lobby, Stay
from spacelaunch.api.connections.process import ApiProcess
from spacelaunch.api.connections.slow_clients import SlowClients
from spacelaunch.api.connections.working_places import WorkingPlaces


@pytest.fixture
def process():
    """One that stands before its event loop."""
    made = ApiProcess(0, 0, [], SimpleNamespace(), 30, Config(), logging.getLogger("gunicorn.test"))
    made._places, made._slow = WorkingPlaces(1, 2), SlowClients()
    made._lingering = threading.Semaphore(1)
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


@pytest.fixture
def answered(process, monkeypatch):
    """The requests that gunicorn's own part was given, each of which it answers and goes on."""
    requests = []

    def answer(_, conn):
        conn.init()
        requests.append(bytes(conn.parser.unreader.take_buffered()))
        return True

    monkeypatch.setattr(ThreadWorker, "handle", answer)
    monkeypatch.setattr(process_module, "LINGER_S", 60.0)
    return requests


@pytest.fixture
def handling(process, listener, monkeypatch):
    """A connection whose first request a thread is given."""
    given = []
    monkeypatch.setattr(process, "enqueue_req", given.append)
    client = socket.create_connection(listener.getsockname(), timeout=60)
    client.sendall(FIRST)
    process.accept(listener)
    yield client, given[0]
    given[0].close()
    client.close()


FIRST, SECOND = b"GET /1 HTTP/1.1\r\n\r\n", b"GET /2 HTTP/1.1\r\n\r\n"


def test_a_thread_that_has_answered_takes_what_follows_at_once(process, handling, answered):
    client, connection = handling
    client.sendall(SECOND)
    client.shutdown(socket.SHUT_WR)
    assert process.handle(connection)
    assert answered == [FIRST, SECOND]


def test_a_part_of_a_request_is_waited_for_by_the_event_loop(process, handling, answered):
    client, connection = handling
    client.sendall(SECOND[:5])
    assert process.handle(connection)
    assert answered == [FIRST]
    assert connection.read_head() is Head.PART


def test_nobody_stays_with_a_client_where_many_do(process, handling, answered):
    client, connection = handling
    client.sendall(SECOND)
    process._lingering = threading.Semaphore(0)
    assert process.handle(connection)
    assert answered == [FIRST]


def test_a_thread_stays_for_a_moment_only(process, handling, answered, monkeypatch):
    monkeypatch.setattr(process_module, "LINGER_S", 0.0)
    assert process.handle(handling[1])
    assert answered == [FIRST]
