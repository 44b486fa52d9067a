from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from data_sets import store_launches
from factories import make_launch
from spacelaunch.bootstrap import Stores
from spacelaunch.domain.coverage import Coverage
from spacelaunch.domain.launch import SYNTHETIC_MISSION
from spacelaunch.jobs import catalogue
from spacelaunch.jobs.program import program
from spacelaunch.jobs.review import replace_verdicts
from spacelaunch.relation.pairing import held

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
    return catalogue.coverage_of(data_set, stores.launches)


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
    pairs = catalogue.compare(data_set, fake_stores.launches).pairs
    missions = catalogue.attempts().column("mission").take(pairs.right).to_pylist()
    assert sorted(missions) == ["Apollo 11 CSM", "Soyuz-6"]


@pytest.mark.parametrize("part", ["coverage", "pairs"])
@pytest.mark.parametrize("damaged", [b"", b"{", b"[1", b'{"years": 5}', b"\xff" * 9])
def test_a_damaged_comparison_is_made_again(fake_stores, part, damaged):
    first = coverage(fake_stores, APOLLO, SOYUZ)
    data_set, launches = fake_stores.launches.current(), fake_stores.launches
    assert data_set is not None
    launches.comparisons.keep(data_set.version, program(), {part: damaged})
    assert catalogue.compare(data_set, launches).coverage == first
    assert catalogue.coverage_of(data_set, launches) == first


def test_what_a_person_decided_is_obeyed_at_once(fake_stores):
    first = coverage(fake_stores, APOLLO, SOYUZ)
    data_set, launches = fake_stores.launches.current(), fake_stores.launches
    assert first is not None
    assert data_set is not None
    found = catalogue.compare(data_set, launches).pairs
    here = launches.table(data_set.version, ["launch_id"]).column(0)[int(found.left[0])].as_py()
    there = catalogue.attempts().column("launch_id")[int(found.right[0])].as_py()
    replace_verdicts(launches, {(here, there): False})
    told = catalogue.coverage_of(data_set, launches)
    assert told is not None
    assert told.held_count == first.held_count - 1
    replace_verdicts(launches, {})
    assert catalogue.coverage_of(data_set, launches) == first
