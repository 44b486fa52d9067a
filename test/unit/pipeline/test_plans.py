"""What became of plans, as silver has it: whole, launch by launch, and after what is gone."""

import pytest
from sqlalchemy import select

from plan_figures import changes, count_kinds
from planned_launches import FLEW, GO, ODD_PLANS, SOURCE, history, tell
from spacelaunch.domain.slips import Move
from spacelaunch.pipeline.build import build
from spacelaunch.warehouse import bronze
from spacelaunch.warehouse.shelf import Shelf
from spacelaunch.warehouse.tables.plans import launch_plans
from spacex_worlds import NOW


def kept(engine):
    asked = select(launch_plans).order_by(launch_plans.c.launch_id, launch_plans.c.plan_number)
    with engine.connect() as connection:
        return [row._asdict() for row in connection.execute(asked)]


def test_a_move_is_what_an_independent_count_says_of_it(engine):
    tell(engine, ODD_PLANS)
    moves = [row["move"] for row in kept(engine) if row["move"]]
    assert {move.value: moves.count(move) for move in Move} == count_kinds(ODD_PLANS)
    by_launch = {row["launch_id"]: [] for row in kept(engine)}
    for row in kept(engine):
        by_launch[row["launch_id"]] += [row["move"]] if row["move"] else []
    told = {each["id"]: [kind for *_, kind in changes(each)] for each in ODD_PLANS}
    assert by_launch == told


def test_read_entry_by_entry_it_is_what_a_build_of_everything_makes(sqlite_engine):
    tell(sqlite_engine, ODD_PLANS, is_built_each=True)
    step_by_step = kept(sqlite_engine)
    with sqlite_engine.begin() as connection:
        build(connection, SOURCE, 9_999, NOW, is_full=True)
    assert kept(sqlite_engine) == step_by_step != []


def test_a_launch_is_foreseen_where_it_was_heard_of_before_it_flew(sqlite_engine):
    tell(sqlite_engine, ODD_PLANS)
    foreseen = {row["launch_id"] for row in kept(sqlite_engine) if row["is_foreseen"]}
    assert foreseen == {each["id"] for each in ODD_PLANS} - {"eight"}


def test_how_long_before_is_until_the_end_of_what_was_planned(sqlite_engine):
    told = history(
        *("one", "Ada"),
        ("2025-05-01T00:00:00Z", "2025-05-31T00:00:00Z", "M", GO),
        ("2025-05-31T00:00:00Z", "2025-06-01T12:00:00Z", "MIN", GO),
        ("2025-06-01T12:01:30Z", "2025-06-01T12:00:00Z", "SEC", GO),
        ("2025-06-01T12:02:00Z", "2025-06-01T12:01:00Z", "SEC", FLEW),
    )
    tell(sqlite_engine, [told])
    ahead = [(row["move"], row["ahead_s"]) for row in kept(sqlite_engine)]
    # Where only the precision is another, nothing was planned anew.
    assert ahead == [(None, None), ("slip", 86_400), (None, None), ("slip", -119)]


@pytest.mark.parametrize("is_full", [True, False])
def test_a_launch_that_is_gone_has_no_plans(sqlite_engine, is_full):
    tell(sqlite_engine, ODD_PLANS)
    with sqlite_engine.begin() as connection:
        shelf = Shelf("launch-library", "launches", 9_999, NOW)
        bronze.mark_gone(connection, shelf, [], "six", None)
        build(connection, SOURCE, 9_999, NOW, is_full=is_full)
    left = {each["id"] for each in ODD_PLANS if each["id"] <= "six"}
    assert {row["launch_id"] for row in kept(sqlite_engine)} == left
