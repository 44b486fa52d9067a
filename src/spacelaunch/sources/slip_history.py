"""Histories of plans in a file: launches, each with what Launch Library said of its time and when.

An array of `{"id", "name", "history": [{"seen_at", "net", "net_precision"}]}`, where the precision
is a word, null, or the source's own object. Called by the command line.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson

from spacelaunch.domain.net_precision import interval_of
from spacelaunch.domain.slips import Plan
from spacelaunch.errors import BadDataError


def read_histories(content: bytes) -> list[list[Plan]]:
    """The plans of each launch, the oldest first.

    Raises:
        BadDataError: it is no such file; names the launch and what is wrong with it.
    """
    try:
        launches = orjson.loads(content)
    except orjson.JSONDecodeError as exc:
        raise BadDataError(f"no JSON: {exc}") from exc
    if not isinstance(launches, list):
        raise BadDataError("expected an array of launches, each with its history")
    return [_read_launch(place, each) for place, each in enumerate(launches, 1)]


def _read_launch(place: int, launch: object) -> list[Plan]:
    entries = launch.get("history") if isinstance(launch, Mapping) else None
    if not isinstance(entries, list):
        raise BadDataError(f"launch {place}: history: expected an array")
    return [_read_plan(f"launch {place}, entry {n}", each) for n, each in enumerate(entries, 1)]


def _read_plan(where: str, entry: object) -> Plan:
    if not isinstance(entry, Mapping):
        raise BadDataError(f"{where}: expected an object")
    net, seen_at, precision = (entry.get(name) for name in ("net", "seen_at", "net_precision"))
    moment = _moment(net)
    if moment is None:
        raise BadDataError(f"{where}: net: expected a moment such as 2026-01-31T12:00:00Z")
    word = precision.get("abbrev") if isinstance(precision, Mapping) else precision
    if word is not None and interval_of(moment, str(word)) is None:
        raise BadDataError(f"{where}: net_precision: {str(word)[:40]!r} is no precision we know")
    learned_at = None if seen_at is None else str(seen_at)
    return Plan(str(net), interval_of(moment, word), learned_at)


def _moment(net: Any) -> datetime | None:
    try:
        at = datetime.fromisoformat(net)
    except (TypeError, ValueError):
        return None
    return at if at.tzinfo is not None else None
