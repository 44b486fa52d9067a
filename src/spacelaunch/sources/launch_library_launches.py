"""A launch of Launch Library: what its status, its times and its provider mean.

A launch that has not flown is a plan, with an interval as long as the precision says: a month's
`net` is its last day here, and the whole month is meant. Of old launches the precision is null;
those whose `net` is a midnight are then taken to be known to the day, others to the minute. Called
by `launch_library`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from spacelaunch.domain.document import Document
from spacelaunch.domain.launch import Launch, Outcome, Sector, TimePrecision
from spacelaunch.domain.net_precision import WORDS, interval_of
from spacelaunch.domain.slips import Interval
from spacelaunch.sources.launch_library_documents import STATUSES, LaunchDocument, read_document
from spacelaunch.sources.launch_rows import Attempt, LaunchRows, launch_rows

TABLE = "launch_library_launches"
# Any other has not flown yet. What is in flight or has let go of its payload has not ended.
_OUTCOMES = {
    3: Outcome.SUCCESS,
    4: Outcome.FAILURE,
    6: Outcome.UNKNOWN,
    7: Outcome.PARTIAL_FAILURE,
    9: Outcome.UNKNOWN,
}
FLOWN = frozenset(_OUTCOMES)
"""The statuses of launches that have left their pad."""
_SECTORS = {
    "Government": Sector.STATE,
    "Commercial": Sector.PRIVATE,
    "Private": Sector.PRIVATE,
}
_SUBORBITAL, _UNKNOWN_ORBIT = "Suborbital", "Unknown"
_PRECISIONS = {
    **dict.fromkeys(("SEC", "MIN"), TimePrecision.MINUTE),
    **dict.fromkeys(("HR", "AM", "PM", "DAY"), TimePrecision.DAY),
    **dict.fromkeys(("W", "M"), TimePrecision.MONTH),
}


def tabulate(source: str, documents: Sequence[Document]) -> dict[str, LaunchRows]:
    """The rows of the plans, and of `launches` those that have flown."""
    read = [(document, read_document(document)) for document in documents]
    flown = [_attempt(document, launch) for document, launch in read if not is_upcoming(launch)]
    plans = [tuple(value(launch) for value in _COLUMNS.values()) for _, launch in read]
    return {
        "launches": launch_rows(source, flown),
        TABLE: LaunchRows([*_COLUMNS], plans),
    }


def is_upcoming(launch: LaunchDocument) -> bool:
    """Whether it has not left its pad."""
    return launch.status.id not in FLOWN


def _attempt(document: Document, each: LaunchDocument) -> Attempt:
    net = datetime.fromisoformat(each.net)
    precision, known = _time_precision(each, net), _interval(each)
    launch = Launch(
        launch_id=each.id,
        provider=each.launch_service_provider.name,
        sector=_sector(each),
        launched_at=_beginning(net, precision),
        time_precision=precision,
        outcome=_OUTCOMES[each.status.id],
        provider_country=None,  # said of no provider in a list of launches
        pad=_pad(each),
        country=_country(each),
        rocket=_rocket(each),
        mission=_mission(each),
        is_rocket_active=None,
        cost_musd=None,
        record=json.loads(document.text),
    )
    return Attempt(launch, each.id, _scope(each), each.launch_designator or None, known=known)


def _word(launch: LaunchDocument) -> str | None:
    return None if launch.net_precision is None else WORDS[launch.net_precision.id]


def _interval(launch: LaunchDocument) -> Interval | None:
    return interval_of(datetime.fromisoformat(launch.net), _word(launch))


def _time_precision(launch: LaunchDocument, net: datetime) -> TimePrecision:
    word = _word(launch)
    if word is None:
        is_midnight = (net.hour, net.minute, net.second) == (0, 0, 0)
        return TimePrecision.DAY if is_midnight else TimePrecision.MINUTE
    return _PRECISIONS.get(word, TimePrecision.YEAR)


def _beginning(net: datetime, precision: TimePrecision) -> datetime:
    """What is not known is filled with the earliest value."""
    if precision is TimePrecision.MINUTE:
        return net
    midnight = net.replace(hour=0, minute=0, second=0, microsecond=0)
    if precision is TimePrecision.DAY:
        return midnight
    month = midnight.replace(day=1)
    return month if precision is TimePrecision.MONTH else month.replace(month=1)


def _sector(launch: LaunchDocument) -> Sector:
    kind = launch.launch_service_provider.type
    return _SECTORS.get(kind.name if kind else "", Sector.UNKNOWN)


def _scope(launch: LaunchDocument) -> str:
    orbit = launch.mission.orbit if launch.mission else None
    if orbit is None or orbit.name == _UNKNOWN_ORBIT:
        return "unknown"
    return "suborbital" if orbit.name == _SUBORBITAL else "orbital"


def _pad(launch: LaunchDocument) -> str | None:
    if launch.pad is None:
        return None
    location = launch.pad.location
    return f"{launch.pad.name}, {location.name}" if location else launch.pad.name


def _country(launch: LaunchDocument) -> str | None:
    pad = launch.pad
    country = pad and (pad.country or (pad.location and pad.location.country))
    return country.name if country else None


def _rocket(launch: LaunchDocument) -> str | None:
    if launch.rocket is None:
        return None
    return launch.rocket.configuration.full_name or launch.rocket.configuration.name


def _mission(launch: LaunchDocument) -> str | None:
    return launch.mission.name if launch.mission else None


def _orbit(launch: LaunchDocument) -> str | None:
    orbit = launch.mission.orbit if launch.mission else None
    return (orbit.abbrev or orbit.name) if orbit else None


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _until_epoch_s(launch: LaunchDocument) -> int:
    interval = _interval(launch)
    until = interval.until_at if interval else datetime.fromisoformat(launch.net)
    return int(until.timestamp())


_COLUMNS: dict[str, Callable[[LaunchDocument], Any]] = {
    "launch_id": lambda each: each.id,
    "name": lambda each: each.name,
    "mission": _mission,
    "rocket": _rocket,
    "provider": lambda each: each.launch_service_provider.name,
    "pad": _pad,
    "country": _country,
    "latitude_deg": lambda each: each.pad and each.pad.latitude,
    "longitude_deg": lambda each: each.pad and each.pad.longitude,
    "orbit": _orbit,
    "status": lambda each: STATUSES[each.status.id],
    "is_upcoming": is_upcoming,
    "launch_designator": lambda each: each.launch_designator or None,
    "net": lambda each: each.net,
    "net_precision": _word,
    "net_epoch_s": lambda each: int(datetime.fromisoformat(each.net).timestamp()),
    "launched_from_at": lambda each: (found := _interval(each)) and found.from_at,
    "launched_until_at": lambda each: (found := _interval(each)) and found.until_at,
    "until_epoch_s": _until_epoch_s,
    "window_from_at": lambda each: _moment(each.window_start),
    "window_until_at": lambda each: _moment(each.window_end),
    "last_updated": lambda each: each.last_updated,
}
