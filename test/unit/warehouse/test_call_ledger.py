from datetime import UTC, datetime, timedelta

import pytest

from spacelaunch.domain.pace import Pace
from spacelaunch.errors import TooSoonError
from spacelaunch.warehouse.call_ledger import StoredLedger, read_budget

HOUR = timedelta(hours=1)
PACE = Pace(3, HOUR)


class Clock:
    def __init__(self):
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ledger(engine, clock):
    return StoredLedger(engine, "s", PACE, clock)


def left(ledger):
    with ledger.engine.connect() as connection:
        return read_budget(connection, ledger.source, ledger.pace).left(ledger.clock())


def test_a_call_too_many_is_refused_and_says_when_it_may_be_made(ledger, clock):
    for _ in range(3):
        ledger.spend()
        clock.now += timedelta(minutes=1)
    with pytest.raises(
        TooSoonError, match="again at 2026-03-01 13:00:00 UTC: at most 3 calls in 60"
    ):
        ledger.spend()
    clock.now += HOUR
    ledger.spend()


def test_a_restart_forgets_no_call(ledger, engine, clock):
    ledger.spend()
    again = StoredLedger(engine, "s", PACE, clock)
    assert left(again) == 2
    assert left(StoredLedger(engine, "another", PACE, clock)) == 3


def test_a_call_that_was_refused_is_none(ledger, clock):
    ledger.spend()
    ledger.spend()
    with pytest.raises(TooSoonError):
        ledger.spend(kept=1)
    ledger.spend()
    assert left(ledger) == 0


def test_the_sources_own_pace_and_count_are_believed(ledger, clock):
    ledger.spend()
    ledger.learn_pace(Pace(15, HOUR), used_count=4)
    assert left(ledger) == 11
    ledger.learn_pace(Pace(15, HOUR), used_count=0)
    assert left(ledger) == 11
    clock.now += HOUR + timedelta(seconds=1)
    ledger.learn_pace(Pace(15, HOUR), used_count=4)
    assert left(ledger) == 11


def test_a_pause_holds_over_a_restart(ledger, engine, clock):
    ledger.pause(90.5)
    with pytest.raises(TooSoonError, match="12:01:31"):
        StoredLedger(engine, "s", PACE, clock).spend()
    clock.now += timedelta(seconds=91)
    ledger.spend()


def test_what_is_left_is_kept_beside_it(ledger, engine):
    ledger.note_left(7_000)
    ledger.note_left(6_900)
    ledger.pause(1)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("select documents_left_count from call_budgets")
        assert rows.scalars().all() == [6_900]
