"""What goes wrong at the source or below: the run says so, and the next one completes."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from sqlalchemy import text

from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.fake_spacex.faults import Fault
from spacelaunch.warehouse.engines import open_engine
from spacex_worlds import contents, counted, run, served

GONE_FOR_LONG = [
    Fault("launches/query", page=3, status=500, times=99),
    Fault("launches/query", page=3, cut_at_bytes=100, times=99),
    Fault("launches/query", page=3, body='{"docs": [{"id": "1", "na', times=99),
    Fault("launches/query", page=3, status=400),
    Fault("/launches", status=503, times=99),
]


@pytest.fixture
def world():
    with served(state("first"), page_size=6) as (fake, source):
        yield fake, source


@pytest.fixture(scope="module")
def wanted(warehouses):
    """What an undisturbed run comes to."""
    engine = open_engine(warehouses.migrated("sqlite"))
    with served(state("first"), page_size=6) as (_, source):
        run(engine, source)
    yield contents(engine)
    engine.dispose()


@pytest.mark.parametrize(
    "fault", GONE_FOR_LONG, ids=["500", "dropped", "malformed", "400", "unavailable"]
)
def test_a_run_that_failed_is_completed_by_the_next(engine, world, wanted, fault):
    fake, source = world
    fake.faults.set([fault])
    assert run(engine, source).run.status == "failed"
    fake.faults.set([])
    assert run(engine, source).run.status == "succeeded"
    assert contents(engine) == wanted


BAD = {
    "id is missing": {"id": None},
    "date_utc: expected YYYY-MM-DD": {"id": "c" * 24, "date_utc": "05/10/2022"},
    "upcoming: ": {"id": "d" * 24, "upcoming": None},
    "NUL": {"id": "e" * 24, "name": "NUL \0"},
}


def test_bad_documents_are_set_aside_whole_and_cost_no_other(engine, world, wanted):
    fake, source = world
    good = fake.documents["launches"][4]
    bad = [*(good | change for change in BAD.values()), "no object"]
    fake.documents["launches"] += bad
    reports = [run(engine, source) for _ in range(2)]
    assert [each.run.status for each in reports] == ["succeeded", "succeeded"]
    assert reports[0].run.total("rows_rejected") == len(bad)
    with engine.connect() as connection:
        asked = "select reason, document from quarantine"
        set_aside = {
            row.reason: json.loads(row.document) for row in connection.execute(text(asked))
        }
    for reason, change in BAD.items():
        assert [kept for said, kept in set_aside.items() if reason in said] == [good | change]
    assert set_aside["expected an object"] == "no object"
    found = contents(engine)
    alike = found.keys() - {"quarantine", "watermarks"}
    assert {name: found[name] for name in alike} == {name: wanted[name] for name in alike}


def test_a_bad_document_that_is_mended_leaves_the_quarantine(engine, world, wanted):
    fake, source = world
    good = fake.documents["launches"][4]
    fake.documents["launches"][4] = good | {"success": "yes"}
    run(engine, source)
    fake.documents["launches"][4] = good
    run(engine, source)
    assert counted(engine, "quarantine where resolved_at is null") == 0
    assert contents(engine)["launches"] == wanted["launches"]


def test_a_new_field_is_kept_and_told_as_a_change(engine, world, wanted):
    fake, source = world
    run(engine, source)
    fake.documents["launches"][4]["of_tomorrow"] = {"deep": [1]}
    assert run(engine, source).run.total("rows_rejected") == 0
    assert contents(engine)["launches"] == wanted["launches"]
    with engine.connect() as connection:
        changes = connection.execute(text("select field, value_after from changes")).all()
    assert [tuple(row) for row in changes] == [("of_tomorrow.deep", "[1]")]


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["spacelaunch", "ingest", "spacex"]
from spacelaunch.cli.main import main
main()
"""


@pytest.mark.parametrize("size", [120_000, 300_000])
def test_a_full_disk_ends_the_run_in_one_line_and_loses_nothing(warehouses, world, wanted, size):
    fake, source = world
    url = warehouses.migrated("sqlite")
    given = {"SPACELAUNCH_WAREHOUSE_URL": url, "SPACELAUNCH_SPACEX_URL": fake.url}
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, str(size)],
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "the warehouse: " in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr
    engine = open_engine(url)
    assert run(engine, source).run.status == "succeeded"
    assert contents(engine) == wanted
    engine.dispose()
