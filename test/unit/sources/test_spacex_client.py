import json

import pytest

from spacelaunch.errors import BadDataError, SourceUnavailableError
from spacelaunch.sources.fake_spacex.faults import Fault
from spacelaunch.sources.fake_spacex.server import FakeSpacex
from spacelaunch.sources.spacex_client import SpacexClient

BY_ID = {"_id": "asc"}


@pytest.fixture(scope="module")
def server():
    with FakeSpacex() as running:
        yield running


@pytest.fixture
def fake(server):
    server.faults.set([])
    server.requests.clear()
    return server


@pytest.fixture
def client(fake):
    with SpacexClient(fake.url, page_size=6, pause_s=0.001) as asking:
        yield asking


def ids(client):
    return [each["id"] for page in client.pages("launches", {}, BY_ID) for each in page]


def test_pages_are_read_until_there_is_no_next(client, fake):
    assert len(set(ids(client))) == len(fake.documents["launches"])
    assert len(client.calls) == 4


def test_a_tag_that_is_known_costs_one_call_and_no_body(client):
    tag = client.changed_tag("launches", None)
    assert tag
    assert client.changed_tag("launches", tag) is None
    said = [call.said for call in client.calls]
    assert said == ["GET /launches", "GET /launches (if changed)"]


@pytest.mark.parametrize(
    "fault",
    [
        Fault("launches/query", page=3, status=500),
        Fault("launches/query", page=3, status=429, retry_after_s=0),
        Fault("launches/query", page=3, cut_at_bytes=50),
        Fault("launches/query", page=3, body='{"docs": [{"id'),
    ],
    ids=["server error", "too many requests", "dropped connection", "malformed JSON"],
)
def test_what_passes_is_tried_again(client, fake, fault):
    fake.faults.set([fault])
    assert len(set(ids(client))) == len(fake.documents["launches"])
    assert len(client.calls) == 5


@pytest.mark.parametrize(
    "fault",
    [Fault("query", status=503, times=9), Fault("query", cut_at_bytes=0, times=9)],
    ids=["server error", "dropped connection"],
)
def test_what_stays_is_given_up_as_transient(client, fake, fault):
    fake.faults.set([fault])
    with pytest.raises(SourceUnavailableError):
        ids(client)
    assert len(client.calls) == 5


def test_a_server_that_is_not_there_is_named(fake):
    with (
        SpacexClient("http://127.0.0.1:9/v4", pause_s=0.001) as client,
        pytest.raises(SourceUnavailableError, match=r"127\.0\.0\.1:9"),
    ):
        client.changed_tag("launches", None)


@pytest.mark.parametrize(
    "fault",
    [Fault("query", status=400), Fault("query", body="[]"), Fault("query", body='{"docs": 1}')],
    ids=["refused", "no page", "no documents"],
)
def test_what_will_not_pass_is_not_tried_again(client, fake, fault):
    fake.faults.set([fault])
    with pytest.raises(BadDataError, match="launches/query"):
        ids(client)
    assert len(client.calls) == 1


def test_half_of_a_character_does_not_cost_its_page(client, fake):
    fake.faults.set([Fault("query", body='{"docs": [{"id": "\\ud800"}], "hasNextPage": false}')])
    assert ids(client) == ["\ud800"]


def test_pages_can_be_left_unread(client, fake):
    unread = [json.loads(text) for text in client.unread_pages("launches", BY_ID)]
    assert unread == [*client.pages("launches", {}, BY_ID)]


def test_a_page_that_opens_in_no_usual_way_is_read_whole(client, fake):
    body = '{"more": [1], "docs": [{"id": "\\ud800"}], "hasNextPage": false}'
    fake.faults.set([Fault("query", body=body)])
    assert [json.loads(text) for text in client.unread_pages("launches", BY_ID)] == [
        [{"id": "\ud800"}]
    ]
