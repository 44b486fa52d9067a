"""`/analyze`: the analyses there are, and asking for one."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, request

from spacelaunch.api.around.arguments import arguments_once, only_arguments, yes_argument
from spacelaunch.api.around.context import context, now
from spacelaunch.api.around.idempotency import idempotent
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.preferences import applied, preferences
from spacelaunch.api.around.request_id import current_request_id
from spacelaunch.api.routes.jobs import accepted, awaited, job_answer
from spacelaunch.api.routes.results import Form, accepted_form, result_answer
from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.errors import (
    BadRequestError,
    ConflictError,
    RenderError,
    UnsupportedTypeError,
)
from spacelaunch.jobs.preview import preview
from spacelaunch.jobs.submit import asked_for, submit
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.sources.strict_json import read_value

blueprint = Blueprint("analyze", __name__)

# Arguments of the query string that say how to answer, not what to draw.
_OURS = ("wait", "dry_run")


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
@idempotent
def analyze(name: str) -> Response:
    """Ask for an analysis; answers at once, or when the client prefers to wait, with the end."""
    form = accepted_form("json")  # before a job is made that nobody takes the result of
    return _previewed(name) if yes_argument("dry_run") else _answer(_submitted(name), form)


def _submitted(name: str) -> Job:
    ctx = context()
    submission = submit(
        name,
        _given(),
        launches=ctx.stores.launches,
        jobs=ctx.stores.jobs,
        queue=ctx.stores.queue,
        max_attempts=ctx.settings.job_max_attempts,
        now=ctx.stores.jobs.now(),
        queue_limit=ctx.settings.queue_limit,
        fresh="no-cache" in request.cache_control,
        request_id=current_request_id(),
    )
    ctx.metrics.note_asked(submission.is_new)
    return submission.job


def _previewed(name: str) -> Response:
    """What would be asked; nothing is queued."""
    ctx = context()
    launches = ctx.stores.launches
    job = asked_for(name, _given(), launches, ctx.settings.job_max_attempts, now())
    return json_answer(asdict(preview(job, launches, ctx.stores.jobs)))


def _answer(job: Job, form: Form) -> Response:
    """As the client prefers; where too many are waiting, as if it preferred nothing."""
    wished = preferences()
    at_once = ["respond-async"] if wished.at_once else []
    if wished.wait_s is None:
        return applied(accepted(job), *at_once)
    waited = job if job.is_over else awaited(job.job_id, wished.wait_s)
    if waited is None:
        return applied(accepted(job), *at_once)
    if waited.is_over:
        return applied(_ended(waited, form), f"wait={wished.wait_s}")
    return applied(accepted(waited), *at_once, f"wait={wished.wait_s}")


def _ended(job: Job, form: Form) -> Response:
    """In JSON the job, which says where the result is; in every other form the result itself."""
    if form.suffix == "json":
        return job_answer(job)
    if job.status is JobStatus.COMPLETE:
        return result_answer(job, form)
    # A job in JSON would be written into the file that was to hold the picture.
    if job.status is JobStatus.CANCELLED:
        raise ConflictError(f"job {job.job_id} was cancelled: {job.error}")
    raise RenderError(f"job {job.job_id} {job.status}: {job.error}")


def _given() -> dict[str, object]:
    """The parameters of the request: the JSON body and the query string together."""
    given = arguments_once()
    arguments = {name: value for name, value in given.items() if name not in _OURS}
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
    value = read_value(text)
    if not isinstance(value, dict):
        raise BadRequestError("the parameters must be a JSON object")
    return value
