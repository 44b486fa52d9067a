"""What histories of plans say, in plain Python: slips and delays without an interval of ours.

A history is a launch as `slip_history_space_coast.json` has it. Moments are compared as the letters
that they begin with, or as the months, days and so on that a precision speaks of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

History = Mapping[str, Any]
Entry = Mapping[str, Any]
Rows = list[dict[str, Any]]

KINDS = ("slip", "earlier", "refined", "coarsened", "unknown", "same")
FLOWN = ("Launch Successful", "Launch Failure", "Launch in Flight", "Success")
# As much of `2026-03-31T12:34:56Z` as a precision speaks of; a part of a year is its months.
LETTERS = {"SEC": 19, "MIN": 16, "HR": 13, "DAY": 10, "M": 7, "Y": 4}
MONTHS = {
    **{f"Q{part}": range(3 * part - 2, 3 * part + 1) for part in (1, 2, 3, 4)},
    **{f"H{part}": range(6 * part - 5, 6 * part + 1) for part in (1, 2)},
}
LENGTHS = {
    "SEC": timedelta(seconds=1),
    "MIN": timedelta(minutes=1),
    "HR": timedelta(hours=1),
    "DAY": timedelta(days=1),
}
STRETCHES = {
    "180 days and more before": 180,
    "30 to 180 days before": 30,
    "7 to 30 days before": 7,
    "1 to 7 days before": 1,
    "on the last day": 0,
    "after its time": None,
}


def word(value: Any) -> Any:
    """Precision or status, of which a few of the real ones are objects."""
    return value.get("abbrev") if isinstance(value, Mapping) else value


def count_kinds(histories: Sequence[History]) -> dict[str, int]:
    """How many changes of a planned time there are of each kind."""
    found = [kind for each in histories for _, _, kind in changes(each)]
    return {kind: found.count(kind) for kind in KINDS}


def changes(history: History) -> Iterator[tuple[Entry, Entry, str]]:
    """Each change of the instant, with its kind."""
    for before, after in pairwise(history["history"]):
        if before["net"] != after["net"]:
            yield before, after, kind_of(before, after)


def kind_of(before: Entry, after: Entry) -> str:
    """By the beginnings of a moment that either may have."""
    if before["net_precision"] is None or after["net_precision"] is None:
        return "unknown"
    one, two = beginnings(before), beginnings(after)
    if one == two:
        return "same"
    if all(text.startswith(one) for text in two):
        return "refined"
    if all(text.startswith(two) for text in one):
        return "coarsened"
    return "slip" if two[0] > one[0] else "earlier"


def beginnings(entry: Entry) -> tuple[str, ...]:
    """The letters that the moment begins with, if it is as planned."""
    net, precision = entry["net"], word(entry["net_precision"])
    if precision in MONTHS:
        return tuple(f"{net[:4]}-{month:02}" for month in MONTHS[precision])
    if precision == "Y":
        return tuple(f"{net[:4]}-{month:02}" for month in range(1, 13))
    return (net[: LETTERS[precision]],)


def begin(entry: Entry) -> datetime:
    """The first moment that is meant."""
    return _beginning(beginnings(entry)[0])


def end(entry: Entry) -> datetime:
    """The first moment that is not meant any more."""
    last = _beginning(beginnings(entry)[-1])
    length = LENGTHS.get(word(entry["net_precision"]))
    return last + length if length else (last + timedelta(days=32)).replace(day=1)


def _beginning(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}{'0000-01-01T00:00:00'[len(text) :]}+00:00")


def slips(histories: Sequence[History], given: Mapping[str, Any]) -> Rows:
    """The rows of the query `slips`."""
    groups = defaultdict(list)
    for each in of_provider(histories, given):
        for before, after, kind in changes(each):
            is_by_provider = given.get("by") == "provider"
            name = each["provider"] if is_by_provider else stretch(before, after)
            groups[name].append((each["id"], kind))
    rows = [_slip_row(name, found) for name, found in groups.items()]
    if given.get("by") == "provider":
        return sorted(rows, key=lambda row: (-row["change_count"], row["name"]))
    return sorted(rows, key=lambda row: [*STRETCHES].index(row["name"]))


def _slip_row(name: str, found: Sequence[tuple[str, str]]) -> dict[str, Any]:
    counts = {f"{kind}_count": sum(each == kind for _, each in found) for kind in KINDS}
    launches = len({launch_id for launch_id, _ in found})
    return {"name": name, "change_count": len(found), **counts, "launch_count": launches}


def stretch(before: Entry, after: Entry) -> str:
    """How long before the end of what was planned it was heard that this changed."""
    is_known = before["net_precision"] is not None
    until = end(before) if is_known else datetime.fromisoformat(before["net"])
    ahead = until - seen(after)
    least = ((name, days) for name, days in STRETCHES.items() if days is not None)
    return next((name for name, days in least if ahead >= timedelta(days=days)), "after its time")


def seen(entry: Entry) -> datetime:
    """When it was heard of, to the second."""
    return datetime.fromisoformat(entry["seen_at"]).replace(microsecond=0)


def delays(histories: Sequence[History], given: Mapping[str, Any]) -> Rows:
    """The rows of the query `delays`."""
    groups = defaultdict(list)
    for each in of_provider(histories, given):
        first, last = each["history"][0], each["history"][-1]
        if word(first["status"]) not in FLOWN and word(last["status"]) in FLOWN:
            groups[each["provider"]].append(delay(first, last))
    rows = [_delay_row(provider, found) for provider, found in groups.items()]
    return sorted(rows, key=lambda row: (-row["launch_count"], row["provider"]))


def delay(first: Entry, last: Entry) -> tuple[str, float | None]:
    """Late, early, kept or unknown; and by how many days."""
    if first["net_precision"] is None or last["net_precision"] is None:
        return "unknown", None
    if begin(last) >= end(first):
        return "late", (begin(last) - end(first)) / timedelta(days=1)
    if end(last) <= begin(first):
        return "early", (end(last) - begin(first)) / timedelta(days=1)
    return "kept", 0.0


def _delay_row(provider: str, found: Sequence[tuple[str, float | None]]) -> dict[str, Any]:
    verdicts = [verdict for verdict, _ in found]
    known = [days for _, days in found if days is not None]
    return {
        "provider": provider,
        "launch_count": len(found),
        **{f"{kind}_count": verdicts.count(kind) for kind in ("late", "kept", "early", "unknown")},
        "median_delay_days": median(known) if known else None,
        "maximum_delay_days": max(known, default=None),
    }


def of_provider(histories: Sequence[History], given: Mapping[str, Any]) -> list[History]:
    """Those that are asked about."""
    wanted = given.get("provider")
    return [each for each in histories if wanted in (None, each["provider"])]


PLAN_FIGURES: dict[str, Callable[[Sequence[History], Mapping[str, Any]], Rows]] = {
    "slips": slips,
    "delays": delays,
}
