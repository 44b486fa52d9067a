"""Loads and ingests as jobs: real workers that die, a real Redis, a warehouse in a file."""

import io
import signal
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from sqlalchemy import text

from spacelaunch.datasets.expectation import ANY, Expected
from spacelaunch.datasets.load_order import LoadOrder
from spacelaunch.domain.ingest_order import IngestOrder
from spacelaunch.domain.job import JobStatus
from spacelaunch.jobs.control import cancel
from spacelaunch.jobs.submit_errand import ErrandDesk
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.fake_spacex.faults import Fault
from spacelaunch.sources.fake_spacex.server import FakeSpacex
from spacelaunch.sources.sample import sample_csv
from spacelaunch.warehouse.engines import open_engine
from worker_process import WorkerProcess, result_of, wait_until

DYING = Path(__file__).parents[1] / "support" / "dying_errand.py"
LAUNCHES = "".join(sample_csv(rows=200)).encode()
# A request for launches that is never answered.
SILENCE = Fault("launches/query", delay_s=600)


@pytest.fixture
def fake():
    with FakeSpacex(state("first")) as server:
        yield server


@pytest.fixture
def settings(settings, fake):
    return replace(settings, job_lease_s=3, spacex_url=fake.url)


@pytest.fixture
def desk(stores):
    return ErrandDesk(stores.jobs, stores.queue, stores.uploads, max_attempts=3, queue_limit=10)


@pytest.fixture
def ask_ingest(desk, stores):
    def asking():
        order = IngestOrder(source="spacex")
        return desk.ingest("spacex", orjson.loads(orjson.dumps(order)), stores.jobs.now())

    return asking


def over(stores, job):
    return lambda: stores.jobs.get(job.job_id).is_over


def is_silent(fake):
    return lambda: "POST /v4/launches/query" in fake.requests


def report(stores, job):
    return orjson.loads(stores.results.part(job.job_id, "json"))


@pytest.mark.parametrize("point", ["before", "after"])
def test_a_load_whose_worker_is_killed_is_done_once_by_another(
    stores, desk, start, tmp_path, point
):
    order = LoadOrder(form="file", name="sample", expected=Expected(none_match=(ANY,)))
    params = orjson.loads(orjson.dumps(order))
    mark = tmp_path / "has-died"
    victim = start(WorkerProcess, str(DYING), str(mark), point)
    job = desk.load(params, io.BytesIO(LAUNCHES), stores.jobs.now())
    wait_until(victim.has_ended)
    was_loaded = stores.launches.current() is not None
    start()
    wait_until(over(stores, job))
    assert (was_loaded, result_of(stores.jobs.get(job.job_id))) == (
        point == "after",
        ("complete", 2),
    )
    assert (report(stores, job)["added"], stores.launches.current().launch_count) == (200, 200)
    wait_until(lambda: not stores.uploads.kept_since(stores.jobs.now()))


def test_an_ingest_whose_worker_is_killed_goes_on_with_another(
    stores, settings, start, fake, ask_ingest
):
    fake.faults.set([SILENCE])
    victim = start()
    job = ask_ingest()
    wait_until(is_silent(fake))
    seen = stores.jobs.get(job.job_id)
    victim.signal_all(signal.SIGKILL)
    fake.faults.set([])
    start()
    wait_until(over(stores, job))
    assert (seen.status, seen.step) == (JobStatus.IN_PROGRESS, "cores")
    assert result_of(stores.jobs.get(job.job_id)) == ("complete", 2)
    assert report(stores, job)["status"] == "succeeded"
    engine = open_engine(settings.warehouse)
    with engine.connect() as connection:
        died = connection.scalar(text("select count(*) from runs where status = 'interrupted'"))
        launches = connection.scalar(text("select count(*) from spacex_launches"))
    assert (died, launches) == (1, len(state("first")["launches"]))
    engine.dispose()


def test_an_ingest_that_is_cancelled_stops_and_is_in_nobodys_way(stores, start, fake, ask_ingest):
    fake.faults.set([SILENCE])
    worker = start()
    job = ask_ingest()
    wait_until(is_silent(fake))
    cancel(job.job_id, stores.jobs, stores.queue, stores.jobs.now())
    wait_until(lambda: not worker.horses())
    fake.faults.set([])
    again = ask_ingest()
    wait_until(over(stores, again))
    assert [stores.jobs.get(each.job_id).status for each in (job, again)] == [
        JobStatus.CANCELLED,
        JobStatus.COMPLETE,
    ]
