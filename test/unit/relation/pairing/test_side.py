from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from factories import make_launch
from spacelaunch.domain.launch import TimePrecision
from spacelaunch.relation.pairing.side import DAY_S, prepare
from spacelaunch.relation.rows import launches_table

AT = datetime(1970, 1, 2, tzinfo=UTC)


def test_a_launch_of_which_the_day_is_known_may_be_anywhere_in_it():
    precisions = (TimePrecision.MINUTE, TimePrecision.DAY)
    launches = [make_launch(launched_at=AT, time_precision=one) for one in precisions]
    side = prepare(launches_table(launches))
    assert side.from_s.tolist() == [DAY_S, DAY_S]
    assert (side.until_s - side.from_s).tolist() == [0, DAY_S]
    assert side.is_vague.tolist() == [False, True]


def with_marks(*told):
    """A launch for each: how many days after the first, its mission, and how far it is known."""
    return prepare(
        launches_table(
            [
                make_launch(
                    launched_at=AT + timedelta(days=days), mission=mission, time_precision=precision
                )
                for days, mission, precision in told
            ]
        )
    )


MINUTE, YEAR = TimePrecision.MINUTE, TimePrecision.YEAR
MOLNIYA, KOSMOS = ("molniya", "1"), ("kosmos", "2097")


@pytest.mark.parametrize(("days", "is_rare"), [(0, False), (45, False), (46, True)])
def test_a_mark_is_rare_that_no_other_launch_of_that_time_has(days, is_rare):
    side = with_marks(
        (0, "Molniya-1", MINUTE), (days, "Molniya-1", MINUTE), (1, "Kosmos-2097", MINUTE)
    )
    assert [MOLNIYA in marks for marks in side.rare] == [is_rare, is_rare, False]
    assert KOSMOS in side.rare[2]


def test_a_launch_that_may_be_anywhere_in_a_year_is_near_all_of_that_year():
    side = with_marks(
        (0, "Molniya-1", YEAR), (100, "Molniya-1", MINUTE), (400, "Molniya-1", MINUTE),
        (460, "Molniya-1", MINUTE),
    )  # fmt: skip
    assert [MOLNIYA in marks for marks in side.rare] == [False, False, False, True]


def test_what_is_taken_and_put_together_says_what_it_said():
    one = with_marks((0, "Molniya-1", MINUTE), (9, None, YEAR), (1, "Kosmos-2097", MINUTE))
    other = prepare(launches_table([make_launch(rocket=None)]))
    both = other.followed_by(one.take(np.array([2, 1])))
    assert both.ids == [*other.ids, one.ids[2], one.ids[1]]
    assert both.from_s.tolist() == [*other.from_s, one.from_s[2], one.from_s[1]]
    assert both.until_s.tolist() == [*other.until_s, one.until_s[2], one.until_s[1]]
    assert both.places.tolist() == [*other.places, one.places[2], one.places[1]]
    assert both.countries.tolist() == [*other.countries, one.countries[2], one.countries[1]]
    assert both.missions == [*other.missions, one.missions[2], one.missions[1]]
    assert both.rare == [*other.rare, one.rare[2], one.rare[1]]
    assert [not both.rocket_names[code].parts for code in both.rockets] == [True, False, False]
    assert both.rocket_names[both.rockets[1]] == one.rocket_names[one.rockets[2]]


def test_nothing_known_is_nothing_said():
    launch = make_launch(pad=None, country=None, rocket=None, mission=None)
    side = prepare(launches_table([launch]))
    assert (side.places.tolist(), side.countries.tolist()) == ([""], [""])
    assert not side.rocket_names[side.rockets[0]].parts
    assert not side.missions[0].marks
