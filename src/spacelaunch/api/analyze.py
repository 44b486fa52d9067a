"""`/analyze`: the analyses there are, and asking for one."""

from __future__ import annotations

import orjson
from flask import Blueprint, Response, request

from spacelaunch.api.answers import json_answer, only_arguments, preferred_wait_s
from spacelaunch.api.context import context, now
from spacelaunch.api.jobs import job_answer, links_of
from spacelaunch.api.request_id import current_request_id
from spacelaunch.api.results import picture_answer, wants_picture
from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.errors import BadRequestError, UnsupportedTypeError
from spacelaunch.jobs.status import wait_for
from spacelaunch.jobs.submit import submit
from spacelaunch.queries.registry import ANALYSES

blueprint = Blueprint("analyze", __name__)


@blueprint.get("/analyze")
def index() -> Response:
    """Name, description and parameters of each analysis."""
    only_arguments()
    return json_answer(
        [
            {
                "name": analysis.name,
                "title": analysis.title,
                "description": analysis.description,
                "parameters": analysis.parameters.model_json_schema(),
            }
            for analysis in ANALYSES.values()
        ]
    )


@blueprint.post("/analyze/<name>")
def analyze(name: str) -> Response:
    """Ask for an analysis; answers at once, or when the client prefers to wait, with the end."""
    ctx = context()
    submission = submit(
        name,
        _given(),
        launches=ctx.stores.launches,
        jobs=ctx.stores.jobs,
        queue=ctx.stores.queue,
        max_attempts=ctx.settings.job_max_attempts,
        now=now(),
        request_id=current_request_id(),
    )
    ctx.metrics.note_asked(submission.is_new)
    seconds = preferred_wait_s()
    if seconds is None:
        return _accepted(submission.job)
    job = wait_for(submission.job.job_id, ctx.stores.jobs, seconds, ctx.stopping.is_set)
    answer = _ended(job) if job.is_over else _accepted(job)
    answer.headers["Preference-Applied"] = f"wait={seconds}"
    return answer


def _ended(job: Job) -> Response:
    if wants_picture() and job.status is JobStatus.COMPLETE:
        return picture_answer(job)
    return job_answer(job)


def _accepted(job: Job) -> Response:
    headers = {"Location": f"/jobs/{job.job_id}", "Retry-After": "1"}
    body = {"job_id": job.job_id, "status": job.status, "links": links_of(job)}
    return json_answer(body, 202, headers)


def _given() -> dict[str, object]:
    """The parameters of the request: the JSON body and the query string together."""
    arguments = {name: value for name, value in request.args.items() if name != "wait"}
    body = _body()
    twice = arguments.keys() & body.keys()
    if twice:
        raise BadRequestError(f"{sorted(twice)[0]} is given in the body and in the query string")
    return {**body, **arguments}


def _body() -> dict[str, object]:
    text = request.get_data()
    if not text:
        return {}
    if not request.is_json:
        raise UnsupportedTypeError("send parameters with `-H 'Content-Type: application/json'`")
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError as exc:
        raise BadRequestError(f"the body is not valid JSON: {exc}") from exc
    if not isinstance(value, dict):
        raise BadRequestError("the parameters must be a JSON object")
    return value
