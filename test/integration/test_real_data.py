"""The genuine file, through the parser and Redis, against figures computed without our queries.

The expected figures are made here from the file's own cells and the definitions of the design,
with nothing but `csv`, `datetime` and `statistics`.
"""

from __future__ import annotations

import csv
import random
from datetime import datetime
from io import StringIO
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from analysis_tests import AnySummary, answer_of, find_tests
from claims import hold
from data_sets import append_json, load_csv, stored_launches
from flights import Data, Flight, flights_in, selected
from spacelaunch.bootstrap import Stores
from spacelaunch.datasets.plan import LoadReport
from spacelaunch.domain.launch import Launch
from spacelaunch.queries.duckdb_engine import open_duckdb
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.queries.summarise import summarise

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


@pytest.fixture(scope="session")
def flights(real_csv: Path) -> list[Flight]:
    return flights_in(real_csv)


@pytest.fixture(scope="session")
def data(flights: list[Flight]) -> Data:
    """The file goes from Sputnik to 7 August 2020, so of all its years that one is not whole."""
    return Data(flights, frozenset(range(1957, 2020)))


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


def ask(stores: Stores, name: str, given: dict[str, Any]) -> AnySummary:
    data_set = stores.launches.current()
    assert data_set is not None
    params = read_parameters(ANALYSES[name].parameters, given)
    with open_duckdb(launches=stores.launches.table(data_set.version)) as engine:
        return summarise(ANALYSES[name], params, engine, data_set.origin)


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
def test_every_figure_is_that_of_an_independent_count(loaded, data, name, given):
    asked = {field: value for field, value in given.items() if value is not None}
    flights = selected(data.flights, given)
    assert answer_of(ask(loaded, name, given)) == find_tests(name).expect(flights, asked, data)


@pytest.mark.parametrize(("name", "given"), CASES)
def test_every_claim_is_true_of_the_rows_beside_it(loaded, data, name, given):
    summary = ask(loaded, name, given)
    if summary.rows:
        hold(summary, find_tests(name).sentences, data)


@pytest.mark.parametrize("name", ANALYSES)
def test_the_launch_that_the_readme_appends_changes_no_finding_of_a_year(loaded, name):
    """Its year lies five years behind the file's end, and nothing else is known of it."""
    before = ask(loaded, name, {})
    body = b'[{"Company Name":"PodTest","Year":"2025","Private or State Run":"P"}]'
    append_json(loaded.launches, body)
    after = ask(loaded, name, {})
    # These count all launches of the file, so one more is one more.
    if name not in {"sector", "costs", "top-providers", "compare"}:
        assert after.findings == before.findings


def test_what_the_timeline_says_of_the_whole_file(loaded):
    summary = ask(loaded, "timeline", {})
    assert summary.finding == "Private launches first led in 1995, but not in 2019 (46 to 63)"
    assert summary.alt.endswith("The data know 2020 until 7 Aug.")


def test_the_file_is_whole_from_1957_to_2019(loaded):
    reach = ask(loaded, "sector", {}).reach
    assert [known.year for known in reach.years.values() if not known.is_whole] == [2020]
