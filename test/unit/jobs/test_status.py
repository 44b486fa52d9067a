"""Waiting for a job."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import pytest
from fakeredis import FakeRedis

from factories import NOW, make_job
from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.errors import NotFoundError
from spacelaunch.jobs import status
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.jobs.status import follow, wait_for
from spacelaunch.storage import change_listener
from spacelaunch.storage.connection import connect
from spacelaunch.storage.job_store import JobStore


class Clock:
    """A clock on which only sleeping takes time; at its tenth second something happens."""

    def __init__(self) -> None:
        self.now = 0.0
        self.at_ten = lambda: None

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        before, self.now = self.now, self.now + seconds
        if before < 10 <= self.now:
            self.at_ten()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(status, "time", clock)
    return clock


@pytest.fixture
def jobs(fake_redis: FakeRedis) -> JobStore:
    return JobStore(fake_redis, keep_s=3600, lease_s=6)


@pytest.fixture
def queue(fake_redis: FakeRedis) -> JobQueue:
    return JobQueue(fake_redis, job_timeout_s=60)


def started(jobs: JobStore) -> Job:
    jobs.join(make_job(), NOW)
    return jobs.change("timeline-1", lambda kept: kept.started("c1", "w1", NOW))


def complete(jobs: JobStore) -> Job:
    until = NOW + timedelta(hours=1)
    return jobs.change("timeline-1", lambda kept: kept.completed("c1", NOW, until))


def test_a_job_that_is_over_is_given_at_once(jobs, clock):
    started(jobs)
    job = complete(jobs)
    assert wait_for("timeline-1", jobs, seconds=30) == job
    assert clock.now == 0


def test_not_waiting_gives_the_job_as_it_stands(jobs, clock):
    job = started(jobs)
    assert wait_for("timeline-1", jobs, seconds=0) == job
    assert clock.now == 0


def test_a_wait_ends_as_soon_as_the_job_does(jobs, clock):
    started(jobs)
    clock.at_ten = lambda: complete(jobs)
    assert wait_for("timeline-1", jobs, seconds=30).status is JobStatus.COMPLETE
    assert clock.now == pytest.approx(10, abs=0.1)


def test_a_wait_that_is_over_gives_the_job_as_it_stands(jobs, clock):
    job = started(jobs)
    assert wait_for("timeline-1", jobs, seconds=5) == job
    assert clock.now == pytest.approx(5, abs=0.1)


def test_nobody_waits_longer_than_a_minute(jobs, clock):
    started(jobs)
    wait_for("timeline-1", jobs, seconds=9_999)
    assert clock.now == pytest.approx(60, abs=0.1)


def test_an_unknown_job_is_not_waited_for(jobs, clock):
    with pytest.raises(NotFoundError, match="no job timeline-9"):
        wait_for("timeline-9", jobs, seconds=30)
    assert clock.now == 0


def test_a_job_that_is_forgotten_during_the_wait_is_not_found(jobs, clock, fake_redis):
    started(jobs)
    clock.at_ten = fake_redis.flushall
    with pytest.raises(NotFoundError, match="no job timeline-1"):
        wait_for("timeline-1", jobs, seconds=30)


def test_the_wait_looks_at_a_clock_that_runs(jobs):
    started(jobs)
    began = time.monotonic()
    wait_for("timeline-1", jobs, seconds=0.1)
    assert 0.1 <= time.monotonic() - began < 5


class CountingJobs(JobStore):
    """Counts how often it is asked for a job."""

    looks = 0

    def get(self, job_id: str) -> Job:
        self.looks += 1
        return super().get(job_id)


def test_who_waits_asks_redis_only_when_it_has_told_of_a_change(settings, stores, monkeypatch):
    monkeypatch.setattr(change_listener, "SILENCE_S", 3_600.0)
    started(stores.jobs)
    with connect(settings.redis_database("jobs")) as redis:
        jobs = CountingJobs(redis, keep_s=3600, lease_s=6)
        after_a_moment = threading.Timer(0.5, complete, [stores.jobs])
        after_a_moment.start()
        assert wait_for("timeline-1", jobs, seconds=60).status is JobStatus.COMPLETE
    assert jobs.looks == 2
    after_a_moment.join()


def test_a_server_that_stops_gets_the_job_as_it_stands(fake_stores):
    job, _ = fake_stores.jobs.join(make_job(), NOW)
    began = time.monotonic()
    assert wait_for(job.job_id, fake_stores.jobs, 60, lambda: True) == job
    assert time.monotonic() - began < 5


def test_a_job_that_is_followed_is_given_at_each_change_and_the_silence_is_told(jobs, queue, clock):
    jobs.join(make_job(), NOW)
    clock.at_ten = lambda: jobs.change("timeline-1", lambda kept: kept.cancelled(NOW))
    seen = [
        found and (found[0].status.value, found[1])
        for found in follow("timeline-1", jobs, queue, 60)
    ]
    assert seen == [("queued", 1), ("cancelled", None)]


def test_a_silence_of_ten_seconds_is_told(jobs, queue, clock):
    jobs.join(make_job(), NOW)
    assert [found is None for found in follow("timeline-1", jobs, queue, 25)] == [False, True, True]
    assert clock.now == pytest.approx(25, abs=0.3)
