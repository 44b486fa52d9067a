"""One server over HTTP: when to come back, and its errors under their own words."""

import io
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from spacelaunch.client import Client
from spacelaunch.errors import (
    CredentialsError,
    ExpiredError,
    NoServerError,
    SpacelaunchError,
    TransientError,
    UnknownValueError,
)


@pytest.fixture
def answering(monkeypatch):
    """A client of a server that answers like this, one after the other; and the pauses it makes."""
    pauses = []
    monkeypatch.setattr("time.sleep", pauses.append)

    def made(*answers):
        waiting = iter(answers)
        return Client("http://localhost", httpx.MockTransport(lambda _: next(waiting))), pauses

    return made


def test_a_client_comes_back_when_the_server_says_so(answering):
    busy = httpx.Response(503, headers={"Retry-After": "2"})
    client, pauses = answering(busy, busy, httpx.Response(200, json={"launch_count": 3}))
    assert client.summary() == {"launch_count": 3}
    assert pauses == [2.0, 2.0]


def test_a_client_gives_up_after_a_few_times(answering):
    limited = httpx.Response(429, headers={"Retry-After": "1"}, json={"detail": "too many"})
    client, pauses = answering(*[limited] * 9)
    with pytest.raises(TransientError, match="too many"):
        client.summary()
    assert len(pauses) == 4


def http_date(seconds: int) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize(
    ("seconds", "shortest", "longest"),
    [(3, 2, 3), (3_600, 5, 5), (-60, 0, 0.2)],
    ids=["soon", "in an hour", "long ago"],
)
def test_a_server_may_say_when_by_a_date(answering, seconds, shortest, longest):
    busy = httpx.Response(503, headers={"Retry-After": http_date(seconds)})
    client, pauses = answering(busy, httpx.Response(200, json={"launch_count": 3}))
    assert client.summary() == {"launch_count": 3}
    assert shortest <= pauses[0] <= longest


@pytest.mark.parametrize("when", [None, "soon", "-1", "1e9", "0"])
def test_without_a_time_that_can_be_read_it_comes_back_soon(answering, when):
    busy = httpx.Response(503, headers={"Retry-After": when} if when else {})
    client, pauses = answering(busy, busy, httpx.Response(200, json={"launch_count": 3}))
    assert client.summary() == {"launch_count": 3}
    assert len(pauses) == 2
    assert max(pauses) < 1


HTML = {"Content-Type": "text/html"}
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("answer", "error", "said"),
    [
        pytest.param(
            httpx.Response(502, headers=HTML, text="<h1>Bad\nGateway</h1>"),
            *(TransientError, "the server answered 502 Bad Gateway"),
            id="a proxy's page",
        ),
        pytest.param(
            httpx.Response(502, headers=JSON, text="<h1>"),
            *(TransientError, "the server answered 502 Bad Gateway"),
            id="a page that says that it is JSON",
        ),
        pytest.param(
            httpx.Response(500, json=["oops"]),
            *(SpacelaunchError, "the server answered 500 Internal Server Error"),
            id="JSON of another form",
        ),
        pytest.param(
            httpx.Response(502, json={"type": "urn:spacelaunch:credentials", "detail": "no token"}),
            *(CredentialsError, "no token"),
            id="what our server says of Kaggle",
        ),
        pytest.param(
            httpx.Response(503, json={"detail": "Redis does not answer"}),
            *(TransientError, "Redis does not answer"),
            id="503",
        ),
        pytest.param(
            httpx.Response(504),
            *(TransientError, "the server answered 504 Gateway Timeout"),
            id="504",
        ),
        pytest.param(
            httpx.Response(410, json={"detail": "gone"}), *(ExpiredError, "gone"), id="410"
        ),
        pytest.param(
            httpx.Response(422, json={"type": "urn:spacelaunch:unknown-value", "detail": "Jpan"}),
            *(UnknownValueError, "Jpan"),
            id="422",
        ),
    ],
)
def test_every_error_is_one_line_of_the_right_class(answering, answer, error, said):
    client, _ = answering(*[answer] * 5)
    with pytest.raises(SpacelaunchError) as caught:
        client.summary()
    assert (type(caught.value), str(caught.value)) == (error, said)


@pytest.mark.parametrize(
    "kind", ["connect", "read"], ids=["a server that is not there", "one that breaks off"]
)
def test_a_connection_that_fails_is_said_at_once(monkeypatch, kind):
    pauses = []
    monkeypatch.setattr("time.sleep", pauses.append)
    error = httpx.ConnectError("refused") if kind == "connect" else httpx.ReadError("reset")

    def fail(_):
        raise error

    with (
        Client("http://localhost", httpx.MockTransport(fail)) as client,
        pytest.raises(NoServerError, match=str(error)),
    ):
        client.summary()
    assert pauses == []


def test_records_are_not_sent_twice(answering):
    client, pauses = answering(httpx.Response(503, headers={"Retry-After": "1"}))
    with pytest.raises(SpacelaunchError):
        client.load_csv(io.BytesIO(b"x"), "x.csv")
    assert pauses == []
