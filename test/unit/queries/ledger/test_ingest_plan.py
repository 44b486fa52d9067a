from datetime import UTC, datetime, timedelta

import pytest

from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.domain.pace import CallBudget, Pace
from spacelaunch.queries.ledger.ingest_plan import describe_plan, read_plan
from spacelaunch.warehouse.arrow_copy import open_arrow_copy
from spacelaunch.warehouse.call_ledger import StoredLedger
from spacelaunch.warehouse.sql_engine import open_sql_engine

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
PACE = Pace(15, timedelta(hours=1))
KNOWN = KNOWN_SOURCES["launch-library"]


@pytest.mark.parametrize("open_engine", [open_sql_engine, open_arrow_copy])
def test_a_plan_is_made_of_what_was_asked_and_what_is_left(engine, open_engine):
    ledger = StoredLedger(engine, "launch-library", PACE, lambda: NOW)
    for _ in range(12):
        ledger.spend()
    ledger.note_left(4_000)
    with open_engine(engine, "launch-library") as session:
        plan = read_plan(session, KNOWN, NOW)
    assert (plan.calls_allowed, plan.window_s, plan.calls_left) == (15, 3_600, 3)
    assert (plan.documents_left, plan.calls_needed, plan.is_estimate) == (4_000, 40, False)
    # Twelve of fifteen are for reading on, and as many were made: 40 more want four windows.
    assert plan.complete_at == "2026-03-10T16:00:00Z"
    assert plan.next_call_at == "2026-03-10T12:00:00Z"


def test_before_a_first_run_the_plan_is_an_estimate():
    plan = describe_plan(KNOWN, NOW)
    assert (plan.documents_left, plan.calls_needed, plan.is_estimate) == (7_600, 76, True)
    assert plan.complete_at == "2026-03-10T18:00:00Z"
    assert "about 7,600 documents are left, 76 calls" in plan.in_words


def test_where_all_is_read_there_is_no_end_to_wait_for():
    plan = describe_plan(KNOWN, NOW, CallBudget(PACE), documents_left=0)
    assert (plan.complete_at, plan.documents_left) == (None, 0)
    assert plan.in_words == "may be asked now (at most 15 calls in 60 minutes; 15 left)"


def test_a_pause_is_told():
    budget = CallBudget(PACE, paused_until_at=NOW + timedelta(minutes=7))
    plan = describe_plan(KNOWN, NOW, budget, documents_left=0)
    assert (plan.calls_left, plan.next_call_at) == (0, "2026-03-10T12:07:00Z")
    assert plan.in_words.startswith("may be asked at 2026-03-10 12:07 UTC")


def test_a_source_that_does_not_mind_has_no_plan(engine):
    with open_sql_engine(engine, "spacex") as session:
        plan = read_plan(session, KNOWN_SOURCES["spacex"], NOW)
    assert (plan.calls_allowed, plan.complete_at) == (None, None)
    assert plan.in_words == "may be asked at any time"
