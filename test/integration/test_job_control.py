"""Cancelling and repeating jobs: real workers, a real Redis."""

import time
from datetime import UTC, datetime

import pytest
from rq.command import send_kill_horse_command, send_shutdown_command

from spacelaunch.domain.job import JobStatus
from spacelaunch.jobs.control import cancel, retry
from worker_process import WorkerProcess, result_of, wait_until

PROMISED_S = 1.0


def now():
    return datetime.now(UTC)


def is_in_progress(stores, job):
    return lambda: stores.jobs.get(job.job_id).status is JobStatus.IN_PROGRESS


def is_over(stores, job):
    return lambda: stores.jobs.get(job.job_id).is_over


@pytest.fixture
def retried(loaded):
    return lambda job: retry(
        job.job_id,
        launches=loaded.launches,
        jobs=loaded.jobs,
        queue=loaded.queue,
        queue_limit=10,
        now=now(),
    )


def seconds_to_stop(worker, stores, job):
    """From the request to the end of the process that draws."""
    wait_until(is_in_progress(stores, job))
    horses = set(worker.horses())
    began = time.monotonic()
    cancel(job.job_id, stores.jobs, stores.queue, now())
    wait_until(lambda: not horses & set(worker.horses()))
    return time.monotonic() - began


@pytest.mark.parametrize("hearing", [(), ("deaf",)], ids=["in Python", "hanging in C"])
def test_a_running_drawing_is_stopped_within_a_second(loaded, ask, start, gate, hearing):
    worker = start(WorkerProcess.gated, gate, *hearing)
    job = ask()
    took_s = seconds_to_stop(worker, loaded, job)
    assert took_s < PROMISED_S, f"the drawing went on for {took_s:.3f} s"
    assert result_of(loaded.jobs.get(job.job_id)) == ("cancelled", 1)


def test_a_worker_goes_on_after_a_job_of_its_was_cancelled(loaded, ask, start, gate):
    worker = start(WorkerProcess.gated, gate)
    job, other = ask(), ask(dpi=60)
    seconds_to_stop(worker, loaded, job)
    gate.unlink()
    wait_until(is_over(loaded, other))
    assert result_of(loaded.jobs.get(other.job_id)) == ("complete", 1)
    assert result_of(loaded.jobs.get(job.job_id)) == ("cancelled", 1)
    assert not worker.has_ended()


def test_a_worker_that_was_not_told_sees_it_by_itself(loaded, ask, start, gate):
    worker = start(WorkerProcess.gated, gate, "deaf")
    job = ask()
    wait_until(is_in_progress(loaded, job))
    loaded.jobs.change(job.job_id, lambda kept: kept.cancelled(now()))
    took_s = wait_until(lambda: not worker.horses())
    assert took_s < PROMISED_S + 1, f"the drawing went on for {took_s:.3f} s"


def test_a_queued_job_that_is_cancelled_is_not_drawn(loaded, ask, start):
    job = ask()
    cancel(job.job_id, loaded.jobs, loaded.queue, now())
    start()
    other = ask(dpi=60)
    wait_until(is_over(loaded, other))
    assert result_of(loaded.jobs.get(job.job_id)) == ("cancelled", 0)


def test_a_cancelled_drawing_can_be_run_again(loaded, ask, start, gate, retried):
    worker = start(WorkerProcess.gated, gate)
    job = ask()
    seconds_to_stop(worker, loaded, job)
    gate.unlink()
    retried(job)
    wait_until(is_over(loaded, job))
    assert result_of(loaded.jobs.get(job.job_id)) == ("complete", 1)


def test_a_job_that_is_run_again_at_once_does_not_save_the_drawing_before(
    loaded, ask, start, gate, retried
):
    worker = start(WorkerProcess.gated, gate, "deaf")
    job = ask()
    wait_until(is_in_progress(loaded, job))
    horses = set(worker.horses())
    cancel(job.job_id, loaded.jobs, loaded.queue, now())
    retried(job)
    assert wait_until(lambda: not horses & set(worker.horses())) < PROMISED_S
    wait_until(is_in_progress(loaded, job))
    assert result_of(loaded.jobs.get(job.job_id)) == ("in progress", 1)


def test_a_job_that_failed_can_be_run_again(loaded, ask, start, gate, retried):
    worker = start(WorkerProcess.gated, gate)
    job = ask()
    for attempt in (1, 2, 3):
        wait_until(lambda n=attempt: result_of(loaded.jobs.get(job.job_id)) == ("in progress", n))
        worker.kill_horse()
    wait_until(is_over(loaded, job))
    gate.unlink()
    assert result_of(retried(job)) == ("queued", 0)
    wait_until(is_over(loaded, job))
    assert result_of(loaded.jobs.get(job.job_id)) == ("complete", 1)


def test_no_message_stops_a_job_that_is_wanted(loaded, ask, start, gate):
    worker = start(WorkerProcess.gated, gate)
    job = ask()
    wait_until(is_in_progress(loaded, job))
    horses = worker.horses()
    name = loaded.jobs.workers()[0]
    loaded.queue.stop(name, "another claim")
    send_shutdown_command(loaded.queue.rq.connection, name)
    send_kill_horse_command(loaded.queue.rq.connection, name)
    loaded.queue.rq.connection.publish(f"rq:pubsub:{name}", "nonsense")
    time.sleep(0.3)
    assert worker.horses() == horses
    gate.unlink()
    wait_until(is_over(loaded, job))
    assert result_of(loaded.jobs.get(job.job_id)) == ("complete", 1)
