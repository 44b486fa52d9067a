"""PostgreSQL is started anew in the middle of a run, which loses the lock that goes with a session.

A run is told of each page between two transactions: there it can be held, counted and not timed.
"""

from __future__ import annotations

import pytest
from sqlalchemy import event

from spacelaunch.errors import ConflictError, OccupiedError, StorageUnavailableError
from spacelaunch.pipeline import history
from spacelaunch.pipeline.request import Request
from spacelaunch.pipeline.run import ingest
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.warehouse.engines import open_engine
from spacex_worlds import NOW, contents, run, served


@pytest.fixture(scope="module")
def source():
    with served(state("first"), page_size=6) as (_, found):
        yield found


@pytest.fixture(scope="module")
def whole(warehouses, source):
    """What a run that nobody disturbs comes to."""
    engine = open_engine(warehouses.migrated("postgresql"))
    run(engine, source)
    yield contents(engine)
    engine.dispose()


@pytest.fixture
def opened(warehouses):
    """A warehouse, seen by the run and by somebody else."""
    engines = [open_engine(url) for url in [warehouses.migrated("postgresql")] * 2]
    yield engines
    for engine in engines:
        engine.dispose()


def run_and_meet(engine, source, meet):
    """A run that is told of pages; `meet` has those to be called at, by their number."""
    pages = iter(range(1, 1_000))

    def told(_):
        meet.get(next(pages), lambda: None)()

    return ingest(engine, source, Request(), lambda: NOW, told)


def test_a_run_that_lost_its_lock_takes_it_again_with_the_next_page(
    warehouses, source, whole, opened
):
    engine, other = opened
    seen = []

    def look():
        seen.extend(each.status for each in history.runs(other, 9))
        with pytest.raises(OccupiedError, match="another run is going on"):
            run(other, source)

    meet = {2: warehouses.restart_postgres, 3: look}
    report = run_and_meet(engine, source, meet)
    assert (report.run.status, seen, contents(engine)) == ("succeeded", ["running"], whole)


def test_a_run_that_another_took_for_dead_ends_itself_and_writes_nothing_more(
    warehouses, source, whole, opened
):
    engine, other = opened
    kept = []

    def go_ahead():
        warehouses.restart_postgres()
        assert run(other, source).run.status == "succeeded"
        kept.append(contents(other))

    report = run_and_meet(engine, source, {2: go_ahead})
    assert isinstance(report.error, ConflictError)
    assert "lost its lock" in str(report.error)
    assert [*kept, contents(engine)] == [whole, whole]
    assert [each.status for each in history.runs(other, 9)] == ["succeeded", "failed"]
    assert run(engine, source).run.status == "succeeded"


def test_a_run_whose_transaction_died_fails_and_the_next_completes(
    warehouses, source, whole, opened
):
    engine, other = opened
    commits = iter(range(1, 1_000))

    def restart(_):
        if next(commits) == 6:
            warehouses.restart_postgres()

    event.listen(engine, "commit", restart)
    report = run(engine, source)
    event.remove(engine, "commit", restart)
    assert isinstance(report.error, StorageUnavailableError)
    assert report.run.status == "failed"
    assert run(other, source).run.status == "succeeded"
    assert contents(other) == whole
