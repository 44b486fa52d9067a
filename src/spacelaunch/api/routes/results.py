"""`/results`: the picture, the numbers behind it, and the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from flask import Response

from spacelaunch.api.around.compression import VARY
from spacelaunch.api.around.conditions import CACHE_CONTROL, ETAG
from spacelaunch.api.around.context import context
from spacelaunch.api.around.csv_text import csv_text
from spacelaunch.api.around.negotiation import best_type
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.document.contract import Contract, Use
from spacelaunch.api.document.parts import JSON, Answer, AnswerHeader, Form, Parameter, plain
from spacelaunch.api.routes.alt_text import ALT_TEXT, alt_text_of
from spacelaunch.api.routes.job_answer import facts_of
from spacelaunch.api.routes.job_body import JOB_ID, PARAMS
from spacelaunch.api.routes.result_package import package_of
from spacelaunch.api.routes.submission import drawn_parts, require_complete
from spacelaunch.domain.errand import is_errand
from spacelaunch.domain.job import DRAWN, Job, JobStatus
from spacelaunch.domain.summary import Column
from spacelaunch.errors import (
    ConflictError,
    ExpiredError,
    NotAcceptableError,
    NotFoundError,
    NotReadyError,
)
from spacelaunch.jobs.result import result_parts
from spacelaunch.jobs.result_body import ResultBody

routes = Routes("results", tag="results")

DISPOSITION = AnswerHeader(
    "Content-Disposition", str, "A file name for it.", 'inline; filename="timeline.png"'
)
# How long a form is waited for that was not drawn with its job; it is soon there.
_DRAWN_WITHIN_S = 30
# What never changes; a day, since few caches look again at what they keep for longer.
FOR_EVER = "public, max-age=86400, immutable"
FILE_HEADERS = (ETAG, CACHE_CONTROL, VARY, DISPOSITION, ALT_TEXT)
RESULT = ResultBody(
    job_id=JOB_ID,
    analysis="timeline",
    title="Launches per year, private and state",
    params=PARAMS,
    version="3f0c5d1e9a7b2c48",
    source="launches.csv",
    is_synthetic=False,
    data_from=date(1957, 10, 4),
    data_until=date(2020, 8, 7),
    program="spacelaunch 0.1.0+3f9c2a7d1e04",
    columns=[Column("year", "integer", "year", "Calendar year (UTC) of the launch.")],
    rows=[{"year": 1957, "private_count": 0, "state_count": 3}],
    rows_used=4324,
    rows_missing=0,
    rows_rejected=0,
    values_lost=0,
    findings={"first_private_lead_year": 1995, "sustained_private_lead_year": None},
    finding="Private launches first led in 1995, but not in 2019 (46 to 63)",
    alt="Launches per year from 1957 to 2020, one line each for private and state.",
    notes=["12 launches left out: no known sector"],
)


@dataclass(frozen=True, slots=True)
class ResultForm:
    """One of the forms in which a result can be had."""

    suffix: str
    content_type: str
    drawn: tuple[str, ...]
    """What a worker draws for it; what is none of it is written from the numbers."""
    form: Form

    @property
    def mimetype(self) -> str:
        """The content type without its parameters, as an Accept header names it."""
        return self.content_type.partition(";")[0]


FORMS = (
    ResultForm("png", "image/png", ("png",), Form()),
    ResultForm(
        "svg", "image/svg+xml", ("svg",), Form(str, "<svg xmlns='http://www.w3.org/2000/svg'/>")
    ),
    ResultForm("json", JSON, (), Form(ResultBody, plain(RESULT))),
    ResultForm(
        "csv",
        "text/csv; charset=utf-8",
        (),
        Form(str, "year,private_count,state_count\r\n1957,0,3\r\n"),
    ),
    ResultForm("txt", "text/plain; charset=utf-8", ("txt",), Form(str, "Russia ████ 1,398\n")),
    ResultForm("zip", "application/zip", DRAWN, Form()),
)
RESULT_FORMS = {each.mimetype: each.form for each in FORMS}
_SUFFIXES = ", ".join(f"`.{each.suffix}`" for each in FORMS)


@routes.get(
    "/results/<name>",
    Contract(
        "the picture; `.svg`, `.json`, `.csv`, `.txt` or `.zip` for the other forms",
        curl="curl localhost:5000/results/$JOB -o timeline.png",
        also=(
            Use(
                "the chart in plain letters, for a terminal",
                "curl localhost:5000/results/$JOB.txt",
            ),
        ),
        takes=(
            Parameter(
                "path",
                "name",
                str,
                f"The job's id; one of {_SUFFIXES} after it chooses the form, else the Accept "
                "header does.",
                JOB_ID,
            ),
        ),
        answers={
            200: Answer(
                "The result; of a load or an ingest its report, in JSON.",
                {**RESULT_FORMS, JSON: Form(ResultBody | dict[str, Any], plain(RESULT))},
                FILE_HEADERS,
            )
        },
        refuses=(
            ConflictError,
            NotAcceptableError,
            ExpiredError,
        ),
    ),
)
def get_result(name: str) -> Response:
    """A result, in the form that the suffix or the Accept header asks for."""
    job_id, _, suffix = name.partition(".")
    job = complete_job(job_id)
    if is_errand(job):
        return _report_answer(job, suffix)
    return result_answer(job, form_of(suffix) if suffix else accepted_form("png"))


def form_of(suffix: str) -> ResultForm:
    """The form that is called so; raises NotFoundError."""
    for form in FORMS:
        if form.suffix == suffix:
            return form
    known = ", ".join(f".{form.suffix}" for form in FORMS)
    raise NotFoundError(f"a result has no form .{suffix}; there are {known}")


def accepted_form(default: str) -> ResultForm:
    """The form that the Accept header asks for; the one with this suffix where it leaves open.

    Raises:
        NotAcceptableError: it admits none.
    """
    forms = sorted(FORMS, key=lambda form: form.suffix != default)
    chosen = best_type([form.mimetype for form in forms])
    return next(form for form in forms if form.mimetype == chosen)


def result_answer(job: Job, form: ResultForm, wait_s: int = _DRAWN_WITHIN_S) -> Response:
    """A complete job's result in this form; raises as `submission.drawn_parts`."""
    parts = drawn_parts(job, form.drawn, wait_s)
    answer = Response(_body(job, form, parts), content_type=form.content_type)
    answer.headers[DISPOSITION] = f'inline; filename="{job.analysis}.{form.suffix}"'
    if form.suffix == "png" and (words := alt_text_of(parts["png"])):
        answer.headers[ALT_TEXT] = words
    answer.headers[CACHE_CONTROL] = FOR_EVER
    answer.headers[VARY] = "Accept"
    answer.set_etag(f"{job.job_id}-{form.suffix}")
    return answer


