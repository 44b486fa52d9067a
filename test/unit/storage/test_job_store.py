"""The only truth about a job: joined, changed, leased, listed, forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fakeredis import FakeRedis, FakeServer

from factories import NOW, make_job
from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.errors import (
    ConflictError,
    NotFoundError,
    StaleClaimError,
    StorageUnavailableError,
    UnreadableRecordError,
)
from spacelaunch.storage import keys
from spacelaunch.storage.job_store import JobStore

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def store(fake_redis: FakeRedis) -> JobStore:
    return JobStore(fake_redis, keep_s=3600, lease_s=6)


def joined(store: JobStore, **overrides: object) -> Job:
    return store.join(make_job(**overrides), NOW)[0]


def started(store: JobStore, claim: str = "c1", **overrides: object) -> Job:
    job = joined(store, **overrides)
    return store.change(job.job_id, lambda kept: kept.started(claim, "w1", NOW))


def completed(store: JobStore, expires_at=LATER) -> Job:
    job = started(store)
    return store.change(job.job_id, lambda kept: kept.completed("c1", NOW, expires_at))


def newest(store: JobStore) -> list[Job]:
    return store.many(job_id for _, job_id in store.page((), (), 10))


def with_worker_2(job: Job) -> Job:
    return replace(job, worker="w2")


def test_a_new_job_is_stored_as_it_is(store):
    job = make_job(params={"country": "USA", "dpi": 60, "top": None})
    assert store.join(job, NOW) == (job, True)
    assert store.get(job.job_id) == job


def test_an_unknown_job_is_not_found(store):
    with pytest.raises(NotFoundError, match="no job timeline-9"):
        store.get("timeline-9")


def test_a_job_keeps_every_moment_through_its_life(store):
    job = completed(store)
    found = store.get(job.job_id)
    assert found == job
    assert (found.started_at, found.finished_at, found.expires_at) == (NOW, NOW, LATER)


def test_a_second_request_joins_a_queued_job(store):
    first = joined(store)
    assert store.join(make_job(created_at=LATER), LATER) == (first, False)


def test_a_second_request_joins_a_job_in_progress(store):
    job = started(store)
    assert store.join(make_job(), NOW) == (job, False)


def test_a_second_request_is_answered_by_a_complete_job(store):
    job = completed(store)
    assert store.join(make_job(), NOW) == (job, False)


def test_a_job_whose_result_has_expired_is_asked_anew(store):
    completed(store, expires_at=LATER)
    again = make_job(created_at=LATER)
    assert store.join(again, LATER) == (again, True)


def test_a_failed_job_is_asked_anew(store):
    started(store)
    store.change("timeline-1", lambda kept: kept.failed("c1", NOW, "broken"))
    again = make_job(created_at=LATER)
    assert store.join(again, NOW) == (again, True)


def test_a_cancelled_job_is_asked_anew(store):
    joined(store)
    store.change("timeline-1", lambda kept: kept.cancelled(NOW))
    assert store.join(make_job(), NOW) == (make_job(), True)


def test_a_job_that_is_asked_anew_does_not_expire(store, fake_redis):
    completed(store, expires_at=NOW)
    joined(store)
    assert fake_redis.ttl(keys.job("timeline-1")) == -1


def test_a_change_gives_the_job_that_it_made_and_keeps_it(store):
    joined(store)
    changed = store.change("timeline-1", lambda kept: kept.started("c1", "w1", NOW))
    assert changed.status is JobStatus.IN_PROGRESS
    assert store.get("timeline-1") == changed


def test_an_unknown_job_cannot_be_changed(store):
    with pytest.raises(NotFoundError, match="no job timeline-9"):
        store.change("timeline-9", lambda kept: kept)


def test_a_change_that_is_refused_leaves_the_job(store):
    job = started(store)
    with pytest.raises(StaleClaimError):
        store.change(job.job_id, lambda kept: kept.advanced("another", 50))
    assert store.get(job.job_id) == job


def test_only_one_of_two_workers_gets_a_job(store):
    started(store, claim="c1")
    with pytest.raises(ConflictError, match="in progress, not queued"):
        store.change("timeline-1", lambda kept: kept.started("c2", "w2", NOW))


def test_a_change_that_is_overtaken_is_made_again_on_what_is_there_now(store, fake_redis):
    started(store)
    rival = JobStore(fake_redis, keep_s=3600, lease_s=6)
    in_between = iter([lambda: rival.change("timeline-1", with_worker_2), lambda: None])

    def advanced(kept: Job) -> Job:
        next(in_between)()
        return kept.advanced("c1", 50)

    changed = store.change("timeline-1", advanced)
    assert (changed.worker, changed.progress_pct) == ("w2", 50)
    assert store.get("timeline-1") == changed


def test_the_newest_jobs_come_first_up_to_the_limit(store):
    old = joined(store, job_id="timeline-1", created_at=NOW)
    middle = joined(store, job_id="timeline-2", created_at=NOW + timedelta(seconds=1))
    new = joined(store, job_id="timeline-3", created_at=NOW + timedelta(seconds=2))
    assert newest(store)[:2] == [new, middle]
    assert newest(store) == [new, middle, old]


def test_a_list_without_jobs_is_empty(store):
    assert (newest(store), store.running_ids(), store.queued_ids(LATER)) == ([], [], [])


def test_a_job_that_has_expired_is_not_listed(store, fake_redis):
    completed(store)
    fake_redis.delete(keys.job("timeline-1"))
    assert newest(store) == []


def test_only_jobs_in_progress_are_running(store):
    job = started(store, job_id="timeline-1")
    joined(store, job_id="timeline-2")
    assert store.running_ids() == [job.job_id]


@pytest.mark.parametrize(
    "ending",
    [
        pytest.param(lambda kept: kept.completed("c1", NOW, LATER), id="complete"),
        pytest.param(lambda kept: kept.failed("c1", NOW, "broken"), id="failed"),
        pytest.param(lambda kept: kept.cancelled(NOW), id="cancelled"),
    ],
)
def test_a_job_that_is_over_is_kept_for_a_while_and_in_no_index_of_work(store, fake_redis, ending):
    started(store)
    over = store.change("timeline-1", ending)
    assert newest(store) == [over]
    assert (store.running_ids(), store.queued_ids(LATER)) == ([], [])
    assert fake_redis.ttl(keys.job("timeline-1")) == 3600


def test_queued_jobs_are_listed_once_they_are_due_first_come_first(store):
    joined(store, job_id="timeline-1", due_at=NOW + timedelta(seconds=2))
    joined(store, job_id="timeline-2", due_at=NOW)
    joined(store, job_id="timeline-3", due_at=LATER)
    assert store.queued_ids(NOW + timedelta(seconds=3)) == ["timeline-2", "timeline-1"]


def test_a_job_in_progress_is_not_queued(store):
    started(store)
    assert store.queued_ids(LATER) == []


def test_a_released_job_is_queued_again(store):
    started(store)
    store.change("timeline-1", lambda kept: kept.released("c1", NOW, LATER, "its worker died"))
    assert store.running_ids() == []
    assert store.queued_ids(LATER) == ["timeline-1"]


def test_an_attempt_is_alive_from_its_start(store):
    assert store.is_alive(started(store))


def test_an_attempt_falls_silent_when_its_lease_ends(store, fake_redis):
    job = started(store)
    assert fake_redis.ttl(keys.lease(job.job_id)) == 6
    fake_redis.delete(keys.lease(job.job_id))
    assert not store.is_alive(job)


def test_a_lease_is_alive_for_its_own_attempt_only(store):
    assert not store.is_alive(replace(started(store), claim="another"))


def test_a_job_that_nobody_holds_is_not_alive(store):
    assert not store.is_alive(joined(store))


def test_renewing_starts_the_lease_again(store, fake_redis):
    job = started(store)
    fake_redis.expire(keys.lease(job.job_id), 1)
    store.renew(job.job_id, "c1")
    assert fake_redis.ttl(keys.lease(job.job_id)) == 6


def test_a_lease_that_ended_cannot_be_renewed(store, fake_redis):
    job = started(store)
    fake_redis.delete(keys.lease(job.job_id))
    with pytest.raises(StaleClaimError):
        store.renew(job.job_id, "c1")


def test_the_lease_of_another_attempt_cannot_be_renewed(store, fake_redis):
    job = started(store)
    fake_redis.expire(keys.lease(job.job_id), 3)
    with pytest.raises(StaleClaimError):
        store.renew(job.job_id, "c0")
    assert fake_redis.ttl(keys.lease(job.job_id)) == 3


def test_a_job_that_is_over_has_no_lease(store, fake_redis):
    completed(store)
    assert not fake_redis.exists(keys.lease("timeline-1"))


def test_progress_also_renews_the_lease(store, fake_redis):
    started(store)
    fake_redis.expire(keys.lease("timeline-1"), 1)
    store.change("timeline-1", lambda kept: kept.advanced("c1", 30))
    assert fake_redis.ttl(keys.lease("timeline-1")) == 6


def test_a_job_that_is_over_leaves_the_lists_with_its_record(fake_redis):
    store = JobStore(fake_redis, keep_s=-1, lease_s=6)
    joined(store)
    store.change("timeline-1", lambda kept: kept.cancelled(NOW))
    assert store.count((), ()) == 1
    store.prune()
    assert (store.count((), ()), fake_redis.zcard(keys.JOBS_ENDED)) == (0, 0)


def test_a_job_that_waits_is_listed_and_counted_however_long(fake_redis):
    store = JobStore(fake_redis, keep_s=-1, lease_s=6)
    waiting = joined(store, created_at=NOW - timedelta(days=99))
    store.prune()
    assert newest(store) == [waiting]
    assert store.count_by_status()[JobStatus.QUEUED] == 1


def test_a_job_that_is_asked_anew_is_not_pruned_for_its_end_before(store, fake_redis):
    completed(store, expires_at=NOW)
    again = joined(store)
    fake_redis.zadd(keys.JOBS_ENDED, {"timeline-1": 0}, xx=True)
    store.prune()
    assert newest(store) == [again]


def test_tidying_takes_a_job_without_record_out_of_every_list(store, fake_redis):
    started(store)
    fake_redis.delete(keys.job("timeline-1"))
    store.tidy("timeline-1")
    assert (newest(store), store.running_ids(), store.count((), ())) == ([], [], 0)


def test_tidying_lists_a_job_as_its_record_says(store, fake_redis):
    """As where an older program, that knows less of the lists, has ended it."""
    job = started(store)
    record = fake_redis.get(keys.job(job.job_id))
    store.change(job.job_id, lambda kept: kept.cancelled(NOW))
    over = fake_redis.get(keys.job(job.job_id))
    fake_redis.set(keys.job(job.job_id), record)
    store.tidy(job.job_id)
    assert store.running_ids() == [job.job_id]
    fake_redis.set(keys.job(job.job_id), over)
    store.tidy(job.job_id)
    assert (store.running_ids(), store.count([JobStatus.CANCELLED], ())) == ([], 1)
    assert fake_redis.ttl(keys.job(job.job_id)) == 3600


def test_only_one_worker_has_the_turn_to_sweep(store, fake_redis):
    assert [store.take_turn(worker, 3) for worker in ("w1", "w2", "w1")] == [True, False, True]
    fake_redis.delete(keys.SWEEPER)
    assert store.take_turn("w2", 3)


def test_the_turn_of_a_worker_that_falls_silent_ends(store, fake_redis):
    store.take_turn("w1", 3)
    fake_redis.expire(keys.SWEEPER, 1)
    store.take_turn("w1", 3)
    assert fake_redis.ttl(keys.SWEEPER) == 3


def test_workers_that_give_signs_of_life_are_listed_by_name(store):
    store.sign_of_life("w2", lasts_s=10)
    store.sign_of_life("w1", lasts_s=10)
    assert store.workers() == ["w1", "w2"]


def test_a_worker_that_fell_silent_is_not_listed(store):
    store.sign_of_life("w1", lasts_s=-1)
    assert store.workers() == []


def test_a_sign_of_life_clears_away_workers_that_fell_silent(store, fake_redis):
    store.sign_of_life("w1", lasts_s=-1)
    store.sign_of_life("w2", lasts_s=10)
    assert fake_redis.zrange(keys.WORKERS, 0, -1) == [b"w2"]


def test_a_worker_that_signs_off_is_gone_at_once(store):
    store.sign_of_life("w1", lasts_s=10)
    store.sign_off("w1")
    assert store.workers() == []


def test_a_redis_that_is_away_is_said_so():
    server = FakeServer()
    server.connected = False
    store = JobStore(FakeRedis(server=server), keep_s=3600, lease_s=6)
    with pytest.raises(StorageUnavailableError, match="Redis does not answer"):
        store.join(make_job(), NOW)


def test_a_job_keeps_the_request_that_asked_for_it(fake_stores):
    fake_stores.jobs.join(make_job(request_id="r1"), NOW)
    assert fake_stores.jobs.get(make_job().job_id).request_id == "r1"


DAMAGED = [
    pytest.param(b"", id="nothing"),
    pytest.param(b"\xff\x00", id="no text"),
    pytest.param(b"[]", id="no job"),
    pytest.param(b"9" * 400, id="a number"),
]


def damage(redis: FakeRedis, text: bytes) -> None:
    redis.set(keys.job("timeline-1"), text)


@pytest.mark.parametrize("text", DAMAGED[1:])
def test_a_record_that_cannot_be_read_is_said_with_its_key(store, fake_redis, text):
    joined(store)
    damage(fake_redis, text)
    with pytest.raises(UnreadableRecordError, match="job:timeline-1 in Redis is damaged"):
        store.get("timeline-1")
    with pytest.raises(UnreadableRecordError):
        store.change("timeline-1", lambda kept: kept)


@pytest.mark.parametrize("text", DAMAGED)
def test_a_record_that_cannot_be_read_is_made_anew_by_who_asks_again(store, fake_redis, text):
    job = joined(store)
    damage(fake_redis, text)
    assert store.join(job, NOW) == (job, True)
    assert store.get("timeline-1") == job


@pytest.mark.parametrize("text", DAMAGED[1:])
def test_a_record_that_cannot_be_read_can_be_forgotten(store, fake_redis, text):
    joined(store)
    damage(fake_redis, text)
    store.forget("timeline-1")
    assert (newest(store), store.queued_count()) == ([], 0)
    assert not fake_redis.exists(keys.job("timeline-1"))


def test_tidying_leaves_a_record_that_only_a_newer_program_reads(store, fake_redis):
    joined(store)
    newer = fake_redis.get(keys.job("timeline-1")).replace(b'"queued"', b'"paused"')
    damage(fake_redis, newer)
    store.tidy("timeline-1")
    assert fake_redis.get(keys.job("timeline-1")) == newer
    assert store.queued_count() == 1


def test_of_too_many_jobs_that_are_over_the_latest_stay(fake_redis):
    store = JobStore(fake_redis, keep_s=600, lease_s=6, most_kept=2)
    for number in range(5):
        job_id = f"timeline-{number}"
        joined(store, job_id=job_id, created_at=NOW + timedelta(seconds=number))
        store.change(job_id, lambda kept: kept.cancelled(NOW))
        fake_redis.zincrby(keys.JOBS_ENDED, number, job_id)
    waiting = joined(store, job_id="timeline-9")
    store.prune()
    assert store.count((), ()) == 3
    assert [job.job_id for job in newest(store)] == ["timeline-4", "timeline-3", waiting.job_id]
    assert fake_redis.exists(keys.job("timeline-0")) == 0
