"""Reading jobs: lists and counts that the store keeps, and records that may be wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from fakeredis import FakeRedis

from factories import NOW, make_job
from spacelaunch.domain.job import JobStatus
from spacelaunch.storage import keys
from spacelaunch.storage.job_store import JobStore


@pytest.fixture
def store(fake_redis: FakeRedis) -> JobStore:
    return JobStore(fake_redis, keep_s=3600, lease_s=6)


def test_jobs_are_counted_by_status_zeros_too(store):
    store.join(make_job(job_id="a"), NOW)
    store.join(make_job(job_id="b"), NOW)
    store.change("b", lambda job: job.started("c", "w", NOW))
    counts = {str(status): n for status, n in store.count_by_status().items()}
    assert counts == {"queued": 1, "in progress": 1, "complete": 0, "failed": 0, "cancelled": 0}


def test_the_queued_job_that_waits_longest_is_known(store):
    assert store.first_due_at() is None
    store.join(make_job(job_id="b", due_at=NOW + timedelta(seconds=9)), NOW)
    store.join(make_job(job_id="a"), NOW)
    assert store.first_due_at() == NOW


def test_the_versions_that_are_needed_are_those_of_jobs_that_wait_or_run(store):
    assert store.needed_versions() == set()
    for number, ending in enumerate(("queued", "running", "over")):
        job = make_job(job_id=f"timeline-{number}", version=ending)
        store.join(job, NOW)
    store.change("timeline-1", lambda job: job.started("c", "w", NOW))
    store.change("timeline-2", lambda job: job.cancelled(NOW))
    assert store.needed_versions() == {"queued", "running"}


def test_a_moment_is_that_of_redis(store):
    assert abs(store.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_one_record_that_cannot_be_read_hides_no_other(store, fake_redis, caplog):
    for number in range(3):
        store.join(make_job(job_id=f"timeline-{number}"), NOW)
    newer = fake_redis.get(keys.job("timeline-1")).replace(b'"queued"', b'"paused"')
    fake_redis.set(keys.job("timeline-1"), newer)
    found = store.many(["timeline-0", "timeline-1", "timeline-2"])
    assert [job.job_id for job in found] == ["timeline-0", "timeline-2"]
    assert caplog.messages == [
        "passed over: job:timeline-1 in Redis is damaged or was written by a newer version "
        "(status); upgrade, or delete that key"
    ]


def test_a_record_that_cannot_be_read_is_told_once(store, fake_redis, caplog):
    fake_redis.set(keys.job("timeline-1"), b"?")
    assert [store.many(["timeline-1"]) for _ in range(3)] == [[], [], []]
    assert len(caplog.messages) == 1


@pytest.mark.parametrize("score", ["inf", "-inf", 1e300])
def test_a_moment_that_cannot_be_is_not_the_first(store, fake_redis, score):
    fake_redis.zadd(keys.JOBS_QUEUED, {"timeline-1": score})
    assert store.first_due_at() is None


def test_an_id_that_is_no_text_is_one_that_is_not_there(store, fake_redis):
    fake_redis.zadd(keys.JOBS_QUEUED, {b"\xff": 1})
    assert store.many(store.queued_ids(NOW)) == []


def test_counting_and_paging_cost_the_same_however_many_there_are(store, monkeypatch):
    sent: list[object] = []
    send = FakeRedis.execute_command
    for number in range(50):
        store.join(make_job(job_id=f"timeline-{number}"), NOW)
    monkeypatch.setattr(
        FakeRedis,
        "execute_command",
        lambda *given, **more: sent.append(given) or send(*given, **more),
    )
    assert store.count_by_status()[JobStatus.QUEUED] == 50
    assert len(store.page((), (), 1)) == 1
    assert len(sent) < 10
