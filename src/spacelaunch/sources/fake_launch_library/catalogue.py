"""What the fake server holds: launches in Launch Library's form, as many as are wanted.

All of it is invented and says so in each launch's name. The traps of the real ones are in it: no
precision on old launches, a month that stands on its last day, counts that are predictions, many
launches that were changed in one second.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Launches = list[dict[str, Any]]

STATUSES = {
    "Go": (1, "Go for Launch"),
    "TBD": (2, "To Be Determined"),
    "Success": (3, "Launch Successful"),
    "Failure": (4, "Launch Failure"),
    "TBC": (8, "To Be Confirmed"),
    "In Flight": (6, "Launch in Flight"),
}
PRECISIONS = {
    "SEC": (0, "Second"),
    "MIN": (1, "Minute"),
    "DAY": (5, "Day"),
    "M": (7, "Month"),
    "Q4": (11, "Quarter 4"),
}
_FIRST = datetime(2001, 1, 5, 12, tzinfo=UTC)
_EVERY = timedelta(days=5)
# Before it nobody said how exactly a time is known.
_PRECISE_FROM = datetime(2015, 1, 1, tzinfo=UTC)
# Somebody corrects as many at once, now and then.
_CHANGED_AT_ONCE = 3


def make_launches(flown: int, upcoming: int, now: datetime) -> Launches:
    """So many that have flown, the oldest first, and that are to fly after a moment."""
    past = [_flown(number, now) for number in range(flown)]
    return past + [_upcoming(number, flown, now) for number in range(upcoming)]


def make_launch(
    key: str,
    net: datetime,
    last_updated: datetime,
    status: str = "Success",
    precision: str | None = "SEC",
) -> dict[str, Any]:
    """One launch, by a key that its id is made of."""
    launch_id = str(uuid5(NAMESPACE_URL, f"spacelaunch-invented-{key}"))
    name = f"Test Rocket | Invented {key}"
    return {
        "id": launch_id,
        "url": f"https://launches.invalid/2.3.0/launches/{launch_id}/",
        "name": name,
        "response_mode": "normal",
        "slug": f"invented-{key}",
        "launch_designator": None,
        "status": _named(*STATUSES[status], status),
        "last_updated": as_text(last_updated),
        "net": as_text(net),
        "net_precision": None if precision is None else _named(*PRECISIONS[precision], precision),
        "window_start": as_text(net),
        "window_end": as_text(net + timedelta(hours=1)),
        "launch_service_provider": {
            "id": 1,
            "name": "Invented Launches",
            "abbrev": "IL",
            "type": {"id": 3, "name": "Commercial"},
        },
        "rocket": {"id": 1, "configuration": {"name": "Test", "full_name": "Test Rocket"}},
        "mission": {
            "id": 1,
            "name": f"Invented {key}",
            "orbit": {"id": 8, "name": "Low Earth Orbit", "abbrev": "LEO"},
        },
        "pad": {
            "id": 1,
            "name": "Pad 1",
            "latitude": 28.5,
            "longitude": -80.5,
            "country": {"id": 2, "name": "United States of America"},
            "location": {"id": 1, "name": "Invented Cape"},
        },
        "orbital_launch_attempt_count": 7_000,
    }


def _flown(number: int, now: datetime) -> dict[str, Any]:
    net = _FIRST + number * _EVERY
    updated = _FIRST + (number // _CHANGED_AT_ONCE + 1) * _CHANGED_AT_ONCE * _EVERY
    launch = make_launch(
        f"{number:05}",
        net,
        min(updated, now - timedelta(hours=1)),
        "Failure" if number % 20 == 19 else "Success",
        "SEC" if net >= _PRECISE_FROM else None,
    )
    return {**launch, "launch_designator": f"{net:%Y-%j}"}


def _upcoming(number: int, flown: int, now: datetime) -> dict[str, Any]:
    precision = ("MIN", "DAY", "M", "Q4")[min(number // 2, 3)]
    net = now.replace(minute=0, second=0, microsecond=0) + (number + 1) * timedelta(hours=18)
    if precision == "M":
        net = _last_day(net)
    if precision == "Q4":
        net = net.replace(month=12, day=31, hour=0)
    launch = make_launch(
        f"{flown + number:05}",
        net,
        now - timedelta(minutes=30 + number),
        "Go" if precision == "MIN" else "TBD",
        precision,
    )
    return {**launch, "orbital_launch_attempt_count": 7_001 + number}


def _last_day(at: datetime) -> datetime:
    following = (at.replace(day=1) + timedelta(days=32)).replace(day=1, hour=0)
    return following - timedelta(days=1)


def move_plans(upcoming: Launches, now: datetime) -> None:
    """Let launches slip by two days; those planned for a month get a day of it, which is no slip.

    Shape: changed where they are; those planned for a quarter stay.
    """
    for launch in upcoming:
        word = launch["net_precision"]["abbrev"]
        net = datetime.fromisoformat(launch["net"])
        if word == "M":
            launch["net_precision"] = _named(*PRECISIONS["DAY"], "DAY")
        if word in ("MIN", "DAY"):
            launch["net"] = as_text(net + timedelta(days=2))
        elif word == "M":
            launch["net"] = as_text(net - timedelta(days=1))
        launch["last_updated"] = as_text(now)


def fly_planned(upcoming: Launches, now: datetime) -> None:
    """Let launches fly of which the day was known and is over; each is ten minutes late.

    Shape: changed where they are.
    """
    for launch in upcoming:
        net = datetime.fromisoformat(launch["net"])
        if launch["net_precision"]["abbrev"] in ("MIN", "DAY") and net < now - timedelta(days=1):
            launch["net"] = as_text(net + timedelta(minutes=10, seconds=7))
            launch["net_precision"] = _named(*PRECISIONS["SEC"], "SEC")
            launch["status"] = _named(*STATUSES["Success"], "Success")
            launch["last_updated"] = as_text(now)


def _named(number: int, name: str, abbrev: str) -> dict[str, Any]:
    return {"id": number, "name": name, "abbrev": abbrev, "description": "invented"}


def as_text(at: datetime) -> str:
    """A moment as the service writes it."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
