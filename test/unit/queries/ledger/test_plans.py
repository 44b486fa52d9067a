from datetime import timedelta

import pytest

from launch_library_worlds import HOUR, START, served
from spacelaunch.domain.slips import Move, changes_of, count_moves
from spacelaunch.queries.ledger.plans import read_all_plans, read_upcoming
from spacelaunch.sources.fake_launch_library.catalogue import PRECISIONS, as_text, make_launch
from spacelaunch.warehouse.arrow_copy import open_arrow_copy
from spacelaunch.warehouse.sql_engine import open_sql_engine

MONTH_END = START.replace(day=31, hour=0)
STEPS = [
    (MONTH_END, "M"),
    (START + timedelta(days=4), "DAY"),
    (START + timedelta(days=5, hours=1), "MIN"),
    (START + timedelta(days=5, hours=1), "SEC"),
    (START + timedelta(days=5), "SEC"),
    (START + timedelta(days=20), None),
]


def precision(word):
    return None if word is None else {"id": PRECISIONS[word][0], "abbrev": word}


@pytest.fixture
def told(engine):
    """A launch whose plan is another in each run, and one that has flown long ago."""
    launch = make_launch("slipping", STEPS[0][0], START - HOUR, "TBD", "M")
    flown = make_launch("flown", START - timedelta(days=9), START - HOUR)
    with served(engine, [launch, flown]) as world:
        for net, word in STEPS:
            launch |= {"net": as_text(net), "net_precision": precision(word)}
            launch |= {"last_updated": as_text(world.clock.now)}
            world.run()
            world.clock.now += 2 * HOUR
    return engine


@pytest.mark.parametrize("open_engine", [open_sql_engine, open_arrow_copy])
def test_every_plan_that_there_was_is_found_again(told, open_engine):
    with open_engine(told, "launch-library") as session:
        (launch,) = read_upcoming(session, START)
    assert [plan.net for plan in launch.plans] == [as_text(net) for net, _ in STEPS]
    assert [plan.interval is None for plan in launch.plans] == [False] * 5 + [True]
    moves = [each.move for each in changes_of(launch.plans)]
    assert moves == [Move.REFINED, Move.SLIP, Move.EARLIER, Move.UNKNOWN]
    learned = [plan.learned_at for plan in launch.plans]
    assert learned == [
        None,
        *(as_text(START + 2 * step * HOUR) for step in range(1, len(STEPS))),
    ]


def test_what_has_flown_is_no_plan_and_has_its_history(told):
    with open_sql_engine(told, "launch-library") as session:
        upcoming, everything = read_upcoming(session, START), read_all_plans(session)
    assert [len(upcoming), len(everything)] == [1, 2]
    counted = count_moves(change for each in everything for change in changes_of(each.plans))
    assert sum(counted.values()) == 4


def test_a_launch_is_upcoming_until_a_day_after_its_time(told):
    net = STEPS[-1][0]
    with open_sql_engine(told, "launch-library") as session:
        assert len(read_upcoming(session, net + timedelta(hours=23))) == 1
        assert read_upcoming(session, net + timedelta(hours=25)) == []
