"""Asking for an analysis on behalf of the request at work. Called by the routes that may.

What such a request gives beside its parameters, and what it is answered, is theirs.
"""

from __future__ import annotations

from spacelaunch.api.around.context import context, now
from spacelaunch.api.around.request_log import current_request_id
from spacelaunch.api.routes.job_answer import wait_for_job
from spacelaunch.domain.job import Job
from spacelaunch.errors import BeingDrawnError, BusyError
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
    job = submitted_job(question)
    waited = job if job.is_over else wait_for_job(job.job_id, wait_s)
    if waited is None:
        raise BusyError("too many clients are waiting for charts; ask again")
    if not waited.is_over:
        said = f"job {waited.job_id} is {waited.status}"
        raise BeingDrawnError(f"it is not ready yet ({said}); ask again in a few seconds")
    return waited
