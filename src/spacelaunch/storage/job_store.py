"""The jobs in Redis: the only truth about a job, whatever the queue believes.

Each change is read, made by the job itself (`domain.job`) and written in one step that also moves
the id between the lists (`write_job.lua`). Used by `jobs` and the worker.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import orjson
from redis import Redis

from spacelaunch.domain.job import Job, JobStatus, analysis_of
from spacelaunch.errors import NotFoundError, StaleClaimError
from spacelaunch.storage import keys
from spacelaunch.storage.connection import as_text, reachable
from spacelaunch.storage.job_reader import JobReader
from spacelaunch.storage.record import read_record
from spacelaunch.storage.script import run_script

# Expired jobs taken out of the lists at a time, so that it holds up nobody for long.
_PRUNED_AT_ONCE = 500
# Jobs that are over; about a kilobyte each.
MOST_KEPT = 20_000


class JobStore(JobReader):
    """Keeps jobs, and forgets them some time after they are over."""

    def __init__(self, redis: Redis, keep_s: int, lease_s: int, most_kept: int = MOST_KEPT) -> None:
        super().__init__(redis)
        self._most_kept = most_kept
        self._keep_s = keep_s
        self._lease_s = lease_s

    def join(self, job: Job, now: datetime, fresh: bool = False) -> tuple[Job, bool]:
        """The job that answers the same request, or this one, now stored; and whether it is new.

        Shape: `fresh` wants a new answer, so a job that is over does not do.
        Note: one whose record cannot be read is made anew.
        """
        while True:
            text = self._text(job.job_id)
            found = self._readable(keys.job(job.job_id), text)
            if found is not None and _does(found, now, fresh):
                return found, False
            if self._write(job, text):
                return job, True

    def is_answered(self, job_id: str, now: datetime, fresh: bool = False) -> bool:
        """Whether `join` would find a job that does."""
        found = self.many([job_id])
        return bool(found) and _does(found[0], now, fresh)

    def change(self, job_id: str, transition: Callable[[Job], Job]) -> Job:
        """Apply a transition; raises NotFoundError, and what the transition raises."""
        while True:
            text = self._text(job_id)
            if not text:
                raise NotFoundError(f"no job {job_id}")
            found = read_record(Job, keys.job(job_id), text)
            job = transition(found)
            if job == found or self._write(job, text):
                return job

    def forget(self, job_id: str) -> None:
        """Drop a job; raises NotFoundError, and ConflictError while a worker draws it."""
        while True:
            text = self._text(job_id)
            if not text:
                raise NotFoundError(f"no job {job_id}")
            found = self._readable(keys.job(job_id), text)
            if found is not None:
                found.require_forgettable()
            if self._unlist(job_id, text):
                return

    def tidy(self, job_id: str) -> None:
        """Make the lists say what the record says, where an older program or a loss left them."""
        text = self._text(job_id)
        if not text:
            self._unlist(job_id, text)
        elif (found := self._readable(keys.job(job_id), text)) is not None:
            self._write(found, text)

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

    def prune(self) -> None:
        """Forget jobs whose record has expired, and the oldest of too many, some hundred at a time.

        Note: asking and cancelling costs a client nothing, and would fill Redis within days.
        """
        over = [status for status in JobStatus if status.is_over]
        lists = [keys.JOBS_ENDED, *self._lists(over, ())]
        values = (_PRUNED_AT_ONCE, self._most_kept, keys.job(""))
        with reachable():
            run_script(self._redis, "prune_jobs", lists, *values)

    def take_turn(self, worker: str, lasts_s: int) -> bool:
        """Whether this worker is the one that sweeps, for as long as it asks again in time."""
        with reachable():
            return bool(run_script(self._redis, "take_turn", [keys.SWEEPER], worker, lasts_s))

    def count_dropped(self) -> None:
        """Count an entry of the queue that could not be read."""
        with reachable():
            self._redis.incr(keys.DROPPED)

    def sign_of_life(self, worker: str, lasts_s: int) -> None:
        """Say that a worker is alive; by Redis's clock, since theirs may differ."""
        with reachable():
            run_script(self._redis, "sign_of_life", [keys.WORKERS], worker, lasts_s)

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

    def _text(self, job_id: str) -> bytes:
        with reachable():
            text: Any = self._redis.get(keys.job(job_id))
        return text or b""

    def _write(self, job: Job, seen: bytes) -> bool:
        """Whether the record was still the one that was seen, and is written."""
        due_s = job.due_at.timestamp() if job.status is JobStatus.QUEUED else ""
        claim = _bytes(job.claim) if job.status is JobStatus.IN_PROGRESS else ""
        values = (
            seen, orjson.dumps(job), job.job_id, job.analysis, job.created_at.timestamp(),
            due_s, claim, self._lease_s, self._keep_s if job.is_over else "",
        )  # fmt: skip
        present = keys.jobs_listed(job.status, job.analysis)
        others = [name for name in _lists_of(job.analysis) if name != present]
        names = [keys.job(job.job_id), keys.lease(job.job_id), *_ALWAYS, keys.JOB_ANALYSES]
        with reachable():
            return bool(run_script(self._redis, "write_job", [*names, present, *others], *values))

    def _unlist(self, job_id: str, seen: bytes) -> bool:
        names = [keys.job(job_id), keys.lease(job_id), *_ALWAYS, *_lists_of(analysis_of(job_id))]
        with reachable():
            return bool(run_script(self._redis, "forget_job", names, seen, job_id))


_ALWAYS = (keys.JOBS_QUEUED, keys.JOBS_RUNNING, keys.JOBS_ENDED)


def _lists_of(analysis: str) -> list[str]:
    return [keys.jobs_listed(status, analysis) for status in JobStatus]


def _does(job: Job, now: datetime, fresh: bool) -> bool:
    return job.answers_at(now) and not (fresh and job.is_over)


def _bytes(claim: str | None) -> bytes:
    return (claim or "").encode()
