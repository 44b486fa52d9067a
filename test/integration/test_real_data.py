"""The genuine file, through the parser and Redis, against figures computed without our queries.

The expected figures are made here from the file's own cells and the definitions of the design,
with nothing but `csv`, `datetime` and `statistics`.
"""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from data_sets import append_json, load_csv, stored_launches
from spacelaunch.bootstrap import Stores
from spacelaunch.datasets.plan import LoadReport
from spacelaunch.domain.launch import Launch
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.engine import summarise
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import ANALYSES

NOW = datetime.fromisoformat("2026-01-01T12:00:00+00:00")
ROWS = 4_324

SELECTIONS: dict[str, dict[str, Any]] = {
    "everything": {},
    "a private provider": {"provider": "SpaceX"},
    "a state provider": {"provider": "RVSN USSR"},
    "a provider with an apostrophe": {"provider": "Arme de l'Air"},
    "a country": {"country": "France"},
    "the ocean": {"country": "Pacific Ocean"},
    "years": {"year_from": 1995, "year_to": 2008},
    "one year": {"year_from": 2008, "year_to": 2008},
    "no first year": {"year_from": None, "year_to": 1990},
    "private": {"sector": "P"},
    "state since 1990": {"sector": "state", "year_from": 1990},
    "a country in some years": {"country": "USA", "year_from": 1970, "year_to": 1979},
    "nothing": {"provider": "SpaceX", "year_to": 2005},
}

CASES = [
    pytest.param(name, given, id=f"{name}: {words}")
    for name, analysis in ANALYSES.items()
    for words, given in SELECTIONS.items()
    if given.keys() <= analysis.parameters.model_fields.keys()
]


@dataclass(frozen=True)
class Flight:
    """What the definitions need of one row of the file."""

    year: int
    sector: str
    provider: str
    country: str
    status: str
    cost: float | None


@dataclass(frozen=True)
class Expected:
    rows: list[dict[str, Any]]
    rows_used: int
    rows_missing: int
    findings: dict[str, Any]


def flights_in(path: Path) -> list[Flight]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [_flight(row) for row in csv.DictReader(stream)]


def _flight(row: dict[str, str]) -> Flight:
    country = row["Country of Launch"].strip()
    cost = row[" Rocket"].strip().replace(",", "")
    return Flight(
        year=datetime.fromisoformat(row["DateTime"]).year,
        sector={"P": "private", "S": "state"}[row["Private or State Run"]],
        provider=row["Company Name"].strip(),
        country="Pacific Ocean" if country == "Sea Launch" else country,
        status=row["Status Mission"].strip(),
        cost=float(cost) if cost else None,
    )


def selected(flights: Iterable[Flight], given: dict[str, Any]) -> list[Flight]:
    sector = {"P": "private", "S": "state"}.get(str(given.get("sector")), given.get("sector"))
    first, last = given.get("year_from") or 0, given.get("year_to") or 9_999
    return [
        flight
        for flight in flights
        if first <= flight.year <= last
        and flight.provider == given.get("provider", flight.provider)
        and flight.country == given.get("country", flight.country)
        and flight.sector == (sector or flight.sector)
    ]


def years_of(flights: list[Flight], given: dict[str, Any]) -> range:
    """The range asked for, as far as the file goes (1957 to 2020); else the selection's own."""
    if not flights:
        return range(0)
    first = max(given.get("year_from") or min(flight.year for flight in flights), 1957)
    last = min(given.get("year_to") or max(flight.year for flight in flights), 2020)
    return range(first, last + 1)


def expected_timeline(flights: list[Flight], given: dict[str, Any]) -> Expected:
    """The file ends on 7 August 2020, so nothing is concluded from that year."""
    tally = Counter((flight.year, flight.sector) for flight in flights)
    rows = [
        {
            "year": year,
            "private_count": tally[year, "private"],
            "state_count": tally[year, "state"],
        }
        for year in years_of(flights, given)
    ]
    whole = [row for row in rows if row["year"] < 2020]
    leads = {row["year"]: row["private_count"] - row["state_count"] for row in whole}
    if "provider" in given:
        leads = {}
    decided = [(year, "private" if lead > 0 else "state") for year, lead in leads.items() if lead]
    first = min((year for year, leader in decided if leader == "private"), default=None)
    sustained = [
        year for year in leads if all(leads[later] > 0 for later in leads if later >= year)
    ]
    most = max((row["private_count"] + row["state_count"] for row in whole), default=0)
    findings = {
        "first_private_lead_year": None if (given.get("year_from") or 0) > 1957 else first,
        "first_private_lead_year_in_selection": first,
        "sustained_private_lead_year": min(sustained) if len(sustained) >= 3 else None,
        "crossings": [
            {"year": year, "leader": leader}
            for (_before, led), (year, leader) in pairwise(decided)
            if leader != led
        ],
        "last_whole_year": whole[-1]["year"] if whole else None,
        "peak_years": [
            row["year"] for row in whole if row["private_count"] + row["state_count"] == most
        ],
        "peak_launch_count": most,
    }
    return Expected(rows, len(flights), 0, findings)


