"""A server that is told to stop while others take its place: no request is lost."""

import http.client
import signal
import time
from dataclasses import replace

import pytest

from api_process import RunningApi
from worker_process import wait_until

DELAY_S = 2


@pytest.fixture
def api(settings, tmp_path):
    running = RunningApi(replace(settings, stop_delay_s=DELAY_S), tmp_path, processes=1)
    yield running
    running.end()


@pytest.fixture
def kept(api):
    """A connection that was used before, and stays open."""
    connection = http.client.HTTPConnection(api.url.removeprefix("http://"), timeout=60)
    assert asked(connection, "/healthz") == (200, "keep-alive")
    yield connection
    connection.close()


def asked(connection, path):
    """Status and what becomes of the connection."""
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    return answer.status, answer.headers["Connection"]


def test_a_server_that_leaves_says_so_and_serves_on(api, kept):
    began = time.monotonic()
    api.process.send_signal(signal.SIGTERM)
    wait_until(lambda: api.get("/readyz?workers=0").status_code == 503)
    assert asked(kept, "/healthz") == (200, "close")
    assert api.get("/data").status_code == 200  # on a new connection
    assert api.process.wait(40) == 0
    assert time.monotonic() - began > DELAY_S


def test_a_server_serves_on_while_requests_still_come(api):
    """As on a busy cluster, whose nodes hear of it long after the delay."""
    began = time.monotonic()
    api.process.send_signal(signal.SIGTERM)
    while time.monotonic() - began < DELAY_S + 1:
        assert api.get("/data?limit=1").status_code == 200
        time.sleep(0.2)
    assert api.process.wait(60) == 0
    assert time.monotonic() - began > DELAY_S + 1 + DELAY_S / 2


def test_a_request_that_waits_is_held_while_the_server_leaves(api, kept, ask):
    path = f"/jobs/{ask().job_id}?wait=60"
    api.process.send_signal(signal.SIGTERM)
    wait_until(lambda: api.get("/readyz?workers=0").status_code == 503)
    began = time.monotonic()
    assert asked(kept, path) == (200, "close")
    assert 1 < time.monotonic() - began < 30


def test_a_connection_is_kept_longer_than_gunicorn_would(kept):
    """Two seconds, and whoever asks just then loses the request: what a busy machine met."""
    time.sleep(3.5)
    assert kept.sock is not None
    assert asked(kept, "/healthz") == (200, "keep-alive")
