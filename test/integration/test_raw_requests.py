"""What comes over a real socket and is no ordinary request."""

import json
import socket
from urllib.parse import quote, urlsplit

import pytest

from api_process import RunningApi
from data_sets import append_json
from documented import DOCUMENT, faults
from factories import make_record
from spacelaunch.config import Settings

PROBLEM = DOCUMENT["components"]["schemas"]["Problem"]


@pytest.fixture(scope="module")
def api(redis_server, tmp_path_factory):
    folder = tmp_path_factory.mktemp("raw")
    running = RunningApi(Settings(dir=folder, redis_url=redis_server.url).checked(), folder, 1)
    yield running
    running.end()


def ask(api, *lines: bytes, body: bytes = b"") -> tuple[int, str, bytes]:
    """Status, content type and body of the answer to these very bytes."""
    parts = urlsplit(api.url)
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as connection:
        connection.sendall(b"\r\n".join([*lines, b"Connection: close", b"", b""]) + body)
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    headers = dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:])
    return int(head.split()[1]), headers[b"Content-Type"].decode(), body


def get(api, target: bytes) -> tuple[int, str, bytes]:
    return ask(api, b"GET " + target + b" HTTP/1.1", b"Host: localhost")


def test_what_a_person_types_is_answered_as_if_it_were_percent_encoded(api, stores):
    record = make_record(Detail="Rocket | Météo 🚀")
    append_json(stores.launches, json.dumps([record]).encode())
    for words in ("Météo", "🚀"):
        typed = get(api, f"/data?q={words}".encode())
        encoded = get(api, f"/data?q={quote(words)}".encode())
        assert typed[0] == 200
        assert typed == encoded
        assert len(json.loads(typed[2])) == 1


@pytest.mark.parametrize("target", [b"/data?q=M%E9t%E9o", b"/data?q=M\xe9t\xe9o", b"/data/\xe9"])
def test_bytes_that_are_no_utf_8_are_a_problem(api, target):
    status, kind, body = get(api, target)
    assert (status, kind) == (400, "application/problem+json")
    assert "is not UTF-8; é is written %C3%A9" in json.loads(body)["detail"]


LINE = b"GET /data HTTP/1.1"
HOST = b"Host: localhost"


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        pytest.param([b"GET /" + b"x" * 9_000 + b" HTTP/1.1", HOST], 414, id="a long line"),
        pytest.param([LINE, HOST, b"X-Long: " + b"x" * 9_000], 431, id="a long header"),
        pytest.param([LINE, HOST, *([b"X: y"] * 200)], 431, id="many headers"),
        pytest.param([b"hello"], 400, id="no HTTP"),
        pytest.param([b"GET /data HTTP/9.9", HOST], 400, id="another version"),
        pytest.param([b"get /data HTTP/1.1", HOST], 400, id="a method in small letters"),
        pytest.param([LINE, HOST, b"Bad Header: x"], 400, id="a name with a blank"),
        pytest.param([LINE, HOST, b"Content-Length: x"], 400, id="a length that is none"),
        pytest.param([LINE, HOST, b"Transfer-Encoding: nonsense"], 501, id="an unknown coding"),
    ],
)
def test_what_the_server_cannot_read_is_a_problem_document(api, lines, status):
    got, kind, body = ask(api, *lines)
    assert (got, kind) == (status, "application/problem+json")
    problem = json.loads(body)
    assert (problem["status"], faults(PROBLEM, problem)) == (status, [])


def test_a_broken_chunk_is_a_problem_and_loads_nothing(api):
    head = [b"POST /data HTTP/1.1", HOST, b"Content-Type: text/csv", b"Transfer-Encoding: chunked"]
    status, kind, _ = ask(api, *head, body=b"zz\r\nx\r\n")
    assert (status, kind) == (400, "application/problem+json")


def test_nobody_takes_its_name_or_path_from_a_header(api):
    status, _, body = ask(
        api, b"GET /healthz HTTP/1.1", HOST, b"SCRIPT_NAME: /x", b"PATH_INFO: /data"
    )
    assert (status, json.loads(body)) == (200, {"status": "ok"})
