from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from spacelaunch.api.routes.calendar import make_calendar
from spacelaunch.domain.net_precision import interval_of
from spacelaunch.domain.slips import Plan
from spacelaunch.queries.ledger.plans import PlannedLaunch

NOON = datetime(2026, 3, 14, 12, 30, tzinfo=UTC)


def plan(net, word):
    return Plan(net, interval_of(datetime.fromisoformat(net), word))


LAUNCH = PlannedLaunch(
    launch_id="9d5b",
    name="Test Rocket | Péché; with, commas and a name that is long enough to be folded twice " * 2,
    provider="Invented",
    pad="Pad 1, Invented Cape",
    latitude_deg=28.5,
    longitude_deg=-80.5,
    status="TBD",
    last_updated="2026-03-09T10:00:00Z",
    plans=(plan("2026-03-31T00:00:00Z", "M"),),
)


def event_of(launch):
    (event,) = Calendar.from_ical(make_calendar([launch])).events
    return event


def test_a_month_is_an_event_of_all_its_days():
    event = event_of(LAUNCH)
    assert (event.start, event.end) == (date(2026, 3, 1), date(2026, 4, 1))
    assert "DTSTART;VALUE=DATE:20260301" in make_calendar([LAUNCH]).decode()


@pytest.mark.parametrize(
    ("word", "start", "end"),
    [
        ("DAY", date(2026, 3, 14), date(2026, 3, 15)),
        (None, date(2026, 3, 14), date(2026, 3, 15)),
        (
            "HR",
            datetime(2026, 3, 14, 12, 30, tzinfo=UTC),
            datetime(2026, 3, 14, 13, 30, tzinfo=UTC),
        ),
        (
            "SEC",
            datetime(2026, 3, 14, 12, 30, tzinfo=UTC),
            datetime(2026, 3, 14, 13, 30, tzinfo=UTC),
        ),
    ],
)
def test_a_time_stands_only_where_one_is_known(word, start, end):
    event = event_of(replace(LAUNCH, plans=(plan("2026-03-14T12:30:00Z", word),)))
    assert (event.start, event.end) == (start, end)


def test_one_launch_is_one_event_for_good_and_each_slip_raises_its_number():
    slipped = replace(LAUNCH, plans=(*LAUNCH.plans, plan("2026-04-02T12:00:00Z", "MIN")))
    again = replace(slipped, plans=(*slipped.plans, plan("2026-04-03T12:00:00Z", "MIN")))
    events = [event_of(each) for each in (LAUNCH, slipped, again)]
    assert {event["uid"] for event in events} == {"9d5b@launch-library"}
    assert [event["sequence"] for event in events] == [0, 1, 2]
    assert "Planned anew 2 times" in events[2]["description"]


def test_it_keeps_to_the_form_of_rfc_5545():
    lines = make_calendar([LAUNCH]).split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= 75
    event = event_of(LAUNCH)
    assert event["summary"] == LAUNCH.name
    assert {"UID", "DTSTAMP", "DTSTART"} <= {name.upper() for name in event}
    assert (event["status"], event["geo"].to_ical()) == ("TENTATIVE", "28.5;-80.5")


def test_the_same_plans_are_the_same_bytes():
    assert make_calendar([LAUNCH]) == make_calendar([LAUNCH])


def test_nothing_planned_is_an_empty_calendar(warehouse_client):
    answer = warehouse_client.get("/launches/upcoming.ics")
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    assert Calendar.from_ical(answer.get_data()).events == []


def test_without_a_warehouse_it_says_what_to_run(client):
    answer = client.get("/launches/upcoming.ics")
    assert (answer.status_code, "spacelaunch ingest launch-library" in answer.text) == (409, True)
