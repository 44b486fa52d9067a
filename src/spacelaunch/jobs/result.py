"""Reading what a job has left. Called by the API door."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from spacelaunch.domain.job import Job
from spacelaunch.errors import ExpiredError, NotFoundError
from spacelaunch.storage.job_store import JobStore
from spacelaunch.storage.result_store import ResultStore


def result_parts(
    job: Job, forms: Sequence[str], jobs: JobStore, results: ResultStore
) -> dict[str, bytes]:
    """The numbers of a complete job's result, `json`, and those of these forms that were drawn.

    Note: where it is gone, be it before its time, the job is marked as expired; or the same
        request would be answered by this job, which has nothing, until that time.

    Raises:
        ExpiredError: it is gone.
    """
    parts = results.parts(job.job_id, ["json", *forms])
    if "json" not in parts:
        _expire(job, jobs)
        raise ExpiredError(f"the result of job {job.job_id} has expired; ask for it again")
    return parts


def _expire(job: Job, jobs: JobStore) -> None:
    """Unless it was drawn again meanwhile."""
    now = jobs.now()
    with suppress(NotFoundError):
        jobs.change(job.job_id, lambda kept: kept.expired(now) if kept == job else kept)
