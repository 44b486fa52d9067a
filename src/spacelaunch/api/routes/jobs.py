"""`/jobs`: how jobs stand, and stopping, repeating and forgetting them."""

from __future__ import annotations

from flask import Blueprint, Response, request

from spacelaunch.api.around.arguments import only_arguments, whole_argument
from spacelaunch.api.around.context import context, now
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.own_address import own_path
from spacelaunch.api.around.preferences import applied, preferences
from spacelaunch.api.around.query_string import next_link
from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.domain.names import choice_of, shown
from spacelaunch.errors import BadRequestError
from spacelaunch.jobs.control import cancel, forget, retry
from spacelaunch.jobs.listing import Page, Wanted, list_jobs
from spacelaunch.jobs.status import wait_for
from spacelaunch.queries.registry import ANALYSES

blueprint = Blueprint("jobs", __name__)

LISTED, MOST_LISTED = 50, 500


@blueprint.get("/jobs")
def index() -> Response:
    """The newest jobs, by status and type."""
    only_arguments("limit", "cursor", several=("status", "type"))
    limit = whole_argument("limit", default=LISTED, least=1, most=MOST_LISTED)
    wanted = Wanted(
        statuses=[JobStatus(word) for word in _among("status", list(JobStatus))],
        analyses=_among("type", list(ANALYSES)),
    )
    page = list_jobs(context().stores.jobs, wanted, limit, request.args.get("cursor"))
    places = context().stores.jobs.queue_positions()
    body = [described(job, places.get(job.job_id)) for job in page.jobs]
    return json_answer(body, headers=_page_headers(page))


@blueprint.get("/jobs/<job_id>")
def read(job_id: str) -> Response:
    """One job, at once or as soon as it is over."""
    only_arguments("wait")
    seconds = preferences().wait_s
    ended = None if seconds is None else awaited(job_id, seconds)
    if ended is None:
        return job_answer(context().stores.jobs.get(job_id))
    return applied(job_answer(ended), f"wait={seconds}")


@blueprint.post("/jobs/<job_id>/cancel")
def stop(job_id: str) -> Response:
    """End a job that waits or is drawn."""
    only_arguments()
    stores = context().stores
    return job_answer(cancel(job_id, stores.jobs, stores.queue, stores.jobs.now()))


@blueprint.post("/jobs/<job_id>/retry")
def again(job_id: str) -> Response:
    """Queue a job again that has no result."""
    only_arguments()
    ctx = context()
    job = retry(
        job_id,
        launches=ctx.stores.launches,
        jobs=ctx.stores.jobs,
        queue=ctx.stores.queue,
        queue_limit=ctx.settings.queue_limit,
        now=ctx.stores.jobs.now(),
    )
    return accepted(job)


@blueprint.delete("/jobs/<job_id>")
def delete(job_id: str) -> Response:
    """Forget a job and its result."""
    only_arguments()
    forget(job_id, context().stores.jobs, context().stores.results)
    return json_answer({"status": "job deleted"})


def awaited(job_id: str, seconds: int) -> Job | None:
    """The job after the wait, or None where too many are waiting."""
    ctx = context()
    if not ctx.seats.take():
        return None
    try:
        return wait_for(job_id, ctx.stores.jobs, seconds, ctx.stopping.is_set)
    finally:
        ctx.seats.leave()


def accepted(job: Job) -> Response:
    """A job that will be run, or was: then nobody needs to come back, the result is there."""
    headers = {"Location": own_path(f"/jobs/{job.job_id}")}
    if not job.is_over:
        headers["Retry-After"] = "1"
    body = {"job_id": job.job_id, "status": job.status, "links": links_of(job)}
    return json_answer(body, 202, headers)


def job_answer(job: Job) -> Response:
    """A job as an answer, never to be kept by a cache."""
    headers = {"Cache-Control": "no-store"}
    if not job.is_over:
        headers["Retry-After"] = "1"
    place = context().stores.jobs.queue_position(job.job_id)
    return json_answer(described(job, place), headers=headers)


def described(job: Job, queue_position: int | None) -> dict[str, object]:
    """A job as clients see it."""
    return {
        "id": job.job_id,
        "job_id": job.job_id,  # as the answer to the request for it says
        "type": job.analysis,
        "status": job.status,
        "queue_position": queue_position if job.status is JobStatus.QUEUED else None,
        "result_ready": job.status is JobStatus.COMPLETE and job.answers_at(now()),
        "params": job.params,
        "version": job.version,
        "attempts": job.attempts,
        "progress": job.progress_pct,
        "created_at": job.created_at,
        "started_at": job.started_at,
        "finished_at": job.finished_at,
        "queued_s": job.queued_s,
        "run_s": job.run_s,
        "error": job.error,
        "request_id": job.request_id,
        "links": links_of(job),
    }


def links_of(job: Job) -> dict[str, str]:
    """Where a client goes from here."""
    own, result = own_path(f"/jobs/{job.job_id}"), own_path(f"/results/{job.job_id}")
    return {"self": own, "events": f"{own}/events", "result": result}


def _among(name: str, known: list[str]) -> list[str]:
    """The values of an argument that may be repeated."""
    given = {text: choice_of(text, known) for text in request.args.getlist(name)}
    for text, value in given.items():
        if value is None:
            raise BadRequestError(
                f"{name}: unknown value {shown(text)}; there are {', '.join(known)}"
            )
    return [value for value in given.values() if value is not None]


def _page_headers(page: Page) -> dict[str, str]:
    headers = {"X-Total-Count": str(page.total), "Cache-Control": "no-store"}
    if page.cursor:
        headers["Link"] = next_link(page.cursor)
    return headers
