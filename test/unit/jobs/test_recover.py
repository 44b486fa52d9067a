"""Keeping jobs true: silent attempts are released, lost calls are repeated, all else is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from fakeredis import FakeRedis

from factories import NOW, make_job
from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.jobs.recover import GRACE, LOOK_AGAIN_AFTER, Sweeper, give_up, release
from spacelaunch.storage import keys
from spacelaunch.storage.job_store import JobStore

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def jobs(fake_redis: FakeRedis) -> JobStore:
    return JobStore(fake_redis, keep_s=3600, lease_s=6)


@pytest.fixture
def queue(fake_redis: FakeRedis) -> JobQueue:
    return JobQueue(fake_redis, job_timeout_s=60)


@pytest.fixture
def sweeper(jobs: JobStore, queue: JobQueue) -> Sweeper:
    return Sweeper(jobs, queue)


def carried(queue: JobQueue) -> list[str]:
    """The ids that wait, as often as they do."""
    return [carrier.args[0] for carrier in queue.rq.jobs]


def queued(jobs: JobStore, **overrides: object) -> Job:
    return jobs.join(make_job(**overrides), NOW)[0]


def started(jobs: JobStore, claim: str = "c1", now: datetime = NOW, **overrides: object) -> Job:
    job_id = queued(jobs, **overrides).job_id
    return jobs.change(job_id, lambda kept: kept.started(claim, "w1", now))


def silence(redis: FakeRedis, job: Job) -> None:
    """What the end of its lease does to an attempt."""
    redis.delete(keys.lease(job.job_id))


def test_a_silent_attempt_is_released_and_a_worker_called(jobs, queue, fake_redis, sweeper):
    silence(fake_redis, started(jobs))
    sweeper.sweep(LATER)
    job = jobs.get("timeline-1")
    assert (job.status, job.attempts, job.error) == (JobStatus.QUEUED, 1, "its worker died")
    assert (job.claim, job.worker, job.due_at) == (None, None, LATER)
    assert queue.waiting() == {"timeline-1"}


def test_a_released_job_can_be_taken_by_another_worker(jobs, queue, fake_redis, sweeper):
    silence(fake_redis, started(jobs))
    sweeper.sweep(LATER)
    job = jobs.change("timeline-1", lambda kept: kept.started("c2", "w2", LATER))
    assert (job.status, job.attempts, job.worker) == (JobStatus.IN_PROGRESS, 2, "w2")


def test_after_the_last_attempt_a_job_has_failed_with_the_reason(jobs, queue, fake_redis, sweeper):
    silence(fake_redis, started(jobs, attempts=2, max_attempts=3))
    sweeper.sweep(LATER)
    job = jobs.get("timeline-1")
    assert (job.status, job.finished_at) == (JobStatus.FAILED, LATER)
    assert job.error == "its worker died (gave up after 3 attempts)"
    assert queue.waiting() == set()


def test_a_job_with_one_attempt_gives_up_after_it(jobs, queue, fake_redis, sweeper):
    silence(fake_redis, started(jobs, max_attempts=1))
    sweeper.sweep(LATER)
    assert jobs.get("timeline-1").error == "its worker died (gave up after 1 attempt)"


def test_an_attempt_that_is_alive_is_left_alone(jobs, queue, sweeper):
    job = started(jobs)
    sweeper.sweep(LATER)
    assert jobs.get("timeline-1") == job
    assert queue.waiting() == set()


def test_a_queued_job_that_waits_in_the_queue_is_left_alone(jobs, queue, sweeper):
    job = queued(jobs)
    queue.put(job)
    sweeper.sweep(LATER)
    assert jobs.get("timeline-1") == job
    assert carried(queue) == ["timeline-1"]


def look_twice(sweeper: Sweeper, now: datetime = LATER) -> None:
    sweeper.sweep(now)
    sweeper.sweep(now + LOOK_AGAIN_AFTER)


def test_a_queued_job_that_the_queue_has_lost_is_called_again(jobs, queue, sweeper):
    job = queued(jobs)
    look_twice(sweeper)
    assert queue.waiting() == {"timeline-1"}
    assert jobs.get("timeline-1") == job


def test_only_the_lost_one_of_two_is_called_again(jobs, queue, sweeper):
    queue.put(queued(jobs, job_id="timeline-1"))
    queued(jobs, job_id="timeline-2")
    look_twice(sweeper)
    assert carried(queue) == ["timeline-1", "timeline-2"]


def test_a_job_on_its_way_into_the_queue_is_not_called_twice(jobs, queue, sweeper):
    queued(jobs, due_at=NOW)
    look_twice(sweeper, NOW + GRACE - LOOK_AGAIN_AFTER - timedelta(milliseconds=1))
    assert queue.waiting() == set()


def test_a_job_on_its_way_from_a_long_queue_to_its_claim_is_not_called_twice(jobs, queue, sweeper):
    """It was due long ago, and a worker has just taken its id out of the queue."""
    queued(jobs, due_at=NOW - timedelta(hours=1))
    sweeper.sweep(NOW)
    assert queue.waiting() == set()
    jobs.change("timeline-1", lambda kept: kept.started("c1", "w1", NOW))
    sweeper.sweep(NOW + LOOK_AGAIN_AFTER)
    assert queue.waiting() == set()


def test_two_looks_at_once_are_one(jobs, queue, sweeper):
    queued(jobs)
    sweeper.sweep(LATER)
    sweeper.sweep(LATER + LOOK_AGAIN_AFTER / 2)
    assert queue.waiting() == set()


def test_a_job_that_was_seen_in_between_is_looked_at_twice_more(jobs, queue, sweeper):
    job = queued(jobs)
    sweeper.sweep(LATER)
    queue.put(job)
    sweeper.sweep(LATER + LOOK_AGAIN_AFTER)
    queue.rq.empty()
    sweeper.sweep(LATER + LOOK_AGAIN_AFTER * 2)
    assert queue.waiting() == set()


def test_a_job_of_a_newer_program_is_passed_over_and_the_others_are_looked_after(
    jobs, queue, sweeper, fake_redis
):
    queued(jobs, job_id="timeline-1")
    queued(jobs, job_id="timeline-2")
    newer = fake_redis.get(keys.job("timeline-1")).replace(b'"queued"', b'"paused"')
    fake_redis.set(keys.job("timeline-1"), newer)
    look_twice(sweeper)
    assert queue.waiting() == {"timeline-2"}
    assert fake_redis.get(keys.job("timeline-1")) == newer


def test_a_job_that_is_due_later_is_not_called_yet(jobs, queue, sweeper):
    queued(jobs, due_at=LATER)
    sweeper.sweep(LATER)
    assert queue.waiting() == set()


@pytest.mark.parametrize(
    "ending",
    [
        pytest.param(lambda kept: kept.completed("c1", NOW, LATER), id="complete"),
        pytest.param(lambda kept: kept.failed("c1", NOW, "broken"), id="failed"),
        pytest.param(lambda kept: kept.cancelled(NOW), id="cancelled"),
    ],
)
def test_a_job_that_is_over_is_left_alone(jobs, queue, ending, sweeper):
    started(jobs)
    over = jobs.change("timeline-1", ending)
    sweeper.sweep(LATER)
    assert jobs.get("timeline-1") == over
    assert queue.waiting() == set()


def test_a_second_sweep_changes_nothing_more(jobs, queue, fake_redis, sweeper):
    silence(fake_redis, started(jobs))
    sweeper.sweep(LATER)
    released = jobs.get("timeline-1")
    sweeper.sweep(LATER + GRACE * 2)
    assert jobs.get("timeline-1") == released
    assert carried(queue) == ["timeline-1"]


def test_a_worker_that_wakes_up_after_the_sweep_can_write_nothing(jobs, queue, fake_redis, sweeper):
    silence(fake_redis, started(jobs, claim="c1"))
    sweeper.sweep(LATER)
    with pytest.raises(Exception, match="no longer held by this attempt"):
        jobs.change("timeline-1", lambda kept: kept.completed("c1", LATER, LATER))


def test_a_job_without_a_record_is_passed_over_and_waits_no_more(jobs, queue, fake_redis, sweeper):
    queued(jobs)
    fake_redis.delete(keys.job("timeline-1"))
    look_twice(sweeper)
    assert queue.waiting() == set()
    assert jobs.queued_count() == 0


def test_releasing_an_attempt_that_is_no_longer_of_the_job_does_nothing(jobs, queue):
    job = started(jobs, claim="c2")
    release(replace(job, claim="c1"), jobs, queue, LATER, "its worker died")
    assert jobs.get("timeline-1") == job
    assert queue.waiting() == set()


def test_releasing_a_job_that_nobody_holds_does_nothing(jobs, queue):
    job = queued(jobs)
    release(job, jobs, queue, LATER, "its worker died")
    assert jobs.get("timeline-1") == job


def test_releasing_a_job_that_was_forgotten_does_nothing(jobs, queue, fake_redis):
    job = started(jobs)
    fake_redis.delete(keys.job("timeline-1"))
    release(job, jobs, queue, LATER, "its worker died")
    assert queue.waiting() == set()


def test_giving_up_fails_the_job_at_once_whatever_attempts_are_left(jobs):
    give_up(started(jobs, max_attempts=3), jobs, LATER, "too slow")
    job = jobs.get("timeline-1")
    assert (job.status, job.error, job.finished_at) == (JobStatus.FAILED, "too slow", LATER)


def test_giving_up_on_an_attempt_that_is_no_longer_of_the_job_does_nothing(jobs):
    job = started(jobs, claim="c2")
    give_up(replace(job, claim="c1"), jobs, LATER, "too slow")
    assert jobs.get("timeline-1") == job


def test_giving_up_on_a_job_that_nobody_holds_does_nothing(jobs):
    job = queued(jobs)
    give_up(job, jobs, LATER, "too slow")
    assert jobs.get("timeline-1") == job