def expected_sector(flights: list[Flight], _: dict[str, Any]) -> Expected:
    rows = []
    for sector in ("private", "state"):
        statuses = [flight.status for flight in flights if flight.sector == sector]
        known = [status for status in statuses if status]
        row = {
            "sector": sector,
            "launch_count": len(statuses),
            "success_count": known.count("Success"),
            "known_count": len(known),
            "success_pct": 100 * known.count("Success") / len(known) if known else None,
        }
        rows += [row] if statuses else []
    private = sum(flight.sector == "private" for flight in flights)
    missing = sum(not flight.status for flight in flights)
    findings = {
        "private_share_pct": 100 * private / max(len(flights), 1),
        "private_launch_count": private,
        "launch_count": len(flights),
    }
    return Expected(rows, len(flights) - missing, missing, findings)


def expected_geography(flights: list[Flight], _: dict[str, Any]) -> Expected:
    rows = _ranked(flights, "country")
    top, most = _top(rows, "country")
    missing = sum(not flight.country for flight in flights)
    findings = {
        "countries_count": len(rows),
        "top_country": top[0] if len(top) == 1 else None,
        "top_countries": top,
        "top_launch_count": most,
        "launch_count": len(flights) - missing,
    }
    return Expected(rows, len(flights) - missing, missing, findings)


def expected_geography_years(flights: list[Flight], _: dict[str, Any]) -> Expected:
    tally = Counter((flight.country, flight.year) for flight in flights if flight.country)
    rows: list[dict[str, Any]] = [
        {"country": country, "year": year, "launch_count": count}
        for (country, year), count in sorted(tally.items())
    ]
    whole = [row for row in rows if row["year"] < 2020]
    most = max((row["launch_count"] for row in whole), default=None)
    peaks = [row for row in whole if row["launch_count"] == most]
    peaks.sort(key=lambda row: (row["year"], row["country"]))
    findings = {
        "countries_count": len({row["country"] for row in rows}),
        "peak_country": peaks[0]["country"] if len(peaks) == 1 else None,
        "peak_year": peaks[0]["year"] if len(peaks) == 1 else None,
        "peaks": [{"country": row["country"], "year": row["year"]} for row in peaks],
        "peak_launch_count": most,
    }
    missing = sum(not flight.country for flight in flights)
    return Expected(rows, len(flights) - missing, missing, findings)


def expected_top_private(flights: list[Flight], given: dict[str, Any]) -> Expected:
    years = {"year_from": given.get("year_from", 1995), "year_to": given.get("year_to", 2020)}
    private = selected(flights, {"sector": "private", **years})
    rows = _ranked(private, "provider")
    top, most = _top(rows, "provider")
    least = rows[:10][-1]["launch_count"] if rows else 0
    findings = {
        "providers_count": len(rows),
        "launch_count": len(private),
        "top_providers": top,
        "top_launch_count": most,
        "tied_with_last_drawn": [
            row["provider"] for row in rows[10:] if row["launch_count"] == least
        ],
    }
    return Expected(rows[:10], len(private), 0, findings)


def _top(rows: list[dict[str, Any]], name: str) -> tuple[list[str], int]:
    most = max((row["launch_count"] for row in rows), default=0)
    return [row[name] for row in rows if row["launch_count"] == most], most


def _ranked(flights: list[Flight], name: str) -> list[dict[str, Any]]:
    launches = Counter(getattr(flight, name) for flight in flights if getattr(flight, name))
    successes = Counter(getattr(flight, name) for flight in flights if flight.status == "Success")
    return [
        {name: value, "launch_count": count, "success_count": successes[value]}
        for value, count in sorted(launches.items(), key=lambda item: (-item[1], item[0]))
    ]


EXPECTED: dict[str, Callable[[list[Flight], dict[str, Any]], Expected]] = {
    "timeline": expected_timeline,
    "sector": expected_sector,
    "geography": expected_geography,
    "geography-years": expected_geography_years,
    "top-private": expected_top_private,
}


@pytest.fixture(scope="session")
def flights(real_csv: Path) -> list[Flight]:
    return flights_in(real_csv)


