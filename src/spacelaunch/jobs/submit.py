"""Asking for an analysis: the same question about the same data has one job and one result.

Called by the API door.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from spacelaunch.domain.job import Job, job_id_for
from spacelaunch.errors import ConflictError, NotFoundError, QueueFullError
from spacelaunch.jobs.names import spell_names
from spacelaunch.jobs.program import program
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.queries.engine import OpenWarehouse
from spacelaunch.queries.parameters import Drawing, read_parameters
from spacelaunch.queries.registry import find_analysis
from spacelaunch.queries.warehouse import names_in, no_warehouse, read_origin, source_asked
from spacelaunch.storage.job_store import JobStore
from spacelaunch.storage.launch_store import LaunchStore


@dataclass(frozen=True, slots=True)
class Submission:
    """A job and whether this request made it."""

    job: Job
    is_new: bool


def submit(  # noqa: PLR0913  # three stores, a question and facts; an object would hide them
    name: str,
    given: Mapping[str, object],
    *,
    launches: LaunchStore,
    jobs: JobStore,
    queue: JobQueue,
    max_attempts: int,
    now: datetime,
    request_id: str | None = None,
    queue_limit: int | None = None,
    fresh: bool = False,
    warehouse: OpenWarehouse = no_warehouse,
) -> Submission:
    """The job that answers, new or already there; `fresh` wants it drawn again.

    Raises:
        NotFoundError: there is no such analysis.
        BadRequestError: a parameter is unknown or out of bounds.
        UnknownValueError: no launch has a name that is asked for.
        ConflictError: no data are loaded, or the warehouse holds none.
        QueueFullError: it would be one job too many.
    """
    while True:
        asked = asked_for(name, given, launches, max_attempts, now, warehouse)
        job = replace(asked, request_id=request_id)
        if queue_limit is not None and not jobs.is_answered(job.job_id, now, fresh):
            require_room(jobs, queue_limit)
        kept, is_new = jobs.join(job, now, fresh)
        if is_new:
            queue.put(kept)
        # Several loads may have passed since we asked for the version, and dropped it; the job
        # keeps it from now on (`storage.replaced_versions`), but it is of no use without.
        # A build of the warehouse is there or not; to ask again would not keep it.
        if not is_new or launches.stays(kept.version) or is_of_warehouse(kept):
            return Submission(kept, is_new)


def require_room(jobs: JobStore, queue_limit: int) -> None:
    """Raise QueueFullError where no more jobs may wait."""
    waiting = jobs.queued_count()
    if waiting >= queue_limit:
        raise QueueFullError(f"{waiting:,} jobs are waiting, and {queue_limit:,} may; try later")


def is_of_warehouse(job: Job) -> bool:
    """Whether a job asks the warehouse, so that its version is that of a build."""
    return source_asked(find_analysis(job.analysis), job.params) is not None


def asked_for(  # noqa: PLR0913, PLR0917  # as `submit`
    name: str,
    given: Mapping[str, object],
    launches: LaunchStore,
    max_attempts: int,
    now: datetime,
    warehouse: OpenWarehouse = no_warehouse,
) -> Job:
    """The job that a request would make; raises as `submit` does."""
    analysis = find_analysis(name)
    asked = read_parameters(analysis.parameters, given)
    source = source_asked(analysis, asked.model_dump())
    if source is not None:
        version, asked = _in_warehouse(asked, warehouse, source)
    else:
        version, asked = _in_data_set(asked, launches)
    params = asked.model_dump(mode="json")
    return Job(
        job_id=job_id_for(version, name, params, program()),
        analysis=name,
        params=params,
        version=version,
        max_attempts=max_attempts,
        created_at=now,
        due_at=now,
    )


def _in_warehouse(asked: Drawing, warehouse: OpenWarehouse, source: str) -> tuple[str, Drawing]:
    """The build's version, and the parameters as its names are spelled."""
    try:
        with warehouse(source) as engine:
            version = read_origin(engine, source).version
            return version, spell_names(asked, partial(names_in, engine))
    except NotFoundError as exc:  # the analysis is there; what it asks is not
        raise ConflictError(str(exc)) from exc


def _in_data_set(asked: Drawing, launches: LaunchStore) -> tuple[str, Drawing]:
    """The data set's version, and the parameters as its names are spelled."""
    data_set = launches.current()
    if data_set is None:
        raise ConflictError("no data are loaded; POST /data first")
    try:
        return data_set.version, spell_names(asked, partial(launches.names, data_set.version))
    except NotFoundError:
        if launches.current() == data_set:
            raise
        # It was deleted or replaced between the two reads.
        return _in_data_set(asked, launches)
