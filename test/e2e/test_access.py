"""A service that requires keys, limits its callers and refuses too much, over real sockets."""

import select
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

import patient_http
from running_stack import RunningStack

LIMITS = {
    "SPACELAUNCH_API_KEYS": "required",
    "SPACELAUNCH_RATE_LIMIT_READ": "3/hour",
    "SPACELAUNCH_UPLOAD_LIMIT_BYTES": "2000000",
    "SPACELAUNCH_JSON_LIMIT_BYTES": "100000",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("guarded")


@pytest.fixture(scope="module")
def stack(folder):
    with pytest.MonkeyPatch.context() as patch:
        for name, value in LIMITS.items():
            patch.setenv(name, value)
        stack = RunningStack(folder, "--data", "sample")
    yield stack
    stack.end()


@pytest.fixture
def run(folder):
    """`spacelaunch keys ...`, what it printed."""

    def ran(*words):
        command = [sys.executable, "-m", "spacelaunch", "keys", *words, "--dir", str(folder)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    return ran


@pytest.fixture
def bearer(run):
    def made(scope):
        return {"Authorization": f"Bearer {run('create', '--scope', scope, '--name', scope)}"}

    return made


def test_a_key_opens_what_its_scope_says_and_nothing_more(stack, bearer):
    reader = bearer("read")
    url = f"{stack.url}/analyze"
    assert patient_http.get(url).status_code == 401
    assert patient_http.get(url, headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert patient_http.get(url, headers=reader).status_code == 200
    assert patient_http.post(f"{url}/timeline", headers=reader).status_code == 202
    assert patient_http.delete(f"{stack.url}/data", headers=reader).status_code == 403
    assert patient_http.delete(f"{stack.url}/jobs/nope", headers=bearer("write")).status_code == 404


def test_a_web_page_neither_changes_nor_reads_what_runs_here(stack, bearer):
    writer = bearer("write")
    page = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert patient_http.delete(f"{stack.url}/data", headers={**writer, **page}).status_code == 403
    named = {"Host": "evil.example"}
    assert patient_http.get(f"{stack.url}/data", headers={**writer, **named}).status_code == 400


def test_a_revoked_key_stops_in_every_process_at_once(stack, bearer, run):
    writer = bearer("write")
    url = f"{stack.url}/nope"
    assert patient_http.post(url, headers=writer).status_code == 404
    run("revoke", run("list").splitlines()[-1].split()[0])
    # Each request has a connection of its own, so that both processes are asked.
    answers = {patient_http.post(url, headers=writer).status_code for _ in range(20)}
    assert answers == {401}


def test_too_many_requests_are_told_when_to_come_back(stack, bearer):
    reader = bearer("read")
    answers = [patient_http.get(f"{stack.url}/jobs", headers=reader) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[0].headers["RateLimit-Policy"] == '"read";q=3;w=3600'
    assert 3500 < int(answers[3].headers["Retry-After"]) <= 3600
    assert answers[3].headers["Content-Type"] == "application/problem+json"


def test_an_endless_body_is_refused_and_not_read_to_its_end(stack, bearer):
    sent, status = send_chunks(stack.url, bearer("write"), 64_000_000)
    assert status == "413"
    assert sent < 32_000_000


def test_a_body_that_says_it_is_too_large_is_refused_before_it_comes(stack, bearer):
    head = {**bearer("write"), "Content-Type": "text/csv", "Content-Length": "2000001"}
    with connected(stack.url, head) as connection:
        assert connection.recv(100).split()[1] == b"413"


def test_nothing_that_is_logged_holds_a_key_or_a_body(stack, bearer):
    writer, marked = bearer("write"), [{"Company Name": "a-body-that-nobody-logs"}]
    patient_http.post(f"{stack.url}/data", headers=writer, json=marked)
    patient_http.post(
        f"{stack.url}/data", headers={"Authorization": "Bearer not-a-key"}, json=marked
    )
    secret = writer["Authorization"].removeprefix("Bearer ")
    for text in (secret, secret[-32:], "not-a-key", "a-body-that-nobody-logs"):
        assert text not in stack.said


def connected(url, headers):
    """A connection on which the head of a POST /data has been sent."""
    parts = urlsplit(url)
    connection = socket.create_connection((parts.hostname, parts.port), timeout=20)
    lines = ["POST /data HTTP/1.1", "Host: localhost", *(f"{k}: {v}" for k, v in headers.items())]
    connection.sendall("\r\n".join([*lines, "", ""]).encode())
    return connection


def send_chunks(url, key, most):
    """Send chunks until they are not taken any more; bytes sent, and the status that came."""
    head = {**key, "Content-Type": "text/csv", "Transfer-Encoding": "chunked"}
    block, sent, answer = b"10000\r\n" + b"x" * 65_536 + b"\r\n", 0, b""
    with connected(url, head) as connection:
        while not answer and sent < most:
            try:
                connection.sendall(block)
            except OSError:
                break
            sent += len(block)
            answer = peek(connection)
        answer = answer or connection.recv(100)
    return sent, answer.split()[1].decode()


def peek(connection):
    """What has come so far, without waiting."""
    return connection.recv(100) if select.select([connection], [], [], 0)[0] else b""
