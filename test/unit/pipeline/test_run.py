from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from instructions import instructions_of
from spacelaunch.domain.document import Mark, Page
from spacelaunch.errors import BadRequestError, ConflictError, SourceUnavailableError
from spacelaunch.pipeline.request import Request
from spacelaunch.pipeline.run import ingest, rehearse
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.fake_spacex.faults import Fault
from spacelaunch.sources.json_documents import receive
from spacelaunch.sources.spacex import Spacex
from spacelaunch.sources.spacex_client import SpacexClient
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.lock import alone
from spacelaunch.warehouse.runs import list_runs
from spacex_worlds import NOW, contents, counted, run, served


@pytest.fixture
def world():
    with served(state("first"), page_size=6) as (fake, source):
        yield fake, source


def rehearsed(engine, source):
    return rehearse(engine, source, Request(), lambda: NOW, lambda *_: None)


def test_an_incremental_run_comes_to_where_a_full_load_comes(engine, world, warehouses):
    fake, source = world
    run(engine, source)
    fake.show("later")
    run(engine, source)
    loaded = open_engine(warehouses.migrated("sqlite"))
    run(loaded, source)
    assert contents(engine) == contents(loaded)
    loaded.dispose()


def test_kinds_tell_why_a_run_read_what_it_read(sqlite_engine, world):
    _, source = world
    requests = [Request(), Request(), Request(is_full=True)]
    kinds = [run(sqlite_engine, source, each).run.kind for each in requests]
    assert kinds == ["initial", "incremental", "manual"]


def test_a_rehearsal_tells_what_a_run_would_do_and_leaves_nothing(engine, world):
    fake, source = world
    run(engine, source)
    fake.show("later")
    before = contents(engine)
    told = rehearsed(engine, source)
    assert contents(engine) == before
    assert counted(engine, "runs") == 1
    done = run(engine, source)
    assert told.differences == done.differences
    assert told.calls == done.calls
    assert told.run.total("rows_written") == done.run.total("rows_written") == 8


def test_a_rehearsal_works_where_no_warehouse_is_yet(empty_engine, world):
    _, source = world
    assert rehearsed(empty_engine, source).run.total("rows_written") > 0
    assert run(empty_engine, source).run.status == "succeeded"


def test_a_source_that_does_not_answer_fails_the_run_and_loses_nothing(engine, world):
    fake, source = world
    fake.faults.set([Fault("launches/query", page=3, status=500, times=9)])
    failed = run(engine, source)
    assert isinstance(failed.error, SourceUnavailableError)
    assert (failed.run.status, counted(engine, "spacex_launches")) == ("failed", 0)
    fake.faults.set([])
    assert run(engine, source).run.status == "succeeded"
    assert counted(engine, "spacex_launches") == 20


def test_a_run_that_failed_goes_on_from_the_page_that_it_kept(sqlite_engine, world):
    fake, source = world
    fake.faults.set([Fault("launches/query", page=3, status=500, times=9)])
    run(sqlite_engine, source)
    fake.faults.set([])
    again = run(sqlite_engine, source)
    launches = [step for step in again.run.steps if step.resource == "launches"]
    assert launches[0].rows_written == 20 - 2 * 6


def test_two_runs_at_once_are_one(engine, warehouse_url, world):
    _, source = world
    other = open_engine(warehouse_url)
    with alone(other), pytest.raises(ConflictError, match="another run"):
        run(engine, source)
    other.dispose()


def test_a_run_whose_process_died_is_told_as_interrupted(engine, world):
    _, source = world
    run(engine, source)
    with engine.begin() as connection:
        connection.execute(text("update runs set status = 'running'"))
    run(engine, source)
    with engine.connect() as connection:
        statuses = [each.status for each in list_runs(connection, 5)]
    assert statuses == ["succeeded", "interrupted"]


def test_an_unknown_resource_is_refused_by_name(sqlite_engine, world):
    _, source = world
    with pytest.raises(BadRequestError, match=r"engines.*rockets"):
        ingest(sqlite_engine, source, Request(only="engines"), lambda: NOW, lambda *_: None)


def test_every_change_of_a_launch_is_kept(engine, world):
    fake, source = world
    run(engine, source)
    fake.show("later")
    run(engine, source)
    with engine.connect() as connection:
        asked = "select field, value_before, value_after from changes where resource = 'launches'"
        found = {tuple(row) for row in connection.execute(text(asked))}
    assert ("success", "null", "true") in found
    assert ("date_utc", '"2021-04-10T12:00:00.000Z"', '"2021-04-22T15:31:00.000Z"') in found
    assert ("upcoming", "true", "false") in found


class Telling(Spacex):
    """A source that tells these documents, and asks nobody."""

    def __init__(self, documents):
        super().__init__(SpacexClient("http://127.0.0.1:9/v4"))
        object.__setattr__(self, "documents", documents)

    def changed_tag(self, *_):
        return "changed"

    def read_new(self, resource, *_):
        yield Page([receive(each) for each in self.documents.get(resource, [])], Mark())


def flights(numbers, **given):
    """For each number a launch of its own day, its payload, its core and its satellite."""
    at = {n: datetime(2020, 1, 1, tzinfo=UTC) - timedelta(days=n) for n in numbers}
    return {
        "rockets": [{"id": "r", "name": "R", "cost_per_launch": 1}],
        "launchpads": [{"id": "s", "name": "S"}],
        "payloads": [{"id": f"p{n}", "name": "P", "launch": f"l{n}"} for n in numbers],
        "cores": [{"id": f"c{n}", "serial": f"B{n}"} for n in numbers],
        "launches": [
            {
                "id": f"l{n}", "name": f"L{n}", "date_utc": f"{at[n]:%Y-%m-%dT%H:%M:%S.000Z}",
                "date_precision": "hour", "upcoming": False, "rocket": "r", "launchpad": "s",
                "payloads": [f"p{n}"], "cores": [{"core": f"c{n}"}], **given,
            }
            for n in numbers
        ],
        "starlink": [{"id": f"x{n}", "launch": f"l{n}"} for n in numbers],
    }  # fmt: skip


def test_the_cost_of_a_run_does_not_grow_with_the_store(sqlite_engine):
    costs = []
    for numbers, success in ((range(500), False), (range(500, 2_000), None)):
        everything = Telling(flights(numbers, success=True))
        assert run(sqlite_engine, everything).error is None
        few = Telling(flights(range(20), success=success))
        costs.append(instructions_of(sqlite_engine, lambda source=few: run(sqlite_engine, source)))
    small, large = costs
    assert 0 < large < 1.1 * small
