"""`/jobs`: how jobs stand."""

from __future__ import annotations

from flask import Blueprint, Response

from spacelaunch.api.answers import (
    json_answer,
    only_arguments,
    preferred_wait_s,
    whole_argument,
)
from spacelaunch.api.context import context, now
from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.errors import BadRequestError
from spacelaunch.jobs.status import wait_for

blueprint = Blueprint("jobs", __name__)

LISTED, MOST_LISTED = 50, 500


@blueprint.get("/jobs")
def index() -> Response:
    """The newest jobs."""
    only_arguments("limit")
    limit = whole_argument("limit", default=LISTED)
    if not 1 <= limit <= MOST_LISTED:
        raise BadRequestError(f"limit: {limit} lies outside 1 to {MOST_LISTED}")
    return json_answer([described(job) for job in context().stores.jobs.newest(limit)])


@blueprint.get("/jobs/<job_id>")
def read(job_id: str) -> Response:
    """One job, at once or as soon as it is over."""
    only_arguments("wait")
    ctx = context()
    jobs, seconds = ctx.stores.jobs, preferred_wait_s()
    if seconds is None:
        return job_answer(jobs.get(job_id))
    return job_answer(wait_for(job_id, jobs, seconds, ctx.stopping.is_set))


def job_answer(job: Job) -> Response:
    """A job as an answer, never to be kept by a cache."""
    headers = {"Cache-Control": "no-store"}
    if not job.is_over:
        headers["Retry-After"] = "1"
    return json_answer(described(job), headers=headers)


def described(job: Job) -> dict[str, object]:
    """A job as clients see it."""
    return {
        "id": job.job_id,
        "type": job.analysis,
        "status": job.status,
        "result_ready": job.status is JobStatus.COMPLETE and job.answers_at(now()),
        "params": job.params,
        "version": job.version,
        "attempts": job.attempts,
        "progress": job.progress_pct,
        "created_at": job.created_at,
        "started_at": job.started_at,
        "finished_at": job.finished_at,
        "error": job.error,
        "request_id": job.request_id,
        "links": links_of(job),
    }


def links_of(job: Job) -> dict[str, str]:
    """Where a client goes from here."""
    return {"self": f"/jobs/{job.job_id}", "result": f"/results/{job.job_id}"}
