"""Asking for an analysis on behalf of the request at work. Called by the routes that may.

What such a request gives beside its parameters, and what it is answered, is theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacelaunch.api.around.access import caller_mark
from spacelaunch.api.around.context import context, now
from spacelaunch.api.around.errors import RETRY_FACT
from spacelaunch.api.around.request_log import current_request_id
from spacelaunch.api.routes.errand import errand_desk
from spacelaunch.api.routes.job_answer import facts_of, wait_for_job
from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.errors import BeingDrawnError, BusyError, ConflictError, RenderError
from spacelaunch.jobs.result import result_parts
from spacelaunch.jobs.submit import Question, asked_for, submit


def submitted_job(question: Question, fresh: bool = False) -> Job:
    """The job that answers, new or already there; raises as `jobs.submit` does."""
    ctx = context()
    submission = submit(
        question,
        launches=ctx.stores.launches,
        jobs=ctx.stores.jobs,
        queue=ctx.stores.queue,
        max_attempts=ctx.settings.job_max_attempts,
        now=ctx.stores.jobs.now(),
        queue_limit=ctx.settings.queue_limit,
        fresh=fresh,
        request_id=current_request_id(),
        caller=caller_mark(),
        warehouse=ctx.stores.warehouse,
    )
    ctx.metrics.note_asked(submission.is_new)
    return submission.job


def possible_job(question: Question) -> Job:
    """The job that the question would make, of which nothing is kept; raises as `submit` does."""
    ctx = context()
    launches, warehouse = ctx.stores.launches, ctx.stores.warehouse
    return asked_for(question, launches, ctx.settings.job_max_attempts, now(), warehouse)


def ended_job(question: Question, wait_s: int) -> Job:
    """The job that answers, once it is over.

    Raises:
        BeingDrawnError: it is not over after this many seconds.
        BusyError: too many clients are waiting.
        SpacelaunchError: as `jobs.submit` does.
    """
    return _ended(submitted_job(question), wait_s)


def drawn_parts(job: Job, forms: Sequence[str], wait_s: int) -> Mapping[str, bytes]:
    """The numbers of a complete job's result, `json`, and these forms, drawn now where need be.

    Raises:
        ExpiredError: the result is gone.
        QueueFullError: it would be one job too many.
        SpacelaunchError: as `ended_job` and `require_complete` do.
    """
    stores = context().stores
    found = result_parts(job, forms, stores.jobs, stores.results)
    missing = [form for form in forms if form not in found]
    if missing:
        drawing = errand_desk().draw(job, missing, stores.jobs.now())
        require_complete(_ended(drawing, wait_s))
        found = result_parts(job, forms, stores.jobs, stores.results)
    if any(form not in found for form in forms):
        raise BeingDrawnError(f"the result of job {job.job_id} is made anew just now; ask again")
    return found


def require_complete(job: Job) -> None:
    """Refuse to answer with a job that is over and left nothing.

    Raises:
        ConflictError: it was cancelled.
        RenderError: it failed.
    """
    if job.status is JobStatus.CANCELLED:
        raise ConflictError(f"job {job.job_id} was cancelled: {job.error}")
    if job.status is not JobStatus.COMPLETE:
        raise RenderError(f"job {job.job_id} {job.status}: {job.error}")


def _ended(job: Job, wait_s: int) -> Job:
    waited = job if job.is_over else wait_for_job(job.job_id, wait_s)
    if waited is None:
        raise BusyError("too many clients are waiting for charts; ask again")
    if not waited.is_over:
        said, facts = f"job {waited.job_id} is {waited.status}", facts_of(waited)
        detail = f"it is not ready yet ({said}); ask again in {facts[RETRY_FACT]} s"
        raise BeingDrawnError(detail, facts)
    return waited
