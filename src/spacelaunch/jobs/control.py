"""Cancelling a job, running it again and forgetting it. Called by the API door.

What is allowed when is said by the job itself (`domain.job`).
"""

from __future__ import annotations

from datetime import datetime

from spacelaunch.domain.errand import INGESTS, LOAD, is_errand
from spacelaunch.domain.job import Job
from spacelaunch.errors import ConflictError, ExpiredError, NotFoundError
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.jobs.submit import require_room
from spacelaunch.jobs.submit_errand import under_way
from spacelaunch.queries.engine import OpenWarehouse
from spacelaunch.queries.registry import find_analysis
from spacelaunch.queries.warehouse import no_warehouse, read_origin, source_asked
from spacelaunch.storage.job_store import JobStore
from spacelaunch.storage.launch_store import LaunchStore
from spacelaunch.storage.result_store import ResultStore


def cancel(job_id: str, jobs: JobStore, queue: JobQueue, now: datetime) -> Job:
    """End a job; the worker that draws it is told, and would see it within a second anyway.

    Raises:
        NotFoundError: there is no such job.
        ConflictError: it is over.
    """
    job = jobs.change(job_id, lambda kept: kept.cancelled(now))
    if job.worker and job.claim:
        queue.stop(job.worker, job.claim)
    return job


def retry(  # noqa: PLR0913  # three stores and two facts; an object would hide them
    job_id: str,
    *,
    launches: LaunchStore,
    jobs: JobStore,
    queue: JobQueue,
    queue_limit: int,
    now: datetime,
    warehouse: OpenWarehouse = no_warehouse,
) -> Job:
    """Queue a job again under its id.

    Raises:
        NotFoundError: there is no such job.
        ConflictError: it is not over, or has a result; or another ingest of its source goes on.
        ExpiredError: the data it asks about, or those that were sent for it, are gone.
        QueueFullError: it would be one job too many.
    """
    job = jobs.get(job_id).retried(now)
    if is_errand(job):
        _require_repeatable(job, jobs)
    else:
        _require_data(job, launches, warehouse)
    require_room(jobs, queue_limit)
    job = jobs.change(job_id, lambda kept: kept.retried(now))
    queue.put(job)
    return job


def forget(job_id: str, jobs: JobStore, results: ResultStore) -> None:
    """Drop a job and its result; raises NotFoundError, and ConflictError while it is drawn."""
    jobs.forget(job_id)
    results.delete(job_id)


def _require_repeatable(job: Job, jobs: JobStore) -> None:
    """What was sent goes with the end of its job, so that nothing large stays for nobody."""
    if job.analysis in INGESTS and (other := under_way(jobs, job.analysis)):
        raise ConflictError(f"job {other.job_id}, of the same source, is {other.status}")
    if job.analysis == LOAD and job.params.get("form") != "kaggle":
        raise ExpiredError(
            f"what was sent for job {job.job_id} was kept until its end; send it again"
        )


def _require_data(job: Job, launches: LaunchStore, warehouse: OpenWarehouse) -> None:
    source = source_asked(find_analysis(job.analysis), job.params)
    try:
        if source is None:
            launches.data_set(job.version)
        else:
            _require_build(job.version, warehouse, source)
    except NotFoundError as exc:
        raise ExpiredError(
            f"the data of job {job.job_id} (version {job.version}) are gone; "
            f"POST /analyze/{job.analysis} asks the present data"
        ) from exc


def _require_build(version: str, warehouse: OpenWarehouse, source: str) -> None:
    with warehouse(source) as engine:
        if read_origin(engine, source).version != version:
            raise NotFoundError(f"there is no build {version} of {source}")
