from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from data_sets import load_csv, store_launches
from factories import make_launch
from spacelaunch.bootstrap import Stores
from spacelaunch.domain.coverage import Coverage
from spacelaunch.domain.launch import SYNTHETIC_MISSION
from spacelaunch.jobs import catalogue
from spacelaunch.jobs.program import program
from spacelaunch.jobs.review import read_verdicts, replace_verdicts
from spacelaunch.queries.warehouse import read_origin
from spacelaunch.relation.pairing import held
from spacelaunch.sources.kaggle_documents import Kaggle
from spacelaunch.warehouse.sql_engine import open_sql_engine
from spacex_worlds import run
from three_sources import read_all

APOLLO: dict[str, Any] = {
    "launched_at": datetime(1969, 7, 16, 13, 32, tzinfo=UTC),
    "pad": "LC-39A, Kennedy Space Center, Florida, USA",
    "rocket": "Saturn V",
    "mission": "Apollo 11",
}
SOYUZ: dict[str, Any] = {
    "launched_at": datetime(1969, 10, 11, 11, 10, tzinfo=UTC),
    "pad": "Site 31/6, Baikonur Cosmodrome, Kazakhstan",
    "country": "Kazakhstan",
    "rocket": "Soyuz",
    "mission": "Soyuz 6",
}
NEITHER = {"launched_at": datetime(1969, 8, 1, 12, tzinfo=UTC)}


def coverage(stores: Stores, *launches: dict[str, Any], source: str = "a.csv") -> Coverage | None:
    made = [make_launch(**launch) for launch in launches]
    data_set = store_launches(stores.launches, made, [source])
    return catalogue.coverage_of(data_set, stores.launches, {})


def test_what_a_data_set_holds_is_counted_between_its_first_and_its_last_day(fake_stores):
    found = coverage(fake_stores, APOLLO, SOYUZ, NEITHER)
    assert found is not None
    assert found.held_count == 2
    days = [
        f"{at:%m-%d}"
        for at in catalogue.attempts().column("launched_at").to_pylist()
        if at.year == 1969 and "07-16" <= f"{at:%m-%d}" <= "10-11"
    ]
    assert found.attempt_count == len(days)
    assert str(found.until) == "1969-10-11"


@pytest.mark.parametrize(
    ("launches", "reason"),
    [
        ([{**APOLLO, "mission": f"{SYNTHETIC_MISSION} 1"}], held.MADE_UP),
        ([APOLLO, *({**NEITHER, "mission": f"M {n}"} for n in range(3))], held.NOT_FOUND),
    ],
)
def test_what_cannot_be_compared_says_why(fake_stores, launches, reason):
    assert coverage(fake_stores, *launches) == Coverage(why_unknown=reason)


def test_more_launches_than_have_flown_are_not_looked_for(fake_stores, monkeypatch):
    monkeypatch.setattr(catalogue, "MOST_LAUNCHES", 1)
    assert coverage(fake_stores, APOLLO, SOYUZ) == Coverage(why_unknown=held.NOT_LAUNCHES)


def test_the_catalogue_lacks_nothing_by_construction_so_nothing_is_said(fake_stores):
    assert coverage(fake_stores, APOLLO, source=catalogue.NAME) is None


def test_a_version_is_compared_once(fake_stores, monkeypatch):
    first = coverage(fake_stores, APOLLO, SOYUZ)
    monkeypatch.setattr(catalogue, "pair", None)
    assert coverage(fake_stores, APOLLO, SOYUZ) == first
    data_set = fake_stores.launches.current()
    assert data_set is not None
    pairs = catalogue.compare(data_set, fake_stores.launches, {}).pairs
    missions = catalogue.attempts().column("mission").take(pairs.right).to_pylist()
    assert sorted(missions) == ["Apollo 11 CSM", "Soyuz-6"]


@pytest.mark.parametrize("part", ["coverage", "pairs"])
@pytest.mark.parametrize("damaged", [b"", b"{", b"[1", b'{"years": 5}', b"\xff" * 9])
def test_a_damaged_comparison_is_made_again(fake_stores, part, damaged):
    first = coverage(fake_stores, APOLLO, SOYUZ)
    data_set, launches = fake_stores.launches.current(), fake_stores.launches
    assert data_set is not None
    launches.comparisons.keep(data_set.version, program(), {part: damaged})
    assert catalogue.compare(data_set, launches, {}).coverage == first
    assert catalogue.coverage_of(data_set, launches, {}) == first


