from spacelaunch.domain.run import RunKind
from spacelaunch.pipeline import history
from spacelaunch.pipeline.history import Trend
from spacelaunch.warehouse import runs as kept
from spacelaunch.warehouse.lock import alone
from spacex_worlds import NOW, run


def test_a_new_warehouse_has_no_past(empty_engine):
    assert history.runs(empty_engine, 5) == []
    assert history.trend(empty_engine, "spacex") == Trend(None, {})


def test_a_trend_needs_two_runs_that_changed_something(sqlite_engine, world):
    fake, source = world
    run(sqlite_engine, source)
    run(sqlite_engine, source)
    assert history.trend(sqlite_engine, "spacex").change == {}
    fake.show("later")
    run(sqlite_engine, source)
    assert history.trend(sqlite_engine, "spacex").change["success_count"] == 3


def test_gold_is_read_with_the_names_of_its_columns(sqlite_engine, world):
    _, source = world
    run(sqlite_engine, source)
    table = history.gold_tables(sqlite_engine)["launches_per_year"]
    assert table[0] == ("source", "launch_year", "flown_count", "orbital_count")
    assert table[1][:3] == ("spacex", 2016, 3)


def test_a_run_whose_process_died_is_told_so_at_once(engine):
    with engine.begin() as connection:
        kept.start_run(connection, "spacex", RunKind.INITIAL, NOW)
    with alone(engine):
        assert [run.status for run in history.runs(engine, 5)] == ["running"]
    (run,) = history.runs(engine, 5)
    assert (run.status, run.error) == ("interrupted", "its process died")
