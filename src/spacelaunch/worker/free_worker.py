"""A worker stays free for whoever waits for a chart, while loads and ingests are at work.

Those take minutes, and a drawing a tenth of a second. So of several workers all but one may be at
an errand; the next errand waits in the queue. Where there is one worker only, it does everything
in turn. Called by `run_job`.
"""

from __future__ import annotations

from spacelaunch.domain.errand import is_drawing
from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.errors import OccupiedError
from spacelaunch.storage.job_store import JobStore


def require_free_worker(job: Job, jobs: JobStore) -> None:
    """Let an errand that was just claimed begin only where that leaves a worker to draw.

    Note: of two that begin at once the one that was claimed first goes on, or both would give way
        to each other for ever.

    Raises:
        OccupiedError: it would take the last one.
    """
    if is_drawing(job):
        return
    at_work = [each for each in jobs.many(jobs.running_ids()) if _is_at_work(each)]
    ahead = [each for each in at_work if _place(each) < _place(job)]
    if len(ahead) >= max(1, len(jobs.workers()) - 1):
        raise OccupiedError("it waits for the end of another, so that a worker is free for charts")


def _is_at_work(job: Job) -> bool:
    return job.status is JobStatus.IN_PROGRESS and not is_drawing(job)


def _place(job: Job) -> tuple[float, str]:
    return (job.started_at.timestamp() if job.started_at else 0.0, job.job_id)
