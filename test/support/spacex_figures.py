"""The answers of the warehouse's queries, computed from SpaceX's documents in plain Python.

No query, no table and no reader of ours has a part in it: what the documents say is read as JSON.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from statistics import median
from typing import Any

Documents = Mapping[str, Sequence[Mapping[str, Any]]]
Rows = list[dict[str, Any]]


class World:
    """The launches of a selection, with what they carried."""

    def __init__(self, documents: Documents, given: Mapping[str, Any]) -> None:
        self.by_id = {
            resource: {each["id"]: each for each in found} for resource, found in documents.items()
        }
        self.given = given
        flown = [each for each in documents["launches"] if not each["upcoming"]]
        self.every = sorted(flown, key=lambda each: (launched(each), each["id"]))
        self.of_scope = [
            each
            for each in self.every
            if given.get("scope") is None or self.scope(each) == given["scope"]
        ]
        first, last = given.get("year_from") or 0, given.get("year_to") or 9_999
        self.launches = [each for each in self.of_scope if first <= launched(each).year <= last]

    def payloads(self, launch: Mapping[str, Any]) -> list[Any]:
        return [self.by_id["payloads"].get(name) for name in launch["payloads"]]

    def scope(self, launch: Mapping[str, Any]) -> str:
        if any((each["time"] or 0) < 0 for each in launch["failures"]):
            return "pad_loss"
        known = [each for each in self.payloads(launch) if each]
        orbits = {each["orbit"] for each in known if each["orbit"]}
        return "suborbital" if orbits == {"SO"} else "orbital" if known else "unknown"

    def mass_kg(self, launch: Mapping[str, Any]) -> float | None:
        masses = [each and each["mass_kg"] for each in self.payloads(launch)]
        return sum(masses) if masses and None not in masses else None

    def cost(self, launch: Mapping[str, Any]) -> float | None:
        rocket = self.by_id["rockets"].get(launch["rocket"])
        return rocket["cost_per_launch"] if rocket else None

    def orbital(self, launches: Sequence[Mapping[str, Any]]) -> int:
        return sum(self.scope(each) == "orbital" for each in launches)

    def by(self, key: Callable[[Any], Any]) -> list[tuple[Any, list[Any]]]:
        """Launches by something, in the order of their keys; those without one are left out."""
        groups = defaultdict(list)
        for each in self.launches:
            if key(each) is not None:
                groups[key(each)].append(each)
        return sorted(groups.items())


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)


def launched(launch: Mapping[str, Any]) -> datetime:
    """The moment, or the beginning of what the precision means."""
    exact = at(launch["date_utc"])
    if launch["date_precision"] == "hour":
        return exact
    whole = {"day": exact.day}.get(launch["date_precision"], 1)
    assert launch["date_precision"] in ("day", "month")
    return datetime(exact.year, exact.month, whole, tzinfo=UTC)


def _year(launch: Mapping[str, Any]) -> int:
    return launched(launch).year


def launch_performance(world: World) -> Rows:
    rows = []
    for year, found in world.by(_year):
        outcomes = [each["success"] for each in found]
        good, bad = outcomes.count(True), outcomes.count(False)
        rows.append(
            {
                "launch_year": year,
                "flown_count": len(found),
                "success_count": good,
                "failure_count": bad,
                "unknown_count": outcomes.count(None),
                "success_pct": 100 * good / (good + bad) if good + bad else None,
                "orbital_count": world.orbital(found),
            }
        )
    return rows


def launches_per_year(world: World) -> Rows:
    return [
        {"launch_year": year, "flown_count": len(found), "orbital_count": world.orbital(found)}
        for year, found in world.by(_year)
    ]


def top_payload_masses(world: World) -> Rows:
    first: dict[str, Any] = {}
    for launch in world.launches:
        for payload in world.payloads(launch):
            if payload and payload["mass_kg"] is not None:
                first.setdefault(payload["id"], (payload, launch))
    order = sorted(
        first.values(),
        key=lambda one: (-one[0]["mass_kg"], launched(one[1]), one[0]["name"], one[0]["id"]),
    )
    masses = [payload["mass_kg"] for payload, _ in order]
    return [
        {
            "payload": payload["name"],
            "mass_kg": payload["mass_kg"],
            "launch": launch["name"],
            "launched_at": f"{launched(launch):%Y-%m-%dT%H:%M:%SZ}",
            "scope": world.scope(launch),
            "alike_count": masses.count(payload["mass_kg"]),
        }
        for payload, launch in order[: world.given.get("top", 5)]
    ]


def static_fire_to_launch(world: World) -> Rows:
    rows = []
    for year, launches in world.by(_year):
        fired = [
            each
            for each in launches
            if each["static_fire_date_utc"] and each["date_precision"] == "hour"
        ]
        hours = [(launched(one) - at(one["static_fire_date_utc"])).total_seconds() / 3600
                 for one in fired]  # fmt: skip
        used = [hour for hour in hours if hour >= 0]
        believed = [each for each, hour in zip(fired, hours, strict=True) if hour >= 0]
        row = {
            "launch_year": year,
            "launches_count": len(used),
            "average_h": sum(used) / len(used) if used else None,
            "maximum_h": max(used, default=None),
            "misdated_count": len(hours) - len(used),
            "orbital_count": world.orbital(believed),
        }
        rows += [row] if hours else []
    return rows


def pad_utilization(world: World) -> Rows:
    rows = []
    pads = world.by_id["launchpads"]
    for pad, found in world.by(lambda each: pads.get(each["launchpad"], {}).get("full_name")):
        masses = [mass for each in found if (mass := world.mass_kg(each)) is not None]
        rows.append(
            {
                "pad": pad,
                "flown_count": len(found),
                "average_payload_mass_kg": sum(masses) / len(masses) if masses else None,
                "missing_count": len(found) - len(masses),
                "orbital_count": world.orbital(found),
            }
        )
    return sorted(rows, key=lambda row: -row["flown_count"])


def cost_efficiency(world: World) -> Rows:
    rows = []
    rockets = world.by_id["rockets"]
    for rocket, found in world.by(lambda each: rockets.get(each["rocket"], {}).get("name")):
        both = [(world.cost(each), world.mass_kg(each)) for each in found]
        used = [(cost, mass) for cost, mass in both if cost is not None and mass is not None]
        cost, mass = sum(cost for cost, _ in used), sum(mass for _, mass in used)
        rows.append(
            {
                "rocket": rocket,
                "flown_count": len(found),
                "used_count": len(used),
                "total_cost_usd": cost if used else None,
                "total_mass_kg": mass if used else None,
                "cost_per_kg_usd": cost / mass if used else None,
                "orbital_count": world.orbital(found),
            }
        )
    return sorted(rows, key=lambda row: -row["flown_count"])


def payload_mass_by_orbit(world: World) -> Rows:
    carried = {
        payload["id"]: payload
        for launch in world.launches
        for payload in world.payloads(launch)
        if payload
    }
    orbital = {
        name
        for launch in world.launches
        if world.scope(launch) == "orbital"
        for name in launch["payloads"]
    }
    groups = defaultdict(list)
    for each in carried.values():
        groups[each["orbit"]].append(each)
    rows = []
    for orbit, found in groups.items():
        masses = [each["mass_kg"] for each in found if each["mass_kg"] is not None]
        rows.append(
            {
                "orbit": orbit,
                "payload_count": len(found),
                "total_mass_kg": sum(masses) if masses else None,
                "missing_count": len(found) - len(masses),
                "orbital_count": sum(each["id"] in orbital for each in found),
            }
        )
    return sorted(rows, key=_heaviest_first)


def _heaviest_first(row: Mapping[str, Any]) -> tuple[Any, ...]:
    mass, orbit = row["total_mass_kg"], row["orbit"]
    return (mass is None, -(mass or 0), -row["payload_count"], orbit is None, orbit or "")


def core_reuse(world: World) -> Rows:
    groups = defaultdict(list)
    for launch in world.launches:
        for core in launch["cores"]:
            if core["core"]:
                groups[core["core"]].append((launch, core))
    rows = []
    for name, found in groups.items():
        serial = world.by_id["cores"].get(name, {}).get("serial", name)
        rows.append(
            (
                name,
                {
                    "core_serial": serial,
                    "flights_count": len(found),
                    "landing_attempts_count": sum(
                        core["landing_attempt"] is True for _, core in found
                    ),
                    "landings_count": sum(core["landing_success"] is True for _, core in found),
                    "orbital_count": world.orbital([launch for launch, _ in found]),
                },
            )
        )
    ordered = sorted(
        rows, key=lambda one: (-one[1]["flights_count"], one[1]["core_serial"], one[0])
    )
    return [row for _, row in ordered]


def launch_cadence(world: World) -> Rows:
    gaps = defaultdict(list)
    for before, after in pairwise(world.of_scope):
        days = (launched(after) - launched(before)).total_seconds() / 86_400
        gaps[launched(after).year].append(days)
    return [
        {
            "launch_year": year,
            "flown_count": len(found),
            "median_gap_days": median(gaps[year]) if gaps[year] else None,
            "maximum_gap_days": max(gaps[year], default=None),
            "orbital_count": world.orbital(found),
        }
        for year, found in world.by(_year)
    ]


FIGURES: dict[str, Callable[[World], Rows]] = {
    "launch-performance": launch_performance,
    "launches-per-year": launches_per_year,
    "top-payload-masses": top_payload_masses,
    "static-fire-to-launch": static_fire_to_launch,
    "pad-utilization": pad_utilization,
    "cost-efficiency": cost_efficiency,
    "payload-mass-by-orbit": payload_mass_by_orbit,
    "core-reuse": core_reuse,
    "launch-cadence": launch_cadence,
}


def expected(name: str, documents: Documents, given: Mapping[str, Any]) -> Rows:
    """What a query must answer."""
    return FIGURES[name](World(documents, given))
