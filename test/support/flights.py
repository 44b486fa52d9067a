"""What an independent count needs of a launch, and what it gives: no query of ours is asked.

Each analysis' test brings an `expect` made of these; it is held against the answers over the
genuine file and over launches that nobody thought of.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from spacelaunch.domain.launch import Launch, TimePrecision

STATUSES = {
    "success": "Success",
    "failure": "Failure",
    "partial_failure": "Partial Failure",
    "prelaunch_failure": "Prelaunch Failure",
    "unknown": "",
}


@dataclass(frozen=True)
class Flight:
    """A launch in the file's own words; empty where the source is silent."""

    year: int
    month: int | None
    sector: str
    provider: str
    country: str
    pad: str
    rocket: str
    mission: str
    status: str
    cost: float | None


@dataclass(frozen=True)
class Data:
    """Flights, and which of their years they tell whole."""

    flights: list[Flight]
    whole: frozenset[int]

    @property
    def begin(self) -> int:
        return min((flight.year for flight in self.flights), default=0)

    @property
    def end(self) -> int:
        return max((flight.year for flight in self.flights), default=0)

    @property
    def held(self) -> frozenset[int]:
        return frozenset(flight.year for flight in self.flights)


@dataclass(frozen=True)
class Expected:
    """The answer; `findings` is empty where there are no rows."""

    rows: list[dict[str, Any]]
    rows_used: int
    rows_missing: int
    findings: dict[str, Any]


def flights_in(path: Path) -> list[Flight]:
    """The flights of a file in the data set's columns."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [_flight(row) for row in csv.DictReader(stream)]


def _flight(row: dict[str, str]) -> Flight:
    country = row["Country of Launch"].strip()
    cost = row[" Rocket"].strip().replace(",", "")
    return Flight(
        year=datetime.fromisoformat(row["DateTime"]).year,
        month=datetime.fromisoformat(row["DateTime"]).month,
        sector={"P": "private", "S": "state"}[row["Private or State Run"]],
        provider=row["Company Name"].strip(),
        country="Pacific Ocean" if country == "Sea Launch" else country,
        pad=row["Location"].strip(),
        rocket=row["Detail"].partition("|")[0].strip(),
        mission=row["Detail"].partition("|")[2].strip(),
        status=row["Status Mission"].strip(),
        cost=float(cost) if cost else None,
    )


def flight_of(launch: Launch) -> Flight:
    """A launch of ours in the same words."""
    return Flight(
        year=launch.launched_at.year,
        month=None if launch.time_precision is TimePrecision.YEAR else launch.launched_at.month,
        sector=str(launch.sector),
        provider=launch.provider,
        country=launch.country or "",
        pad=launch.pad or "",
        rocket=launch.rocket or "",
        mission=launch.mission or "",
        status=STATUSES[launch.outcome],
        cost=launch.cost_musd,
    )


def selected(flights: Iterable[Flight], given: Mapping[str, Any]) -> list[Flight]:
    """Those that a question selects; of several values of one parameter, those of any."""
    first, last = given.get("year_from") or 0, given.get("year_to") or 9_999
    kinds = [kind for kind in ("country", "provider", "rocket", "sector") if given.get(kind)]
    return [
        flight
        for flight in flights
        if first <= flight.year <= last
        and all(getattr(flight, kind) in values_of(given[kind]) for kind in kinds)
    ]


def values_of(given: Any) -> list[str]:
    values = given if isinstance(given, list) else [given]
    return [{"P": "private", "S": "state"}.get(str(value), str(value)) for value in values]


def ranked(flights: Iterable[Flight], name: str) -> list[dict[str, Any]]:
    """Launches and successes by what `name` is, most first, ties by name."""
    known = [flight for flight in flights if getattr(flight, name)]
    launches = Counter(getattr(flight, name) for flight in known)
    successes = Counter(getattr(flight, name) for flight in known if flight.status == "Success")
    return [
        {name: value, "launch_count": count, "success_count": successes[value]}
        for value, count in sorted(launches.items(), key=lambda item: (-item[1], item[0]))
    ]


def top(rows: list[dict[str, Any]], name: str) -> tuple[tuple[str, ...], int]:
    """Who has most, all of them, and how many."""
    most = max((row["launch_count"] for row in rows), default=0)
    return tuple(row[name] for row in rows if row["launch_count"] == most), most
