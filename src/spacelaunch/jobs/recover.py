"""Keeping jobs true when something dies: no job stays queued or in progress for ever.

A job and the call for a worker are in two places that nothing writes at once, and a worker may
die between any two of its steps. So nobody relies on the steps, and somebody looks afterwards:

- A job in progress has a lease that its attempt renews (`worker.lease`). Where that has ended, the
  attempt is given up and the job queued again. Should the attempt be alive after all, stopped or
  cut off from Redis, its claim is no longer the job's, so whatever it writes later is refused.
- A job that is queued has its id in RQ's queue, save in three cases: it is on its way there, on its
  way from there to its claim, or whoever carried it has died. Only the last wants a new call, and
  it cannot be told from the others by one look. The grace is for the way there; it says nothing of
  the way from there, for after an hour in a backlog a job is long due when a worker takes it. That
  way takes milliseconds, so a second look a second later tells the two apart.
- To be wrong does no harm: an id that is carried twice finds its job claimed, and is dropped. To
  be wrong often would: under a backlog each false call makes the queue longer. That is also why one
  worker sweeps at a time (`worker.pulse`) and not all of them.

The moments are Redis' (`JobReader.now`): workers and API may run on machines whose clocks differ.
Called by the worker.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.errors import ConflictError, NotFoundError
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.logs import about
from spacelaunch.storage.job_store import JobStore

# Longer than a job takes from its record to the queue, so that one on its way is not called twice.
GRACE = timedelta(seconds=3)
# Longer than a job takes from the queue to its claim.
LOOK_AGAIN_AFTER = timedelta(seconds=1)

log = logging.getLogger(__name__)


class Sweeper:
    """Looks at what is queued and in progress, and remembers what it missed the last time."""

    def __init__(self, jobs: JobStore, queue: JobQueue) -> None:
        self._jobs = jobs
        self._queue = queue
        self._missed: dict[str, datetime] = {}

    def sweep(self, now: datetime) -> None:
        """Give up on attempts that fell silent, and call again for jobs that nobody was told of."""
        for job in self._found(self._jobs.running_ids(), JobStatus.IN_PROGRESS):
            if not self._jobs.is_alive(job):
                release(job, self._jobs, self._queue, now, "its worker died")
        overdue = self._jobs.queued_ids(due_before=now - GRACE)
        waiting = self._queue.waiting() if overdue else set()
        lost = [job_id for job_id in overdue if job_id not in waiting]
        self._missed = {job_id: self._missed.get(job_id, now) for job_id in lost}
        again = [job_id for job_id in lost if now - self._missed[job_id] >= LOOK_AGAIN_AFTER]
        for job in self._found(again, JobStatus.QUEUED):
            self._call_again(job)

    def _found(self, ids: list[str], status: JobStatus) -> list[Job]:
        """Those whose record says the same as the list; the others are taken out of it."""
        found = [job for job in self._jobs.many(ids) if job.status is status]
        for job_id in set(ids) - {job.job_id for job in found}:
            self._jobs.tidy(job_id)
        return found

    def _call_again(self, job: Job) -> None:
        self._queue.put(job)
        with about(job_id=job.job_id, request_id=job.request_id):
            log.warning("job %s was not in the queue and is called again", job.job_id)


def release(job: Job, jobs: JobStore, queue: JobQueue, now: datetime, reason: str) -> None:
    """End an attempt that came to nothing, and call for the next where one is left."""
    if job.claim is None:
        return
    claim = job.claim
    try:
        released = jobs.change(job.job_id, lambda kept: kept.released(claim, now, now, reason))
    except (ConflictError, NotFoundError):
        return  # it ended, or another sweep was faster
    with about(job_id=job.job_id, request_id=job.request_id):
        log.warning("job %s: attempt %d: %s", job.job_id, released.attempts, reason)
    if not released.is_over:
        queue.put(released)


def give_up(job: Job, jobs: JobStore, now: datetime, reason: str) -> None:
    """End an attempt that would come to nothing the next time too."""
    if job.claim is None:
        return
    claim = job.claim
    try:
        jobs.change(job.job_id, lambda kept: kept.failed(claim, now, reason))
    except (ConflictError, NotFoundError):
        return
    with about(job_id=job.job_id, request_id=job.request_id):
        log.warning("job %s failed: %s", job.job_id, reason)
