"""Asking for an analysis: the same question about the same data has one job and one result.

Called by the API door.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from spacelaunch.domain.job import Job, JobStatus, job_id_for
from spacelaunch.domain.names import shown
from spacelaunch.errors import ConflictError, NotFoundError, QueueFullError
from spacelaunch.jobs.names import spell_names
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.jobs.review import obeying, read_verdicts
from spacelaunch.queries.engine import OpenWarehouse
from spacelaunch.queries.parameters import Drawing, read_parameters
from spacelaunch.queries.registry import find_analysis, find_asked
from spacelaunch.queries.warehouse import names_in, no_warehouse, read_origin, source_asked
from spacelaunch.storage.job_store import JobStore
from spacelaunch.storage.launch_store import LaunchStore


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and of which data."""

    analysis: str
    given: Mapping[str, object]
    version: str | None = None
    """Of the data set; the current one where it is None."""
    forms: tuple[str, ...] = ("png",)
    """What is to be drawn at once; the others are when somebody wants them."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A job and whether this request made it."""

    job: Job
    is_new: bool


def submit(  # noqa: PLR0913  # three stores, a question and facts; an object would hide them
    question: Question,
    *,
    launches: LaunchStore,
    jobs: JobStore,
    queue: JobQueue,
    max_attempts: int,
    now: datetime,
    request_id: str | None = None,
    caller: str = "",
    queue_limit: int | None = None,
    fresh: bool = False,
    warehouse: OpenWarehouse = no_warehouse,
) -> Submission:
    """The job that answers, new or already there; `fresh` wants it drawn again.

    Raises:
        NotFoundError: there is no such analysis; or the version asked about is gone, and nobody
            has kept a result of it.
        BadRequestError: a parameter is unknown or out of bounds.
        UnknownValueError: no launch has a name that is asked for.
        ConflictError: no data are loaded, or the warehouse holds none.
        QueueFullError: it would be one job too many.
    """
    while True:
        asked = asked_for(question, launches, max_attempts, now, warehouse)
        job = replace(asked, request_id=request_id, caller=caller)
        if not jobs.is_answered(job.job_id, now, fresh):
            if question.version is not None:
                _require_version(job, launches, warehouse)
            if queue_limit is not None:
                require_room(jobs, queue_limit)
        kept, is_new = jobs.join(job, now, fresh)
        if is_new:
            queue.put(kept)
        elif kept.status is JobStatus.QUEUED:
            queue.hasten(kept, caller)
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
    return _source_of(job) is not None


def asked_for(
    question: Question,
    launches: LaunchStore,
    max_attempts: int,
    now: datetime,
    warehouse: OpenWarehouse = no_warehouse,
) -> Job:
    """The job that a request would make; raises as `submit` does."""
    analysis, given = find_asked(question.analysis, question.given)
    asked = read_parameters(analysis.parameters, given)
    source = source_asked(analysis, asked.model_dump())
    if source is not None:
        built, asked = _in_warehouse(asked, warehouse, source)
        version = question.version or built
    else:
        version, asked = _in_data_set(asked, launches, question.version)
    params = asked.model_dump(mode="json")
    return Job(
        job_id=job_id_for(version, analysis.name, params, obeying(read_verdicts(launches))),
        analysis=analysis.name,
        params=params,
        version=version,
        max_attempts=max_attempts,
        created_at=now,
        due_at=now,
        forms=question.forms,
    )


def _in_warehouse(asked: Drawing, warehouse: OpenWarehouse, source: str) -> tuple[str, Drawing]:
    """The build's version, and the parameters as its names are spelled."""
    try:
        with warehouse(source) as engine:
            version = read_origin(engine, source).version
            return version, spell_names(asked, partial(names_in, engine))
    except NotFoundError as exc:  # the analysis is there; what it asks is not
        raise ConflictError(str(exc)) from exc


def _in_data_set(asked: Drawing, launches: LaunchStore, pinned: str | None) -> tuple[str, Drawing]:
    """The data set's version, and the parameters as its names are spelled."""
    version = pinned or _current_version(launches)
    try:
        return version, spell_names(asked, partial(launches.names, version))
    except NotFoundError:
        if pinned is not None:
            # A result may be left of it, and whoever pins a version has the names from there.
            return version, asked
        if _current_version(launches) == version:
            raise
        # It was deleted or replaced between the two reads.
        return _in_data_set(asked, launches, None)


def _current_version(launches: LaunchStore) -> str:
    data_set = launches.current()
    if data_set is None:
        raise ConflictError("no data are loaded; POST /data first")
    return data_set.version


def _require_version(job: Job, launches: LaunchStore, warehouse: OpenWarehouse) -> None:
    """A version that nobody has cannot be waited for, as the current one can be asked for anew."""
    if not _is_there(job, launches, warehouse):
        raise NotFoundError(
            f"data set version {shown(job.version)} is not here, or not any more; without "
            "`version` the answer is about the current one"
        )


def _is_there(job: Job, launches: LaunchStore, warehouse: OpenWarehouse) -> bool:
    source = _source_of(job)
    if source is None:
        return launches.stays(job.version)
    with warehouse(source) as engine:  # it has its last build only
        return read_origin(engine, source).version == job.version


def _source_of(job: Job) -> str | None:
    return source_asked(find_analysis(job.analysis), job.params)
