from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacelaunch.domain.slips import (
    Interval,
    Move,
    Plan,
    changes_of,
    compare,
    count_moves,
)


def day(number, length=1):
    begin = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=number)
    return Interval(begin, begin + timedelta(days=length))


MARCH = Interval(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        (day(3), day(4), Move.SLIP),
        (day(4), day(3), Move.EARLIER),
        (MARCH, day(30), Move.REFINED),
        (day(30), MARCH, Move.COARSENED),
        (MARCH, MARCH, Move.SAME),
        (None, day(3), Move.UNKNOWN),
        (day(3), None, Move.UNKNOWN),
        (None, None, Move.UNKNOWN),
        (day(3, 7), day(5, 7), Move.SLIP),
        (day(5, 7), day(3, 7), Move.EARLIER),
    ],
)
def test_intervals_are_compared_and_no_instants(before, after, move):
    assert compare(before, after) is move


def test_the_day_after_a_month_is_a_slip_and_its_last_day_is_none():
    assert compare(MARCH, day(31)) is Move.SLIP
    assert compare(MARCH, day(30)) is Move.REFINED


intervals = st.builds(day, st.integers(-40, 40), st.integers(1, 40))
OPPOSITE = {
    Move.SLIP: Move.EARLIER,
    Move.EARLIER: Move.SLIP,
    Move.REFINED: Move.COARSENED,
    Move.COARSENED: Move.REFINED,
    Move.SAME: Move.SAME,
}


@given(intervals, intervals)
def test_the_way_back_is_the_opposite(one, two):
    assert compare(two, one) is OPPOSITE[compare(one, two)]


def test_only_a_change_of_the_instant_is_a_change():
    plans = [
        Plan("a", day(1), "1"),
        Plan("a", MARCH, "2"),
        Plan("b", day(2), "3"),
        Plan("c", day(3), "4"),
    ]
    changes = changes_of(plans)
    assert [(each.before.net, each.after.net) for each in changes] == [("a", "b"), ("b", "c")]
    assert count_moves(changes) == {
        Move.SLIP: 1,
        Move.EARLIER: 0,
        Move.REFINED: 1,
        Move.COARSENED: 0,
        Move.UNKNOWN: 0,
        Move.SAME: 0,
    }
