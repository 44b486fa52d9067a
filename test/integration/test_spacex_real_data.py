"""The genuine SpaceX documents, where they are: figures agree with plain Python over the files."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from statistics import fmean

import pytest
from sqlalchemy import text

from spacelaunch.jobs.reconcile import reconcile_launches
from spacelaunch.jobs.source_launches import read_source
from spacelaunch.relation.pairing.reconciliation import Kind
from spacelaunch.sources.fake_spacex.catalogue import read_folder
from spacelaunch.warehouse import gold
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.sql_engine import open_sql_engine
from spacex_worlds import contents, counted, run, served

REAL = os.environ.get("SPACELAUNCH_REAL_DATA")
pytestmark = pytest.mark.skipif(REAL is None, reason="SPACELAUNCH_REAL_DATA is not set")


@pytest.fixture(scope="module")
def documents():
    return read_folder(Path(REAL) / "spacex")


@pytest.fixture(scope="module")
def snapshot(documents):
    path = Path(REAL) / "spacex" / "launches_2021-04_snapshot.json"
    return documents | {"launches": json.loads(path.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def grown(request, warehouses, documents, snapshot):
    """A warehouse that came from the snapshot to the full set, and the reports of its runs."""
    engine = open_engine(warehouses.migrated(request.param))
    with served(snapshot) as (fake, source):
        first = run(engine, source)
        fake.documents = documents
        yield engine, [first, run(engine, source), run(engine, source)]
    engine.dispose()


@pytest.fixture
def found(grown):
    with grown[0].connect() as connection:
        return gold.findings(connection, "spacex")


@pytest.fixture(scope="module")
def flown(documents):
    return [each for each in documents["launches"] if not each["upcoming"]]


@pytest.fixture(scope="module")
def masses(documents, flown):
    """Mass on board of each launch of which all is known, in kilograms."""
    known = {each["id"]: each["mass_kg"] for each in documents["payloads"]}
    on_board = {each["id"]: [known.get(name) for name in each["payloads"]] for each in flown}
    return {name: sum(given) for name, given in on_board.items() if given and None not in given}


def at(moment):
    return datetime.fromisoformat(moment)


def test_an_incremental_run_comes_to_exactly_the_state_of_a_full_load(grown, warehouses, documents):
    loaded = open_engine(warehouses.migrated("sqlite"))
    with served(documents) as (_, source):
        run(loaded, source)
    assert contents(grown[0]) == contents(loaded)
    loaded.dispose()


def test_a_third_run_makes_one_call_and_writes_nothing(grown):
    _, (first, second, third) = grown
    assert [each.run.kind for each in (first, second)] == ["initial", "incremental"]
    assert (third.run.total("api_calls"), third.run.total("rows_written")) == (1, 0)
    assert third.differences == ()


def test_no_document_is_refused(grown):
    assert [each.run.total("rows_rejected") for each in grown[1]] == [0, 0, 0]
    assert counted(grown[0], "quarantine") == 0


def test_launches_are_counted_by_what_became_of_them(grown, found):
    counts = [
        found[f"launch_aggregates.{name}_count"]
        for name in ("total", "success", "failure", "unknown", "orbital")
    ]
    assert counts == [187, 181, 5, 1, 185]
    assert counted(grown[0], "spacex_launches where is_upcoming") == 18
    assert found["launch_aggregates.success_pct"] == 100 * 181 / 186


def test_the_two_that_were_no_orbital_attempts_are_told_apart(grown):
    asked = "select mission, scope from launches where scope <> 'orbital' order by mission"
    with grown[0].connect() as connection:
        rows = [tuple(row) for row in connection.execute(text(asked))]
    assert rows == [("Amos-6", "pad_loss"), ("Crew Dragon In Flight Abort Test", "suborbital")]


def test_masses_agree_with_the_documents(found, masses):
    average = found["launch_aggregates.average_payload_mass_kg"]
    assert found["launch_aggregates.mass_known_count"] == len(masses)
    assert average == pytest.approx(fmean(masses.values()), abs=1e-6)


def test_delays_agree_with_the_documents(found, flown):
    hours = [
        (at(each["date_utc"]) - at(each["static_fire_date_utc"])).total_seconds() / 3600
        for each in flown
        if each["static_fire_date_utc"] and each["date_precision"] == "hour"
    ]
    # The static fires of OG-2 Mission 1 and of SES-9 are dated months after their launches.
    misdated = [hour for hour in hours if hour < 0]
    hours = [hour for hour in hours if hour >= 0]
    assert len(misdated) == 2
    assert found["launch_aggregates.static_fire_count"] == len(hours)
    average = found["launch_aggregates.average_static_fire_to_launch_h"]
    assert average == pytest.approx(fmean(hours), abs=1e-6)


def test_costs_per_kilogram_agree_with_the_documents(found, documents, flown, masses):
    for rocket in documents["rockets"]:
        theirs = [each["id"] for each in flown if each["rocket"] == rocket["id"]]
        used = [masses[name] for name in theirs if name in masses]
        if theirs:
            place = f"cost_efficiency.{rocket['name']}"
            assert (found[f"{place}.flown_count"], found[f"{place}.used_count"]) == (
                len(theirs),
                len(used),
            )
            cost = rocket["cost_per_launch"] * len(used) / sum(used)
            assert found[f"{place}.cost_per_kg_usd"] == pytest.approx(cost, rel=1e-12)


def test_pads_and_years_agree_with_the_documents(found, flown):
    years = [int(each["date_utc"][:4]) for each in flown]
    assert found["launch_aggregates.pads_count"] == len({each["launchpad"] for each in flown})
    assert {
        int(name.split(".")[1]): value
        for name, value in found.items()
        if name.startswith("launches_per_year") and name.endswith("flown_count")
    } == {year: years.count(year) for year in years}


def test_references_that_lead_nowhere_are_told(grown):
    notes = {step.resource: step.rows_read for step in grown[1][1].run.steps if step.note}
    assert notes["references: payload to launch"] == 4
    # The same 64, as it happens; nothing but counting them says so.
    assert (notes["satellites: decayed"], notes["satellites: no position"]) == (64, 64)
    assert "references: launch to payload" not in notes


def test_the_static_fire_that_was_filled_in_late_is_kept_as_a_change(grown, snapshot, documents):
    before = {each["id"]: each["static_fire_date_utc"] for each in snapshot["launches"]}
    now = {each["id"]: each["static_fire_date_utc"] for each in documents["launches"]}
    (name,) = [name for name, moment in before.items() if now[name] != moment]
    asked = "select value_before, value_after from changes where field = 'static_fire_date_utc'"
    with grown[0].connect() as connection:
        rows = [tuple(row) for row in connection.execute(text(asked))]
    assert rows == [(json.dumps(before[name]), json.dumps(now[name]))]


def test_the_documents_that_are_hours_off_and_the_two_that_are_no_launch_are_found(grown):
    with open_sql_engine(grown[0], "spacex") as session:
        found = reconcile_launches(read_source(session))
    conflicts = [match for match in found if match.kind is Kind.CONFLICT]
    hours_off = [m for m in conflicts if m.gap_s >= 3_600]
    assert conflicts[: len(hours_off)] == hours_off
    names = {match.here.mission for match in hours_off}
    assert {"CRS-2", "Thaicom 6", "Jason 3", "STP-2"} <= names
    alone = {match.here.mission for match in found if match.kind is Kind.ONLY_HERE}
    assert {"Amos-6", "Crew Dragon In Flight Abort Test"} <= alone
