import pytest

from spacelaunch.errors import NotFoundError
from spacelaunch.queries.ledger.runs import read_run, read_runs


def test_the_newest_runs_come_first(filled_warehouse):
    with filled_warehouse("spacex") as engine:
        runs = read_runs(engine, 10)
        assert [(run.run_id, run.source, run.status) for run in runs] == [
            (2, "kaggle", "succeeded"),
            (1, "spacex", "succeeded"),
        ]
        assert [run.run_id for run in read_runs(engine, 1)] == [2]
        assert [run.run_id for run in read_runs(engine, 10, "spacex")] == [1]


def test_a_run_sums_what_it_landed(filled_warehouse):
    with filled_warehouse("spacex") as engine:
        run, steps = read_run(engine, 1)
    landed = [step for step in steps if step.step == "land"]
    assert run.rows_read == sum(step.rows_read for step in landed) > 0
    assert run.api_calls == sum(step.api_calls for step in landed) > 0
    assert {step.step for step in steps} >= {"land", "build", "gold"}
    assert run.started_at == "2023-01-01T00:00:00Z"


def test_an_unknown_run_is_told_of(filled_warehouse):
    with filled_warehouse("spacex") as engine, pytest.raises(NotFoundError, match="no run 9"):
        read_run(engine, 9)