@pytest.fixture
def loaded(stores: Stores, real_csv: Path) -> Stores:
    load(stores, real_csv.read_bytes())
    return stores


def load(stores: Stores, content: bytes) -> LoadReport:
    name = "Global_Space_Launches.csv"
    return load_csv(stores.launches, content, name)


def launches_of(stores: Stores) -> list[Launch]:
    data_set = stores.launches.current()
    assert data_set is not None
    return stored_launches(stores.launches, data_set.version)


def ask(stores: Stores, name: str, given: dict[str, Any]) -> Summary:
    data_set = stores.launches.current()
    assert data_set is not None
    params = read_parameters(ANALYSES[name].parameters, given)
    table = stores.launches.table(data_set.version)
    return summarise(ANALYSES[name], params, table, data_set.origin)


def shuffled(content: bytes) -> bytes:
    header, *rows = csv.reader(StringIO(content.decode(), newline=""))
    random.Random(4).shuffle(rows)
    text = StringIO(newline="")
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode()


def test_every_record_is_read_and_none_is_refused(stores, real_csv):
    report = load(stores, real_csv.read_bytes())
    assert (report.count, report.added, report.rejected) == (ROWS, ROWS, 0)
    assert stores.launches.rejects()["rejects"] == []


def test_the_launches_come_back_whole_with_ids_of_their_own(loaded):
    launches = launches_of(loaded)
    assert len({launch.launch_id for launch in launches}) == len(launches) == ROWS


def test_loading_twice_changes_nothing(loaded, real_csv):
    version = loaded.launches.current().version
    again = load(loaded, real_csv.read_bytes())
    assert (again.version, again.unchanged) == (version, ROWS)
    assert (again.added, again.updated, again.removed) == (0, 0, 0)


def test_loading_in_another_order_gives_the_same_version(loaded, real_csv):
    version = loaded.launches.current().version
    again = load(loaded, shuffled(real_csv.read_bytes()))
    assert (again.version, again.unchanged) == (version, ROWS)


def test_the_data_set_reaches_from_sputnik_to_august_2020(loaded):
    origin = loaded.launches.current().origin
    assert str(origin.data_from) == "1957-10-04"
    assert str(origin.data_until) == "2020-08-07"


def test_sea_launch_flew_from_the_pacific_ocean(loaded):
    at_sea = [launch for launch in launches_of(loaded) if launch.country == "Pacific Ocean"]
    assert len(at_sea) == 36
    assert {launch.record["Country of Launch"] for launch in at_sea} == {"Sea Launch"}


def test_964_costs_are_known_and_no_other_is_made_up(loaded, flights):
    known = sorted(flight.cost for flight in flights if flight.cost is not None)
    costs = [launch.cost_musd for launch in launches_of(loaded)]
    assert len(known) == 964
    assert sorted(cost for cost in costs if cost is not None) == known
    assert costs.count(None) == ROWS - 964


def test_the_median_cost_is_that_of_the_known_ones(loaded, flights):
    known = [flight.cost for flight in flights if flight.cost is not None]
    assert loaded.launches.current().cost_median_musd == median(known)


@pytest.mark.parametrize(("name", "given"), CASES)
def test_every_figure_is_that_of_an_independent_count(loaded, flights, name, given):
    summary = ask(loaded, name, given)
    expected = EXPECTED[name](selected(flights, given), given)
    assert list(summary.rows) == expected.rows
    assert summary.rows_used == expected.rows_used
    assert summary.rows_missing == expected.rows_missing
    assert summary.findings == (expected.findings if expected.rows else {})


@pytest.mark.parametrize("name", ANALYSES)
def test_the_launch_that_the_readme_appends_changes_no_finding_of_a_year(loaded, name):
    """Its year lies five years behind the file's end, and nothing else is known of it."""
    before = ask(loaded, name, {})
    body = b'[{"Company Name":"PodTest","Year":"2025","Private or State Run":"P"}]'
    append_json(loaded.launches, body)
    after = ask(loaded, name, {})
    if name != "sector":  # which counts all launches of the file, so one more is one more
        assert after.findings == before.findings


def test_what_the_timeline_says_of_the_whole_file(loaded):
    summary = ask(loaded, "timeline", {})
    assert summary.finding == "Private launches first led in 1995, but not in 2019 (46 to 63)"
    assert summary.alt.endswith("The data know 2020 until 7 Aug.")


def test_the_file_is_whole_from_1957_to_2019(loaded):
    reach = ask(loaded, "sector", {}).reach
    assert [known.year for known in reach.years.values() if not known.is_whole] == [2020]
