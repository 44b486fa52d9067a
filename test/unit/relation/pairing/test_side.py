from __future__ import annotations

from datetime import UTC, datetime

from factories import make_launch
from spacelaunch.domain.launch import TimePrecision
from spacelaunch.relation.pairing.side import DAY_S, prepare
from spacelaunch.relation.rows import launches_table


def test_a_launch_of_which_the_day_is_known_may_be_anywhere_in_it():
    at = datetime(1970, 1, 2, tzinfo=UTC)
    precisions = (TimePrecision.MINUTE, TimePrecision.DAY)
    launches = [make_launch(launched_at=at, time_precision=one) for one in precisions]
    side = prepare(launches_table(launches))
    assert side.from_s.tolist() == [DAY_S, DAY_S]
    assert (side.until_s - side.from_s).tolist() == [0, DAY_S]
    assert side.is_vague.tolist() == [False, True]


def test_a_mark_is_rare_that_one_launch_alone_has():
    missions = ("Molniya-1", "Molniya-1", "Kosmos-2097")
    side = prepare(launches_table([make_launch(mission=mission) for mission in missions]))
    assert ("kosmos", "2097") in side.rare
    assert ("molniya", "1") not in side.rare


def test_nothing_known_is_nothing_said():
    launch = make_launch(pad=None, country=None, rocket=None, mission=None)
    side = prepare(launches_table([launch]))
    assert (side.places.tolist(), side.countries.tolist()) == ([""], [""])
    assert not side.rocket_names[side.rockets[0]].parts
    assert not side.missions[0].marks
