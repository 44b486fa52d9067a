from planned_launches import ODD_PLANS, tell
from spacelaunch.warehouse.plans import read_fresh, replace_plans
from spacelaunch.warehouse.tables.plans import launch_plans
from spacelaunch.warehouse.touched import touched
from spacex_worlds import counted

COLUMNS = ("launch_id", "plan_number", "net", "is_foreseen")


def test_a_fresh_launch_has_what_ever_changed_in_its_plans_newest_first(engine):
    tell(engine, ODD_PLANS)
    with engine.begin() as connection, touched(connection, "launch-library", 0):
        fresh = {each.launch_id: each for each in read_fresh(connection)}
    assert fresh.keys() == {each["id"] for each in ODD_PLANS}
    nets = [row["value_before"] for row in fresh["two"].changes if row["field"] == "net"]
    assert nets == [f'"{each["net"]}"' for each in reversed(ODD_PLANS[1]["history"][:-1])]
    assert fresh["two"].changes[0]["learned_at"] == "2026-03-07T12:10:00Z"
    assert (fresh["nine"].changes, fresh["nine"].is_upcoming) == ((), True)


def test_only_the_plans_of_fresh_launches_are_replaced(engine):
    tell(engine, ODD_PLANS)
    before = counted(engine, "launch_plans")
    with engine.begin() as connection, touched(connection, "launch-library", 0):
        replace_plans(connection, COLUMNS, [("one", 1, "2025-05-20T14:00:10Z", True)])
    assert counted(engine, "launch_plans") == 1
    with engine.begin() as connection, touched(connection, "launch-library", 9_999):
        replace_plans(connection, COLUMNS, [("two", 1, "2026-03-07T12:05:00Z", True)])
    assert counted(engine, launch_plans.name) == 2 < before
