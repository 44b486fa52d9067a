"""`/launches/upcoming.ics`: what is about to fly, as a calendar to subscribe to (RFC 5545).

A launch is one event for good, by its `UID`; each change of its plan raises `SEQUENCE`, by which
calendars know the newer. While no hour is known it is an event of whole days.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Response
from icalendar import Calendar, Event

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.context import now
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.around.warehouse import ask_warehouse
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, Form
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.domain.slips import Plan
from spacelaunch.errors import ConflictError
from spacelaunch.queries.ledger.plans import SOURCE, PlannedLaunch, read_upcoming

routes = Routes("calendar", tag="pipeline")

_ICS = "text/calendar"
_DAY = timedelta(days=1)
# Nobody says how long a launch takes; an hour is what calendars show well.
_SHOWN = timedelta(hours=1)
_CONFIRMED = ("Go", "In Flight")


@routes.get(
    "/launches/upcoming.ics",
    Contract(
        "upcoming launches as a calendar to subscribe to; needs `ingest launch-library`",
        curl="curl localhost:5000/launches/upcoming.ics",
        answers={200: Answer("The calendar.", {_ICS: Form(str)}, (CACHE_CONTROL,))},
        refuses=(ConflictError,),
    ),
)
def get_calendar() -> Response:
    """Every launch that is planned, whole."""
    with ask_warehouse(SOURCE) as engine:
        launches = read_upcoming(engine, now())
    headers: dict[str, str] = {CACHE_CONTROL: "no-cache"}
    return Response(make_calendar(launches), headers=headers, content_type=f"{_ICS}; charset=utf-8")


def make_calendar(launches: list[PlannedLaunch]) -> bytes:
    """The text of a calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//Space Launches//upcoming//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Space launches")
    for launch in launches:
        calendar.add_component(_event(launch))
    text: bytes = calendar.to_ical()
    return text


def _event(launch: PlannedLaunch) -> Event:
    event = Event()
    updated = datetime.fromisoformat(launch.last_updated).astimezone(UTC)
    facts: dict[str, Any] = {
        "uid": f"{launch.launch_id}@launch-library",
        "sequence": len(launch.plans) - 1,
        "dtstamp": updated,
        "last-modified": updated,
        "summary": launch.name,
        "status": "CONFIRMED" if launch.status in _CONFIRMED else "TENTATIVE",
        "transp": "TRANSPARENT",
        "location": launch.pad,
        "description": _description(launch),
    }
    for name, value in facts.items():
        if value is not None:
            event.add(name, value)
    if launch.latitude_deg is not None and launch.longitude_deg is not None:
        event.add("geo", (launch.latitude_deg, launch.longitude_deg))
    begin, end = _times(launch.plan)
    event.add("dtstart", begin)
    event.add("dtend", end)
    return event


def _times(plan: Plan) -> tuple[Any, Any]:
    """Begin and end: moments where at least the hour is known, else days, the end excluded."""
    net = datetime.fromisoformat(plan.net).astimezone(UTC)
    interval = plan.interval
    if interval is None:  # how exactly it is meant is not said, so no more than its day is
        return net.date(), net.date() + _DAY
    if interval.until_at - interval.from_at < _DAY:
        return net, net + _SHOWN
    return interval.from_at.date(), interval.until_at.date()


def _description(launch: PlannedLaunch) -> str:
    known = KNOWN_SOURCES[SOURCE]
    lines = [
        f"No earlier than {launch.plan.net}, status {launch.status}",
        launch.provider or "",
        f"Planned anew {len(launch.plans) - 1} times" if len(launch.plans) > 1 else "",
        f"Data: {known.credit}",
    ]
    return "\n".join(line for line in lines if line)
