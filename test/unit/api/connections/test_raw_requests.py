"""Requests as they come off the socket."""

import json
import socket

import pytest
from gunicorn.config import Config
from gunicorn.http import errors
from gunicorn.http.parser import RequestParser

from spacelaunch.api.connections.raw_requests import RawRequest, answer_unreadable


def read(line: bytes):
    """The request with this first line, as gunicorn reads it for us."""
    sent = [line + b"\r\nHost: localhost\r\n\r\n"]
    parser = RequestParser(Config(), iter(sent), ("127.0.0.1", 1))
    parser.mesg_class = RawRequest
    return next(parser)


def test_what_a_person_types_is_percent_encoded():
    request = read("GET /data/é?q=Météo&x=%C3%A9 HTTP/1.1".encode())
    assert (request.path, request.query) == ("/data/%C3%A9", "q=M%C3%A9t%C3%A9o&x=%C3%A9")


def test_bytes_that_are_no_utf_8_are_handed_on():
    assert read(b"GET /data?q=M\xe9t HTTP/1.1").query == "q=M%E9t"


@pytest.mark.parametrize("line", [b"GET /a b HTTP/1.1", b"GET /\x01 HTTP/1.1", b"GET /", b"\xff"])
def test_what_is_no_request_is_none_still(line):
    with pytest.raises(errors.ParseException):
        read(line)


@pytest.mark.parametrize(
    ("exc", "status", "kind", "detail"),
    [
        (errors.LimitRequestLine(9_000, 8_190), 414, "uri-too-long", "9000 > 8190"),
        (
            errors.LimitRequestHeaders("too many"),
            431,
            "request-header-fields-too-large",
            "too many",
        ),
        (errors.InvalidRequestLine("\x16\x03"), 400, "bad-request", r"'\x16\x03'"),
        (errors.InvalidChunkSize(b"x"), 400, "bad-request", "Invalid chunk size"),
        (errors.UnsupportedTransferCoding("gzip"), 501, "not-implemented", "gzip"),
        (
            RuntimeError("a secret"),
            500,
            "internal-server",
            "the server's log has the details",
        ),
    ],
    ids=["line", "headers", "no HTTP", "chunk", "coding", "unexpected"],
)
def test_an_error_is_written_as_a_problem_document(exc, status, kind, detail):
    server, client = socket.socketpair()
    with server, client:
        assert answer_unreadable(server, exc) == status
        server.close()
        head, _, body = client.recv(10_000).partition(b"\r\n\r\n")
    problem = json.loads(body)
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert b"Content-Type: application/problem+json" in head
    assert b"Content-Length: %d\r\n" % len(body) in head
    assert (problem["status"], problem["type"]) == (status, f"urn:spacelaunch:{kind}")
    assert problem["title"] == problem["error"]
    assert detail in problem["detail"]
    assert "secret" not in problem["detail"]


def test_what_was_sent_is_not_repeated_without_end():
    server, client = socket.socketpair()
    with server, client:
        answer_unreadable(server, errors.InvalidRequestLine("x" * 100_000))
        server.close()
        assert len(client.recv(100_000)) < 1_500


def test_a_client_that_has_gone_misses_nothing():
    server, client = socket.socketpair()
    client.close()
    with server:
        assert answer_unreadable(server, errors.LimitRequestLine(2, 1)) == 414
