"""Clients that cost nothing: they send a byte at a time, or do not take what they asked for.

Two threads work in this server, so that a few such clients would stop it.
"""

import json
import socket
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

import impatient_api
from api_process import RunningApi
from data_sets import load_csv
from spacelaunch.config import Settings
from spacelaunch.sources.sample import sample_csv
from worker_process import wait_until

HOST = b"Host: localhost\r\n"
JSON = b"Content-Type: application/json\r\n"
SLOW_HEAD = b"GET /data HTTP/1.1\r\n" + HOST + b"X-Drip: "
SLOW_BODY = b"POST /analyze/timeline HTTP/1.1\r\n" + HOST + JSON + b"Content-Length: 900\r\n\r\n{"
SLOW_LOAD = (
    b"POST /data HTTP/1.1\r\n" + HOST + JSON + b"Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n"
)
UNWANTED = b"POST /nowhere HTTP/1.1\r\n" + HOST + b"Content-Length: 9000000\r\n\r\n"
TOO_LARGE = b"POST /analyze/timeline HTTP/1.1\r\n" + HOST + JSON + b"Content-Length: 90000000\r\n"
READ_ALL = b"GET /data HTTP/1.1\r\n" + HOST + b"\r\n"


@pytest.fixture(scope="module")
def api(redis_server, tmp_path_factory):
    folder = tmp_path_factory.mktemp("slow")
    settings = Settings(
        dir=folder, redis_url=redis_server.url, redis_timeout_ms=5_000, api_threads=2
    ).checked()
    program = Path(impatient_api.__file__)
    running = RunningApi(settings, folder, 1, [str(program), "api"])
    yield running
    running.end()


@pytest.fixture
def connect(api):
    """Open a connection and send the beginning of something."""
    parts = urlsplit(api.url)
    with ExitStack() as opened:

        def connecting(start, takes=None):
            client = opened.enter_context(socket.socket())
            if takes is not None:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, takes)
            client.settimeout(60)
            client.connect((parts.hostname, parts.port))
            client.sendall(start)
            return client

        yield connecting


def answer_of(client):
    """Status, head and body, when the server has ended the connection."""
    read = b"".join(iter(lambda: client.recv(65_536), b""))
    head, _, body = read.partition(b"\r\n\r\n")
    return int(head.split()[1]), head, body


def drip(client, until):
    while time.monotonic() < until:
        try:
            client.sendall(b" ")
        except OSError:
            return
        time.sleep(0.1)


@pytest.mark.parametrize("start", [SLOW_HEAD, SLOW_BODY, SLOW_LOAD, UNWANTED], ids=str)
def test_slow_clients_hold_nobody_up(api, connect, start):
    for _ in range(20):
        connect(start)
    assert api.get("/healthz").status_code == 200
    assert api.get("/data/summary").status_code in (200, 404)


def test_clients_that_do_not_take_their_answer_hold_nobody_up(api, connect, stores):
    load_csv(stores.launches, "".join(sample_csv(20_000)).encode())
    for _ in range(4):
        connect(READ_ALL * 4, takes=4_096)
    assert api.get("/data/summary").json()["launch_count"] > 0
    assert api.get("/healthz").status_code == 200


@pytest.mark.parametrize("start", [SLOW_HEAD, SLOW_BODY], ids=["its head", "its body"])
def test_a_client_that_drips_is_told_so_and_has_to_go(api, connect, start):
    client = connect(start)
    dripping = threading.Thread(target=drip, args=(client, time.monotonic() + 60))
    dripping.start()
    began = time.monotonic()
    status, head, body = answer_of(client)
    client.close()
    dripping.join(60)
    assert status == 408
    assert b"\r\nConnection: close" in head
    assert json.loads(body)["detail"] == "The request came too slowly."
    assert time.monotonic() - began < 30


def test_one_line_says_that_there_were_slow_clients(api, connect):
    answer_of(connect(SLOW_HEAD))
    wait_until(lambda: "closed slow clients" in api.said)
    assert api.said.count("closed slow clients") == 1


@pytest.mark.parametrize(
    ("start", "status"), [(UNWANTED, 404), (TOO_LARGE + b"\r\n", 413)], ids=["404", "413"]
)
def test_what_is_refused_is_not_waited_for(api, connect, start, status):
    got, head, _ = answer_of(connect(start))
    assert got == status
    assert b"\r\nConnection: close" in head


def test_who_sends_a_large_body_hears_that_it_is_refused(api, connect):
    """Closed at once, the connection would be reset, and the answer be lost with it."""
    client = connect(UNWANTED)
    for _ in range(90):
        client.sendall(b"x" * 100_000)
    assert answer_of(client)[0] == 404


def test_who_asks_before_sending_is_not_invited_for_nothing(api, connect):
    start = TOO_LARGE + b"Expect: 100-continue\r\n\r\n"
    assert answer_of(connect(start))[0] == 413


def test_who_asks_before_sending_is_invited_when_the_body_is_wanted(api, connect):
    start = SLOW_BODY.replace(b"900\r\n\r\n{", b"2\r\nExpect: 100-continue\r\n\r\n")
    client = connect(start)
    assert client.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
    client.sendall(b"{}")
    assert client.recv(12) in (b"HTTP/1.1 202", b"HTTP/1.1 404")  # as data are loaded, or not


def test_a_connection_goes_on_after_a_refusal_whose_body_came(api):
    with httpx.Client(base_url=api.url, timeout=60) as http:
        refused = http.request("GET", "/nowhere", content=b"")
        assert (refused.status_code, refused.headers["Connection"]) == (404, "keep-alive")


def test_heads_without_an_end_are_refused_before_they_are_long(api, connect):
    client = connect(b"GET /data HTTP/1.1\r\n" + b"X: y\r\n" * 20_000)
    assert answer_of(client)[0] == 431
