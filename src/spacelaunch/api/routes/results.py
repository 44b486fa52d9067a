"""`/results`: the picture, the numbers behind it, and the table."""

from __future__ import annotations

from dataclasses import dataclass

import orjson
from flask import Blueprint, Response

from spacelaunch.api.around.arguments import only_arguments
from spacelaunch.api.around.context import context
from spacelaunch.api.around.csv_text import csv_text
from spacelaunch.api.around.negotiation import best_type
from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.errors import NotFoundError, NotReadyError
from spacelaunch.jobs.result import result_part

blueprint = Blueprint("results", __name__)


@dataclass(frozen=True, slots=True)
class Form:
    """One of the forms in which a result can be had."""

    suffix: str
    content_type: str
    part: str
    """The stored part that it is made from."""

    @property
    def mimetype(self) -> str:
        """The content type without its parameters, as an Accept header names it."""
        return self.content_type.partition(";")[0]


FORMS = (
    Form("png", "image/png", "png"),
    Form("svg", "image/svg+xml", "svg"),
    Form("json", "application/json", "json"),
    Form("csv", "text/csv; charset=utf-8", "json"),
    Form("txt", "text/plain; charset=utf-8", "txt"),
)


@blueprint.get("/results/<name>")
def read(name: str) -> Response:
    """A result, in the form that the suffix or the Accept header asks for."""
    only_arguments()
    job_id, _, suffix = name.partition(".")
    job = complete_job(job_id)
    return result_answer(job, _by_suffix(suffix) if suffix else accepted_form("png"))


def accepted_form(default: str) -> Form:
    """The form that the Accept header asks for; the one with this suffix where it leaves open.

    Raises:
        NotAcceptableError: it admits none.
    """
    forms = sorted(FORMS, key=lambda form: form.suffix != default)
    chosen = best_type([form.mimetype for form in forms])
    return next(form for form in forms if form.mimetype == chosen)


def result_answer(job: Job, form: Form) -> Response:
    """A complete job's result in this form; raises ExpiredError."""
    part = part_of(job, form.part)
    body = _table(part) if form.suffix == "csv" else part
    answer = Response(body, content_type=form.content_type)
    answer.headers["Content-Disposition"] = f'inline; filename="{job.analysis}.{form.suffix}"'
    answer.headers["Cache-Control"] = "public, max-age=86400, immutable"
    answer.headers["Vary"] = "Accept"
    answer.set_etag(f"{job.job_id}-{form.suffix}")
    return answer


def complete_job(job_id: str) -> Job:
    """A job that left a result; raises NotFoundError."""
    job = context().stores.jobs.get(job_id)
    if not job.is_over:
        raise NotReadyError(f"job {job.job_id} is {job.status}; its result is not there yet")
    if job.status is not JobStatus.COMPLETE:
        raise NotFoundError(f"job {job.job_id} {job.status} and left no result: {job.error}")
    return job


def part_of(job: Job, name: str) -> bytes:
    """One stored part of a result; raises ExpiredError."""
    stores = context().stores
    return result_part(job, name, stores.jobs, stores.results)


def _table(text: bytes) -> str:
    result = orjson.loads(text)
    return csv_text([column["name"] for column in result["columns"]], result["rows"])


def _by_suffix(suffix: str) -> Form:
    for form in FORMS:
        if form.suffix == suffix:
            return form
    known = ", ".join(f".{form.suffix}" for form in FORMS)
    raise NotFoundError(f"a result has no form .{suffix}; there are {known}")