def _report_answer(job: Job, suffix: str) -> Response:
    """What an errand's job has left; the same job may be run again, so no cache keeps it."""
    if suffix not in ("", "json"):
        raise NotFoundError(f"a {job.analysis} leaves a report; it has no form .{suffix}")
    answer = Response(numbers_of(job), content_type=best_type([JSON]))
    answer.headers[DISPOSITION] = f'inline; filename="{job.analysis}.json"'
    answer.headers[CACHE_CONTROL] = "no-cache"
    return answer


def _body(job: Job, form: ResultForm, parts: Mapping[str, bytes]) -> bytes | str:
    if form.suffix == "csv":
        return _csv_of(parts["json"])
    if form.suffix == "zip":
        return package_of(job, parts)
    return parts[form.suffix]


def ended_answer(job: Job, form: ResultForm, wait_s: int = _DRAWN_WITHIN_S) -> Response:
    """The result of a job that is over, in this form.

    Raises:
        SpacelaunchError: as `submission.require_complete` and `drawn_parts` do.
    """
    # A job in JSON would be written into the file that was to hold the picture.
    require_complete(job)
    return result_answer(job, form, wait_s)


def complete_job(job_id: str) -> Job:
    """A job that left a result; raises NotFoundError."""
    job = context().stores.jobs.get(job_id)
    if not job.is_over:
        detail = f"job {job.job_id} is {job.status}; its result is not there yet"
        raise NotReadyError(detail, facts_of(job))
    if job.status is not JobStatus.COMPLETE:
        raise NotFoundError(f"job {job.job_id} {job.status} and left no result: {job.error}")
    return job


def numbers_of(job: Job) -> bytes:
    """The JSON of a result; raises ExpiredError."""
    stores = context().stores
    return result_parts(job, (), stores.jobs, stores.results)["json"]


def _csv_of(text: bytes) -> str:
    result = orjson.loads(text)
    return csv_text([column["name"] for column in result["columns"]], result["rows"])
