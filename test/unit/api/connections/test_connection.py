import pytest
from gunicorn.config import Config
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine

from spacelaunch.api.connections.connection import LONGEST_HEAD, Connection, Head, address_of

LINE = b"GET / HTTP/1.1\r\n"


@pytest.fixture
def connection(pair):
    return Connection(Config(), pair.served, ("10.0.0.1", 80), ("127.0.0.1", 5000))


def test_a_head_is_gathered_from_its_parts(connection, pair):
    assert connection.read_head() is Head.NOTHING
    for part in (LINE, b"Host: x\r\n", b"\r"):
        pair.client.sendall(part)
        assert connection.read_head() is Head.PART
        assert connection.read_head() is Head.PART
    pair.client.sendall(b"\n")
    assert connection.read_head() is Head.WHOLE


def test_the_parser_gets_all_that_was_gathered(connection, pair):
    pair.client.sendall(LINE + b"Host: x\r\n\r\n" + LINE)
    assert connection.read_head() is Head.WHOLE
    connection.init()
    assert next(connection.parser).headers == [("HOST", "x")]
    connection.keep()
    pair.client.sendall(b"\r\n")
    assert connection.read_head() is Head.WHOLE


def test_a_client_that_sends_its_next_request_at_once_need_not_send_again(connection, pair):
    pair.client.sendall((LINE + b"Host: x\r\n\r\n") * 2)
    assert connection.read_head() is Head.WHOLE
    connection.init()
    next(connection.parser)
    connection.keep()
    assert connection.read_head() is Head.WHOLE


@pytest.mark.parametrize("sent", [b"", LINE])
def test_who_closes_before_the_end_has_ended(connection, pair, sent):
    pair.client.sendall(sent)
    connection.read_head()
    pair.client.close()
    assert connection.read_head() is Head.ENDED


def test_a_head_that_can_never_end_is_for_the_parser_to_refuse(connection, pair):
    pair.client.sendall(b"GET / HTTP/1.1\nHost: x\n\n")
    assert connection.read_head() is Head.WHOLE


@pytest.mark.parametrize(("start", "kind"), [(b"", LimitRequestLine), (LINE, LimitRequestHeaders)])
def test_a_head_without_an_end_is_too_long(connection, pair, start, kind):
    pair.client.sendall(start)
    sent, state = 0, Head.PART
    while state is Head.PART:
        sent += pair.client.send(b"x" * 8_192)
        state = connection.read_head()
    assert state is Head.TOO_LONG
    assert sent <= LONGEST_HEAD + 8_192
    assert isinstance(connection.why_too_long(), kind)


@pytest.mark.parametrize(("client", "told"), [(("::1", 5, 0, 0), "::1"), ("", "unknown")])
def test_the_address_is_told_where_there_is_one(client, told):
    assert address_of(client) == told
