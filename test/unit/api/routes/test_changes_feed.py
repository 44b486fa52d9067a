from datetime import datetime
from xml.etree import ElementTree as ET

from spacelaunch.api.routes.changes_feed import make_feed
from spacelaunch.domain.net_precision import interval_of
from spacelaunch.domain.slips import Plan
from spacelaunch.queries.ledger.plans import PlannedLaunch

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def plan(net, word, learned_at=None):
    return Plan(net, interval_of(datetime.fromisoformat(net), word), learned_at)


def launch(launch_id, *plans):
    return PlannedLaunch(
        launch_id, f"Test <{launch_id}> & co\x07", None, None, None, None, "TBD", "x", plans
    )


SLIPPED = launch(
    "one",
    plan("2026-03-31T00:00:00Z", "M"),
    plan("2026-03-20T12:00:00Z", "MIN", "2026-03-01T00:00:00Z"),
    plan("2026-03-21T12:00:00Z", "MIN", "2026-03-03T00:00:00Z"),
)
PULLED = launch(
    "two",
    plan("2026-03-20T12:00:00Z", "MIN"),
    plan("2026-03-19T12:00:00Z", "MIN", "2026-03-02T00:00:00Z"),
)


def entries(feed):
    return feed.findall("a:entry", ATOM)


def texts(feed, name):
    return [each.findtext(f"a:{name}", namespaces=ATOM) for each in entries(feed)]


def test_the_newest_change_comes_first_and_says_what_it_was():
    feed = ET.fromstring(make_feed([SLIPPED, PULLED]))
    assert texts(feed, "title") == [
        "Test <one> & co: moved to later",
        "Test <two> & co: pulled forward",
        "Test <one> & co: known more exactly",
    ]
    assert [each.find("a:category", ATOM).get("term") for each in entries(feed)] == [
        "slip",
        "earlier",
        "refined",
    ]
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-03-03T00:00:00Z"


def test_an_entry_is_the_same_when_others_have_come():
    before = texts(ET.fromstring(make_feed([launch("one", *SLIPPED.plans[:2])])), "id")
    after = texts(ET.fromstring(make_feed([SLIPPED, PULLED])), "id")
    assert set(before) < set(after)
    assert len(after) == len(set(after)) == 3


def test_a_feed_says_all_that_rfc_4287_wants_also_of_nothing():
    feed = ET.fromstring(make_feed([]))
    wanted = ("id", "title", "updated", "author/a:name")
    assert [name for name in wanted if not feed.findtext(f"a:{name}", namespaces=ATOM)] == []


def test_it_is_served(warehouse_client, client):
    answer = warehouse_client.get("/launches/changes.atom")
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    assert client.get("/launches/changes.atom").status_code == 409
