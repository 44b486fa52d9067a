from datetime import timedelta

import pytest

from spacelaunch.domain.run import RunKind, RunStatus, Step
from spacelaunch.errors import ConflictError, NotFoundError
from spacelaunch.warehouse import runs
from spacelaunch.warehouse.runs import Build


@pytest.fixture
def connection(engine):
    with engine.begin() as opened:
        yield opened


@pytest.fixture
def start(connection, now):
    return lambda source="spacex": runs.start_run(connection, source, RunKind.INITIAL, now)


def test_a_run_is_kept_with_its_steps(connection, start, now):
    run_id = start()
    step = Step("land", "launches", 5, 4, 3, 1, 2, 0.5, "note")
    runs.record_step(connection, run_id, step, now)
    runs.finish_run(connection, run_id, None, now + timedelta(seconds=2))
    run = runs.get_run(connection, run_id)
    assert (run.status, run.steps, run.kind) == (RunStatus.SUCCEEDED, (step,), RunKind.INITIAL)
    assert run.finished_at - run.started_at == timedelta(seconds=2)


def test_a_failed_run_says_why(connection, start, now):
    run_id = start()
    runs.finish_run(connection, run_id, "no answer", now)
    run = runs.get_run(connection, run_id)
    assert (run.status, run.error) == (RunStatus.FAILED, "no answer")


def test_a_run_that_never_ended_is_told_by_the_next(connection, start):
    died = start()
    start("kaggle")
    assert runs.get_run(connection, died).status == RunStatus.INTERRUPTED


def test_a_run_that_was_taken_for_dead_is_told_so(connection, start):
    lost = start()
    runs.require_running(connection, lost)
    start("kaggle")
    with pytest.raises(ConflictError, match=f"run {lost} lost its lock"):
        runs.require_running(connection, lost)


def test_the_newest_runs_come_first(connection, start):
    ids = [start(), start("kaggle"), start()]
    assert [run.run_id for run in runs.list_runs(connection, 2)] == ids[:0:-1]
    assert [run.run_id for run in runs.list_runs(connection, 9, "kaggle")] == [ids[1]]


def test_an_unknown_run_is_not_found(connection):
    with pytest.raises(NotFoundError, match="7"):
        runs.get_run(connection, 7)


def test_a_resource_was_last_asked_when_a_call_was_made(connection, start, now):
    first, second = start(), start()
    later = now + timedelta(hours=1)
    runs.record_step(connection, first, Step("land", "cores", api_calls=2), now)
    runs.record_step(connection, second, Step("land", "cores", api_calls=0), later)
    assert runs.last_asked(connection, "spacex") == {"cores": now}
    assert runs.last_asked(connection, "kaggle") == {}


def test_only_the_newest_runs_are_looked_through_for_that(connection, start, now, monkeypatch):
    monkeypatch.setattr(runs, "_LOOKED_THROUGH", 2)
    for resource in ("rockets", "cores", "launches"):
        runs.record_step(connection, start(), Step("land", resource, api_calls=1), now)
    assert runs.last_asked(connection, "spacex") == {"cores": now, "launches": now}


def test_one_build_is_current_for_each_source(connection, now):
    assert runs.current_build(connection, "spacex") is None
    for version in ("a", "b"):
        runs.replace_build(connection, "spacex", Build(3, version, 1), now)
    assert runs.current_build(connection, "spacex") == Build(3, "b", 1)