def test_what_a_person_decided_is_obeyed_at_once(fake_stores):
    first = coverage(fake_stores, APOLLO, SOYUZ)
    data_set, launches = fake_stores.launches.current(), fake_stores.launches
    assert first is not None
    assert data_set is not None
    found = catalogue.compare(data_set, launches, {}).pairs
    here = launches.table(data_set.version, ["launch_id"]).column(0)[int(found.left[0])].as_py()
    there = catalogue.attempts().column("launch_id")[int(found.right[0])].as_py()
    replace_verdicts(launches, {(here, there): False})
    told = catalogue.coverage_of(data_set, launches, read_verdicts(launches))
    assert told is not None
    assert told.held_count == first.held_count - 1
    replace_verdicts(launches, {})
    assert catalogue.coverage_of(data_set, launches, read_verdicts(launches)) == first


# Those of Kaggle's lines are real; the first is on the splashdown in place of the launch.
REAL = """\
Company Name,Location,Detail,Status Rocket, Rocket,Status Mission,Country of Launch,\
Companys Country of Origin,Private or State Run,DateTime,Year,Month,Day,Date,Time
NASA,"LC-39A, Kennedy Space Center, Florida, USA",Saturn V | Apollo 17,StatusRetired,,Success,USA,\
USA,S,1972-12-19 19:24:00+00:00,1972,12,19,19/12/1972,19:24
NASA,"LC-39A, Kennedy Space Center, Florida, USA",Saturn V | Apollo 11,StatusRetired,,Success,USA,\
USA,S,1969-07-16 13:32:00+00:00,1969,7,16,16/07/1969,13:32
"""


def coverage_in(engine: Any, source: str, stores: Stores) -> Coverage | None:
    with open_sql_engine(engine, source) as session:
        origin = read_origin(session, source)
        return catalogue.coverage_of_build(origin, source, session, stores.launches)


def test_a_source_in_the_warehouse_holds_what_the_data_set_of_it_holds(fake_stores, sqlite_engine):
    assert run(sqlite_engine, Kaggle(REAL.encode)).error is None
    in_warehouse = coverage_in(sqlite_engine, "kaggle", fake_stores)
    load_csv(fake_stores.launches, REAL.encode())
    data_set = fake_stores.launches.current()
    assert data_set is not None
    assert in_warehouse is not None
    assert in_warehouse.held_count == 2 < in_warehouse.attempt_count
    assert in_warehouse == catalogue.coverage_of(data_set, fake_stores.launches, {})
    assert coverage_in(sqlite_engine, "all", fake_stores) == in_warehouse


def test_a_build_is_compared_once_and_a_damaged_comparison_again(
    fake_stores, sqlite_engine, monkeypatch
):
    run(sqlite_engine, Kaggle(REAL.encode))
    first = coverage_in(sqlite_engine, "kaggle", fake_stores)
    with monkeypatch.context() as patched:
        patched.setattr(catalogue, "pair", None)
        assert coverage_in(sqlite_engine, "kaggle", fake_stores) == first
    with open_sql_engine(sqlite_engine, "kaggle") as session:
        version = read_origin(session, "kaggle").version
    fake_stores.launches.comparisons.keep(version, program(), {"coverage": b"{"})
    assert coverage_in(sqlite_engine, "kaggle", fake_stores) == first


def test_of_a_build_it_is_said_too_why_it_cannot_be_compared(
    fake_stores, filled_warehouse, sqlite_engine, monkeypatch
):
    run(sqlite_engine, Kaggle(REAL.encode))
    monkeypatch.setattr(catalogue, "MOST_LAUNCHES", 1)
    too_many = coverage_in(sqlite_engine, "kaggle", fake_stores)
    assert too_many == Coverage(why_unknown=held.NOT_LAUNCHES)
    reasons = {}
    for source in ("kaggle", "spacex"):
        with filled_warehouse(source) as session:
            origin = read_origin(session, source)
            found = catalogue.coverage_of_build(origin, source, session, fake_stores.launches)
        reasons[source] = found and found.why_unknown
    assert reasons["kaggle"] == held.MADE_UP
    assert reasons["spacex"] in (held.NOT_FOUND, held.MADE_UP)


@pytest.mark.parametrize("source", ["gcat", "all"])
def test_of_a_build_with_the_catalogue_in_it_nothing_is_said(
    source, fake_stores, sqlite_engine, tmp_path
):
    read_all(sqlite_engine, tmp_path, ("gcat", "kaggle"))
    assert coverage_in(sqlite_engine, source, fake_stores) is None
    assert coverage_in(sqlite_engine, "kaggle", fake_stores) is not None
