import logging
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from launch_library_worlds import HOUR, START, Clock
from spacelaunch.domain.pace import Pace
from spacelaunch.errors import BadDataError, ConfigError, TooSoonError
from spacelaunch.sources.fake_launch_library.catalogue import make_launches
from spacelaunch.sources.fake_launch_library.server import FakeLaunchLibrary
from spacelaunch.sources.fake_spacex.faults import Fault
from spacelaunch.sources.launch_library_client import EDITIONS, LaunchLibraryClient
from unkept_ledger import UnkeptLedger

TOKEN = "secret-0123456789"


@pytest.fixture(scope="module")
def server():
    with FakeLaunchLibrary(make_launches(5, 0, START), Clock()) as fake:
        yield fake


@pytest.fixture
def fake(server):
    server.faults.set([])
    server.throttle.calls_count = 1_000
    return server


@pytest.fixture
def client(fake):
    with LaunchLibraryClient(fake.url, UnkeptLedger(), TOKEN, pause_s=0.001) as client:
        yield client


def test_whole_launches_are_asked_for_a_hundred_at_a_time_by_when_they_changed(fake, client):
    page = client.changed_since(START - HOUR, 0, kept=0)
    asked = parse_qs(urlsplit(fake.requests[-1]).query)
    assert asked == {
        "mode": ["normal"],
        "limit": ["100"],
        "offset": ["0"],
        "ordering": ["last_updated"],
        "last_updated__gte": ["2026-03-10T11:00:00Z"],
    }
    assert (page.count, page.values) == (0, [])


def test_an_edition_is_known_by_the_address_and_has_its_own_words():
    with FakeLaunchLibrary(make_launches(5, 0, START), Clock(), "2.4.0") as fake:
        ledger = UnkeptLedger()
        with LaunchLibraryClient(fake.url, ledger, pause_s=0.001) as client:
            assert len(client.by_id(0).values) == 5
    assert client.edition is EDITIONS["2.4"]
    assert "mode" not in fake.requests[-1]
    assert fake.requests[-1].startswith("/2.4.0/launches/?")


@pytest.mark.parametrize("url", ["http://example.test", "http://example.test/2.2.0"])
def test_an_edition_that_is_not_known_is_refused(url):
    with pytest.raises(ConfigError, match=r"SPACELAUNCH_LL2_URL: .* 2.3.0 or 2.4.0"):
        LaunchLibraryClient(url, UnkeptLedger())


def test_the_throttle_is_asked_without_a_call_and_believed(fake, client):
    fake.throttle.calls_count = 42
    client.learn_pace()
    assert client.ledger.spent == 0
    ((pace, _),) = client.ledger.learned
    assert pace == Pace(42, HOUR)


@pytest.mark.parametrize(
    "body", ["[]", "half", '{"your_request_limit": 15}', '{"detail": "no"}', "[{}]"]
)
def test_a_throttle_that_says_nothing_changes_nothing(fake, client, body):
    fake.faults.set([Fault("api-throttle/", body=body)])
    client.learn_pace()
    assert client.ledger.learned == []


def test_who_asks_is_told_to_nobody(fake, client, caplog):
    """The throttle's `ident` is the token of who has one."""
    caplog.set_level(logging.DEBUG)
    client.learn_pace()
    client.changed_since(None, 0, kept=0)
    fake.faults.set([Fault("launches/", status=400)])
    with pytest.raises(BadDataError) as raised:
        client.changed_since(None, 0, kept=0)
    assert fake.throttle.tell(TOKEN)["ident"] == TOKEN
    told = [
        caplog.text,
        repr(client),
        str(raised.value),
        str(client.calls),
        str(client.ledger.learned),
    ]
    assert [text for text in told if TOKEN in text] == []


@pytest.mark.parametrize(("header", "wait_s"), [(90, 90.0), (None, 3_600.0)])
def test_a_429_is_asked_once_and_waited_out(fake, client, header, wait_s):
    fake.faults.set([Fault("launches/", status=429, retry_after_s=header, times=9)])
    before = len(fake.requests)
    with pytest.raises(TooSoonError, match=f"a pause of {wait_s:.0f} s"):
        client.by_id(0)
    assert (len(fake.requests) - before, client.ledger.paused) == (1, [wait_s])


def test_each_try_is_a_call(fake, client):
    fake.faults.set([Fault("launches/", status=502, times=2)])
    client.by_id(0)
    assert client.ledger.spent == len(client.calls) == 3


@pytest.mark.parametrize("body", ["[]", '{"results": []}', '{"count": 1, "results": {}}'])
def test_what_is_no_page_is_said(fake, client, body):
    fake.faults.set([Fault("launches/", body=body)])
    with pytest.raises(BadDataError, match="expected count and results"):
        client.by_id(0)


def test_planned_launches_are_asked_for_by_their_time(fake, client):
    client.planned_between(START, START + timedelta(days=2))
    asked = parse_qs(urlsplit(fake.requests[-1]).query)
    assert (asked["net__gte"], asked["net__lte"], asked["ordering"]) == (
        ["2026-03-10T12:00:00Z"],
        ["2026-03-12T12:00:00Z"],
        ["net"],
    )
