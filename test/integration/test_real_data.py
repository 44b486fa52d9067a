"""The genuine file, through the parser and Redis, against figures computed without our queries.

The expected figures are made here from the file's own cells and the definitions of the design,
with nothing but `csv`, `datetime` and `statistics`.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
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
from redis_server import RedisServer
from spacelaunch.bootstrap import Stores, open_stores
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


Ask = Callable[[str, dict[str, Any]], AnySummary]


def asking(stores: Stores) -> Ask:
    """Asks the launches as they came back from Redis now."""
    data_set = stores.launches.current()
    assert data_set is not None
    launches = stores.launches.table(data_set.version)

    def ask(name: str, given: dict[str, Any]) -> AnySummary:
        params = read_parameters(ANALYSES[name].parameters, given)
        with open_duckdb(launches=launches) as engine:
            return summarise(ANALYSES[name], params, engine, data_set.origin)

    return ask


@pytest.fixture(scope="module")
def ask(redis_server: RedisServer, real_csv: Path, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks the file, which was loaded once for all who only ask."""
    stores = open_stores(redis_server.emptied(tmp_path_factory.mktemp("asked")))
    load(stores, real_csv.read_bytes())
    return asking(stores)


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
def test_every_figure_is_that_of_an_independent_count(ask, data, name, given):
    asked = {field: value for field, value in given.items() if value is not None}
    flights = selected(data.flights, given)
    assert answer_of(ask(name, given)) == find_tests(name).expect(flights, asked, data)


@pytest.mark.parametrize(("name", "given"), CASES)
def test_every_claim_is_true_of_the_rows_beside_it(ask, data, name, given):
    summary = ask(name, given)
    if summary.rows:
        hold(summary, find_tests(name).sentences, data)


@pytest.mark.parametrize("name", ANALYSES)
def test_the_launch_that_the_readme_appends_changes_no_finding_of_a_year(loaded, name):
    """Its year lies five years behind the file's end, and nothing else is known of it."""
    before = asking(loaded)(name, {})
    body = b'[{"Company Name":"PodTest","Year":"2025","Private or State Run":"P"}]'
    append_json(loaded.launches, body)
    after = asking(loaded)(name, {})
    # These count all launches of the file, so one more is one more.
    if name not in {"sector", "costs", "top-providers", "compare"}:
        assert after.findings == before.findings


def test_what_the_timeline_says_of_the_whole_file(ask):
    summary = ask("timeline", {})
    assert summary.finding == "Private launches first led in 1995, but not in 2019 (46 to 63)"
    assert summary.alt.endswith("The data know 2020 until 7 Aug.")


def test_the_file_is_whole_from_1957_to_2019(ask):
    reach = ask("sector", {}).reach
    assert [known.year for known in reach.years.values() if not known.is_whole] == [2020]
