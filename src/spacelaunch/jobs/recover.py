"""Keeping jobs true when something dies: no job stays queued or in progress for ever.

Every worker sweeps; two that do so at once do no harm, because a job changes only through its
own transitions. Called by the worker.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from spacelaunch.domain.job import Job
from spacelaunch.errors import ConflictError, NotFoundError
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.logs import about
from spacelaunch.storage.job_store import JobStore

# Longer than a job takes from the queue to its claim, so that one on its way is not called twice.
GRACE = timedelta(seconds=3)

log = logging.getLogger(__name__)


def sweep(jobs: JobStore, queue: JobQueue, now: datetime) -> None:
    """Give up on attempts that fell silent, and call again for jobs that nobody was told of."""
    for job in jobs.running():
        if not jobs.is_alive(job):
            release(job, jobs, queue, now, "its worker died")
    overdue = jobs.queued_ids(due_before=now - GRACE)
    if overdue:
        waiting = queue.waiting()
        for job_id in overdue:
            if job_id not in waiting:
                _call_again(job_id, jobs, queue)


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


def _call_again(job_id: str, jobs: JobStore, queue: JobQueue) -> None:
    try:
        job = jobs.get(job_id)
    except NotFoundError:
        return
    queue.put(job)
    with about(job_id=job_id, request_id=job.request_id):
        log.warning("job %s was not in the queue and is called again", job_id)
