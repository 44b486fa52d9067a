"""The jobs in Redis: the only truth about a job, whatever the queue believes.

Each change is read, made by the job itself (`domain.job`) and written in one transaction that
also moves the id between the indexes. Used by `jobs`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, cast

import orjson
from redis import Redis
from redis.client import Pipeline
from redis.exceptions import WatchError

from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.errors import NotFoundError, StaleClaimError
from spacelaunch.storage import keys
from spacelaunch.storage.connection import as_text, reachable
from spacelaunch.storage.known import known

# Jobs read in one answer, so that counting many holds up nobody for long.
_AT_ONCE = 1000


class JobStore:
    """Keeps jobs, and forgets them some time after they are over."""

    def __init__(self, redis: Redis, keep_s: int, lease_s: int) -> None:
        self._redis = redis
        self._keep_s = keep_s
        self._lease_s = lease_s

    def join(self, job: Job, now: datetime, fresh: bool = False) -> tuple[Job, bool]:
        """The job that answers the same request, or this one, now stored; and whether it is new.

        Shape: `fresh` wants a new answer, so a job that is over does not do.
        """

        def unless_answered(found: Job | None) -> Job:
            return found if found is not None and _does(found, now, fresh) else job

        found, kept = self._change(job.job_id, unless_answered)
        return kept, kept != found

    def get(self, job_id: str) -> Job:
        """One job; raises NotFoundError."""
        with reachable():
            text = self._redis.get(keys.job(job_id))
        if text is None:
            raise NotFoundError(f"no job {job_id}")
        return _job(text)

    def is_answered(self, job_id: str, now: datetime, fresh: bool = False) -> bool:
        """Whether `join` would find a job that does."""
        found = self._existing([job_id])
        return bool(found) and _does(found[0], now, fresh)

    def by_creation(self) -> list[tuple[float, str]]:
        """When each job was created, in seconds since 1970, and its id; newest first."""
        with reachable():
            found: Any = self._redis.zrevrange(keys.JOBS_BY_CREATION, 0, -1, withscores=True)
        return [(score, name.decode()) for name, score in found]

    def many(self, ids: Iterable[str]) -> list[Job]:
        """The jobs of these that there are, in the same order."""
        return self._existing(ids)

    def count_by_status(self) -> dict[JobStatus, int]:
        """How many jobs are kept, by status; read from the jobs, so that it cannot drift."""
        with reachable():
            ids = as_text(self._redis.zrange(keys.JOBS_BY_CREATION, 0, -1))
        counts = Counter[JobStatus]()
        for first in range(0, len(ids), _AT_ONCE):
            counts.update(job.status for job in self._existing(ids[first : first + _AT_ONCE]))
        return {status: counts[status] for status in JobStatus}

    def first_due_at(self) -> datetime | None:
        """Since when the queued job that waits longest could have run."""
        with reachable():
            first: Any = self._redis.zrange(keys.JOBS_QUEUED, 0, 0, withscores=True)
        return datetime.fromtimestamp(first[0][1], UTC) if first else None

    def queued_count(self) -> int:
        """How many jobs wait."""
        with reachable():
            return self._redis.zcard(keys.JOBS_QUEUED)

    def queue_position(self, job_id: str) -> int | None:
        """Its place among the jobs that wait, from 1; None where it does not wait."""
        with reachable():
            rank = cast("int | None", self._redis.zrank(keys.JOBS_QUEUED, job_id))
        return None if rank is None else rank + 1

    def queue_positions(self) -> dict[str, int]:
        """The place of each job that waits, from 1."""
        with reachable():
            ids = as_text(self._redis.zrange(keys.JOBS_QUEUED, 0, -1))
        return {job_id: place for place, job_id in enumerate(ids, start=1)}

    def running(self) -> list[Job]:
        """The jobs in progress."""
        with reachable():
            ids = as_text(self._redis.zrange(keys.JOBS_RUNNING, 0, -1))
        return self._existing(ids)

    def queued_ids(self, due_before: datetime) -> list[str]:
        """Ids of the queued jobs that were due before this moment, first come first."""
        with reachable():
            due = self._redis.zrangebyscore(keys.JOBS_QUEUED, "-inf", due_before.timestamp())
        return as_text(due)

    def needed_versions(self) -> set[str]:
        """The versions of the data set that jobs which wait or run are about."""
        with reachable():
            ids = self._redis.zunion([keys.JOBS_QUEUED, keys.JOBS_RUNNING])
        return {job.version for job in self._existing(as_text(ids))}

    def change(self, job_id: str, transition: Callable[[Job], Job]) -> Job:
        """Apply a transition; raises NotFoundError, and what the transition raises."""

        def existing(found: Job | None) -> Job:
            if found is None:
                raise NotFoundError(f"no job {job_id}")
            return transition(found)

        return self._change(job_id, existing)[1]

    def forget(self, job_id: str) -> None:
        """Drop a job; raises NotFoundError, and ConflictError while a worker draws it."""
        while True:
            with reachable(), self._redis.pipeline(transaction=True) as pipe:
                pipe.watch(keys.job(job_id))
                text = pipe.get(keys.job(job_id))
                if not text:
                    raise NotFoundError(f"no job {job_id}")
                _job(text).require_forgettable()
                pipe.multi()
                pipe.delete(keys.job(job_id))
                pipe.zrem(keys.JOBS_BY_CREATION, job_id)
                pipe.zrem(keys.JOBS_QUEUED, job_id)
                try:
                    pipe.execute()
                except WatchError:
                    continue
                return

    def renew(self, job_id: str, claim: str) -> None:
        """Say that the attempt is alive.

        Raises:
            StaleClaimError: its lease ended, or the job is not its own any more.
        """
        with reachable():
            if self._redis.get(keys.lease(job_id)) != claim.encode():
                raise StaleClaimError
            self._redis.expire(keys.lease(job_id), self._lease_s)

    def is_alive(self, job: Job) -> bool:
        """Whether the attempt at work has said so within the lease."""
        with reachable():
            return bool(job.claim) and self._redis.get(keys.lease(job.job_id)) == _bytes(job.claim)

    def forget_before(self, moment: datetime) -> None:
        """Take jobs whose record has expired out of the index."""
        with reachable():
            self._redis.zremrangebyscore(keys.JOBS_BY_CREATION, "-inf", moment.timestamp())

    def sign_of_life(self, worker: str, lasts_s: int) -> None:
        """Say that a worker is alive; by Redis's clock, since theirs may differ."""
        with reachable():
            now_s, _ = self._redis.time()
            self._redis.zremrangebyscore(keys.WORKERS, "-inf", now_s)
            self._redis.zadd(keys.WORKERS, {worker: now_s + lasts_s})

    def sign_off(self, worker: str) -> None:
        """Say that a worker has gone."""
        with reachable():
            self._redis.zrem(keys.WORKERS, worker)

    def workers(self) -> list[str]:
        """Names of the workers that are alive."""
        with reachable():
            now_s, _ = self._redis.time()
            found = self._redis.zrangebyscore(keys.WORKERS, now_s, "+inf")
        return sorted(as_text(found))

    def _existing(self, ids: Iterable[str]) -> list[Job]:
        names = [keys.job(job_id) for job_id in ids]
        with reachable():
            texts = self._redis.mget(names) if names else []
        return [_job(text) for text in texts if text]

    def _change(self, job_id: str, decide: Callable[[Job | None], Job]) -> tuple[Job | None, Job]:
        """Read, decide, write; again from the start when somebody else wrote meanwhile."""
        while True:
            with reachable(), self._redis.pipeline(transaction=True) as pipe:
                pipe.watch(keys.job(job_id))
                text = pipe.get(keys.job(job_id))
                found = _job(text) if text else None
                job = decide(found)
                if job == found:
                    return found, job
                pipe.multi()
                self._write(pipe, job)
                try:
                    pipe.execute()
                except WatchError:
                    continue
                return found, job

    def _write(self, pipe: Pipeline, job: Job) -> None:
        pipe.set(keys.job(job.job_id), orjson.dumps(asdict(job)))
        pipe.zadd(keys.JOBS_BY_CREATION, {job.job_id: job.created_at.timestamp()})
        pipe.zrem(keys.JOBS_QUEUED, job.job_id)
        pipe.zrem(keys.JOBS_RUNNING, job.job_id)
        if job.status is JobStatus.QUEUED:
            pipe.zadd(keys.JOBS_QUEUED, {job.job_id: job.due_at.timestamp()})
        elif job.status is JobStatus.IN_PROGRESS:
            pipe.zadd(keys.JOBS_RUNNING, {job.job_id: job.created_at.timestamp()})
            pipe.set(keys.lease(job.job_id), _bytes(job.claim), ex=self._lease_s)
        if job.is_over:
            pipe.expire(keys.job(job.job_id), self._keep_s)
            pipe.delete(keys.lease(job.job_id))


def _does(job: Job, now: datetime, fresh: bool) -> bool:
    return job.answers_at(now) and not (fresh and job.is_over)


def _bytes(claim: str | None) -> bytes:
    return (claim or "").encode()


def _job(text: bytes | str) -> Job:
    values = orjson.loads(text)
    for name in ("created_at", "due_at", "started_at", "finished_at", "expires_at"):
        values[name] = values[name] and datetime.fromisoformat(values[name])
    values["status"] = JobStatus(values["status"])
    return Job(**known(Job, values))
