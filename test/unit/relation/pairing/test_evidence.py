from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from factories import make_launch
from spacelaunch.domain.launch import TimePrecision
from spacelaunch.relation.pairing.evidence import (
    APART,
    NEXT_DAY,
    OTHER_COUNTRY,
    OTHER_FAMILY,
    OTHER_MISSION,
    OTHER_PLACE,
    SAME_COUNTRY,
    SAME_DAY,
    SAME_FAMILY,
    SAME_MISSION,
    SAME_PLACE,
    SAME_ROCKET,
    weigh_missions,
    weigh_rockets,
    weigh_time_and_place,
)
from spacelaunch.relation.pairing.side import prepare
from spacelaunch.relation.rows import launches_table

AT = datetime(1990, 5, 1, 12, tzinfo=UTC)
ROW = np.array([0])


def weighed(weigh: Any, one: dict[str, Any], other: dict[str, Any]) -> int:
    sides = [
        prepare(launches_table([make_launch(**{"launched_at": AT, **own})])) for own in (one, other)
    ]
    return int(weigh(*sides, ROW, ROW)[0])


def of_time(later: timedelta, precision: TimePrecision = TimePrecision.MINUTE) -> int:
    nowhere = {"pad": None, "country": None}
    one = {**nowhere, "time_precision": precision}
    return weighed(weigh_time_and_place, one, {**nowhere, "launched_at": AT + later})


@pytest.mark.parametrize(("limit_s", "weight"), APART)
def test_the_further_apart_the_less_it_speaks_for_them(limit_s, weight):
    assert of_time(timedelta(seconds=limit_s)) == weight
    assert of_time(-timedelta(seconds=limit_s)) == weight
    assert of_time(timedelta(seconds=limit_s + 1)) < weight


def test_a_day_that_holds_the_minute_speaks_less_than_the_minute():
    assert of_time(timedelta(hours=3), TimePrecision.DAY) == SAME_DAY
    assert of_time(timedelta(days=1, seconds=60), TimePrecision.DAY) == NEXT_DAY


def test_the_place_speaks_or_else_the_country():
    known, other, unknown = "LC1, Baykonur", "LC1, Plesetsk", "Somewhere"
    away = timedelta(days=30)

    def of(pad: str, yours: str | None, country: str = "Russia") -> int:
        mine = {"pad": pad, "country": "Russia"}
        theirs = {"pad": yours, "country": country, "launched_at": AT + away}
        return weighed(weigh_time_and_place, mine, theirs)

    assert of(known, known, "Kazakhstan") == SAME_PLACE
    assert of(known, other) == OTHER_PLACE
    assert of(known, unknown) == SAME_COUNTRY
    assert of(known, None, "USA") == OTHER_COUNTRY


@pytest.mark.parametrize(
    ("yours", "weight"),
    [
        ("Delta 7925", SAME_FAMILY + SAME_ROCKET),
        ("Thor Delta E 1", SAME_FAMILY),
        ("Soyuz-U", OTHER_FAMILY),
        (None, 0),
    ],
)
def test_the_rocket_speaks(yours, weight):
    assert weighed(weigh_rockets, {"rocket": "Delta II 7925"}, {"rocket": yours}) == weight


@pytest.mark.parametrize(
    ("yours", "weight"),
    [("Kosmos-2097", SAME_MISSION), ("Kosmos-2098", OTHER_MISSION), ("Molniya-1", 0), (None, 0)],
)
def test_the_mission_speaks(yours, weight):
    assert weighed(weigh_missions, {"mission": "Cosmos 2097"}, {"mission": yours}) == weight


def test_a_name_that_several_launches_have_does_not_speak():
    names = ("Molniya-1", "Molniya-1")
    one = prepare(launches_table([make_launch(mission=name) for name in names]))
    assert weigh_missions(one, one, ROW, ROW).tolist() == [0]
