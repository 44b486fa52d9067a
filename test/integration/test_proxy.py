"""The proxy that Compose puts before the API for strangers, as it is configured there."""

import json
import os
import shutil
import socket
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from api_process import RunningApi
from data_sets import load_csv
from proxy_process import PROGRAM, RunningProxy
from spacelaunch.config import Settings
from spacelaunch.sources.sample import sample_csv

pytestmark = pytest.mark.integration
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def api(redis_server, tmp_path_factory):
    folder = tmp_path_factory.mktemp("proxied")
    settings = Settings(
        dir=folder, redis_url=redis_server.url, redis_timeout_ms=5_000, trusted_proxies=1
    ).checked()
    running = RunningApi(settings, folder, 1)
    yield running
    running.end()


@pytest.fixture(scope="module")
def proxy(api, tmp_path_factory):
    if not (shutil.which("nginx") or Path(PROGRAM).exists()):
        assert not os.environ.get("CI"), "CI must have nginx"
        pytest.skip("nginx is missing; for example: sudo apt-get install nginx-light")
    running = RunningProxy(api.url, tmp_path_factory.mktemp("nginx"))
    yield running
    running.end()


def _sent(proxy, start):
    """What comes back until the proxy ends the connection."""
    parts = urlsplit(proxy.url)
    with socket.create_connection((parts.hostname, parts.port), timeout=60) as client:
        client.sendall(start)
        return b"".join(iter(lambda: client.recv(65_536), b""))


def test_a_file_goes_in_and_a_chart_is_asked_for(proxy, stores):
    parts = {"file": ("launches.csv", "".join(sample_csv()).encode())}
    loaded = httpx.post(f"{proxy.url}/data", files=parts, timeout=60)
    assert loaded.status_code == 201
    asked = httpx.post(f"{proxy.url}/analyze/timeline", timeout=60)
    assert asked.status_code == 202
    assert asked.headers["Location"] == f"/jobs/{asked.json()['job_id']}"


def test_the_api_hears_of_a_request_when_it_is_whole(proxy, api):
    before = api.connections()
    head = b"POST /analyze/sector HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    parts = urlsplit(proxy.url)
    with socket.create_connection((parts.hostname, parts.port), timeout=60) as slow:
        slow.sendall(head + b"Content-Length: 2\r\n\r\n{")
        assert httpx.get(f"{proxy.url}/healthz", timeout=60).status_code == 200
        assert api.connections() <= before
        slow.sendall(b"}")
        assert slow.recv(65_536).startswith(b"HTTP/1.1 ")


def test_who_says_that_it_is_somebody_else_is_not_believed(proxy, api):
    forged = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Prefix": "/elsewhere"}
    answer = httpx.post(f"{proxy.url}/analyze/timeline", headers=forged, timeout=60)
    assert answer.headers["Location"].startswith("/jobs/")
    assert "203.0.113.9" not in api.said


def test_events_come_as_they_happen(proxy, stores):
    load_csv(stores.launches, "".join(sample_csv()).encode())
    job_id = httpx.post(f"{proxy.url}/analyze/geography", timeout=60).json()["job_id"]
    with httpx.stream("GET", f"{proxy.url}/jobs/{job_id}/events", timeout=60) as events:
        assert next(events.iter_lines()).startswith(("event:", "id:", "retry:", ":"))


def test_what_it_refuses_itself_is_told_as_the_api_tells_it(proxy):
    large = httpx.post(f"{proxy.url}/data", content=b"x" * 22_100_000, timeout=60)
    assert (large.status_code, large.headers["Content-Type"]) == (413, PROBLEM)
    assert large.json()["type"] == "urn:spacelaunch:too-large"
    head, _, body = _sent(proxy, b"GET / HTTP/1.1\r\nno header\r\n\r\n").partition(b"\r\n\r\n")
    assert b"400" in head.split(b"\r\n")[0]
    assert json.loads(body)["type"] == "urn:spacelaunch:bad-request"


def test_while_the_api_is_away_it_says_so(tmp_path, proxy):
    without = RunningProxy("http://127.0.0.1:9", tmp_path)
    try:
        answer = httpx.get(f"{without.url}/data", timeout=60)
    finally:
        without.end()
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, PROBLEM)
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.json()["status"] == 503
