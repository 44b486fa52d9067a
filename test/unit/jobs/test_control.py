"""Cancelling, repeating and forgetting."""

from datetime import timedelta

import pytest

from data_sets import store_launches
from factories import NOW, make_job, make_launch
from spacelaunch.errors import ConflictError, ExpiredError, NotFoundError, QueueFullError
from spacelaunch.jobs.control import cancel, forget, retry

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def job(fake_stores):
    launches = [make_launch(2000)]
    data_set = store_launches(fake_stores.launches, launches)
    return fake_stores.jobs.join(make_job(version=data_set.version), NOW)[0]


@pytest.fixture
def retried(fake_stores, job):
    def again(queue_limit=10):
        stores = fake_stores
        return retry(
            job.job_id,
            launches=stores.launches,
            jobs=stores.jobs,
            queue=stores.queue,
            queue_limit=queue_limit,
            now=LATER,
        )

    return again


def started(stores):
    return stores.jobs.change("timeline-1", lambda job: job.started("c", "w", NOW))


def cancelled(stores):
    return cancel("timeline-1", stores.jobs, stores.queue, NOW)


def test_a_queued_job_ends_at_once(fake_stores, job):
    assert (cancelled(fake_stores).status, fake_stores.jobs.queued_count()) == ("cancelled", 0)


def test_the_worker_of_a_running_job_is_told(fake_stores, job):
    listener = fake_stores.queue.rq.connection.pubsub(ignore_subscribe_messages=True)
    listener.subscribe("rq:pubsub:w")
    listener.get_message()
    started(fake_stores)
    assert cancelled(fake_stores).status == "cancelled"
    assert listener.get_message()["data"] == b'{"command": "stop", "claim": "c"}'


def test_what_is_over_cannot_be_cancelled(fake_stores, job):
    cancelled(fake_stores)
    with pytest.raises(ConflictError, match="already cancelled"):
        cancelled(fake_stores)


def test_a_job_that_is_run_again_is_queued_with_all_its_attempts(fake_stores, job, retried):
    started(fake_stores)
    cancelled(fake_stores)
    again = retried()
    assert (again.status, again.attempts, again.error) == ("queued", 0, None)
    assert fake_stores.queue.waiting() == {job.job_id}


def test_a_job_that_is_not_over_is_not_run_again(job, retried):
    with pytest.raises(ConflictError, match="is queued; only a job that failed"):
        retried()


def test_without_its_data_a_job_is_not_run_again(fake_stores, job, retried):
    cancelled(fake_stores)
    fake_stores.launches.clear(fake_stores.launches.current())
    with pytest.raises(ExpiredError, match="are gone; POST /analyze/timeline asks the present"):
        retried()


def test_a_full_queue_takes_no_job_again(fake_stores, job, retried):
    cancelled(fake_stores)
    fake_stores.jobs.join(make_job(job_id="other"), NOW)
    with pytest.raises(QueueFullError, match="1 jobs are waiting, and 1 may"):
        retried(queue_limit=1)
    assert fake_stores.jobs.get(job.job_id).status == "cancelled"


def test_a_forgotten_job_leaves_nothing(fake_stores, job):
    fake_stores.results.save(job.job_id, {"png": b"1"})
    forget(job.job_id, fake_stores.jobs, fake_stores.results)
    assert (fake_stores.jobs.page((), (), 9), fake_stores.jobs.queued_count()) == ([], 0)
    assert fake_stores.results.part(job.job_id, "png") is None
    with pytest.raises(NotFoundError, match="no job timeline-1"):
        forget(job.job_id, fake_stores.jobs, fake_stores.results)


def test_a_job_in_progress_is_not_forgotten(fake_stores, job):
    started(fake_stores)
    with pytest.raises(ConflictError, match="cancel it first"):
        forget(job.job_id, fake_stores.jobs, fake_stores.results)


@pytest.fixture
def retried_errand(fake_stores):
    """A cancelled errand, run again."""

    def again(errand, **params):
        job = make_job(job_id=f"{errand}-1", analysis=errand, version="", params=params)
        fake_stores.jobs.join(job.cancelled(NOW), NOW)
        stores = {"launches": fake_stores.launches, "jobs": fake_stores.jobs}
        return retry(f"{errand}-1", **stores, queue=fake_stores.queue, queue_limit=10, now=LATER)

    return again


@pytest.mark.parametrize(
    ("errand", "params"), [("ingest-spacex", {"source": "spacex"}), ("load", {"form": "kaggle"})]
)
def test_an_errand_that_was_sent_nothing_is_run_again(retried_errand, errand, params):
    assert retried_errand(errand, **params).status == "queued"


def test_what_was_sent_for_a_load_is_gone_when_it_is_over(retried_errand):
    with pytest.raises(ExpiredError, match="send it again"):
        retried_errand("load", form="file")


def test_an_ingest_is_not_run_again_beside_another_of_its_source(fake_stores, retried_errand):
    fake_stores.jobs.join(make_job(job_id="ingest-spacex-2", analysis="ingest-spacex"), NOW)
    with pytest.raises(ConflictError, match="ingest-spacex-2"):
        retried_errand("ingest-spacex", source="spacex")
