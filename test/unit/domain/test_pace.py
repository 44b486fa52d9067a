from datetime import UTC, datetime, timedelta

import pytest

from spacelaunch.domain.pace import CallBudget, Pace

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
PACE = Pace(15, HOUR)


def ago(*minutes):
    return tuple(NOW - timedelta(minutes=each) for each in minutes)


def test_what_has_not_been_asked_may_be_asked_at_once():
    budget = CallBudget(PACE)
    assert (budget.left(NOW), budget.free_at(NOW)) == (15, NOW)


def test_a_call_counts_for_as_long_as_the_window_is():
    budget = CallBudget(PACE, ago(60, 59, 1))
    assert budget.left(NOW) == 13


def test_where_all_is_used_the_oldest_call_decides():
    budget = CallBudget(PACE, ago(*range(45, 30, -1)))
    assert (budget.left(NOW), budget.free_at(NOW)) == (0, NOW + timedelta(minutes=15))


def test_calls_that_are_kept_for_others_are_not_taken():
    budget = CallBudget(PACE, ago(*range(45, 32, -1)))
    assert budget.left(NOW) == 2
    assert budget.free_at(NOW) == NOW
    assert budget.free_at(NOW, kept=2) == NOW + timedelta(minutes=15)


def test_a_source_that_asked_for_a_pause_gets_it():
    budget = CallBudget(PACE, paused_until_at=NOW + HOUR)
    assert (budget.left(NOW), budget.free_at(NOW)) == (0, NOW + HOUR)
    assert budget.left(NOW + HOUR) == 15


def test_76_calls_at_fifteen_an_hour_end_in_the_sixth_hour():
    assert CallBudget(PACE).ends_at(NOW, 76) == NOW + 5 * HOUR
    assert CallBudget(PACE).ends_at(NOW, 75) == NOW + 4 * HOUR
    assert CallBudget(PACE).ends_at(NOW, 0) == NOW


def test_what_is_used_already_puts_the_end_off():
    budget = CallBudget(PACE, ago(*range(30, 15, -1)))
    assert budget.ends_at(NOW, 15) == NOW + timedelta(minutes=44)


@pytest.mark.parametrize(
    ("pace", "words"),
    [
        (PACE, "at most 15 calls in 60 minutes"),
        (Pace(1, timedelta(days=1)), "at most 1 call in 24 hours"),
        (Pace(3, timedelta(seconds=45)), "at most 3 calls in 45 seconds"),
        (Pace(2, timedelta(minutes=90)), "at most 2 calls in 90 minutes"),
    ],
)
def test_a_pace_can_be_said(pace, words):
    assert pace.in_words() == words
