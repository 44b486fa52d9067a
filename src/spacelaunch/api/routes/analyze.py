"""`/analyze`: the analyses there are, and asking for one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Response, request

from spacelaunch.api.around.arguments import DRY_RUN, arguments_given, yes_argument
from spacelaunch.api.around.context import context
from spacelaunch.api.around.errors import RETRY_AFTER
from spacelaunch.api.around.idempotency import KEY, REPLAYED, idempotent
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.own_address import LOCATION
from spacelaunch.api.around.preferences import PREFER, PREFERENCE_APPLIED, WAIT
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.document.contract import Contract, Use
from spacelaunch.api.document.parts import JSON, Answer, Form, Link, Parameter, plain, shown_as
from spacelaunch.api.routes.analysis_parameters import BODY, query_parameters
from spacelaunch.api.routes.job_answer import job_answer, preferred_answer
from spacelaunch.api.routes.job_body import ACCEPTED_EXAMPLE, JOB_EXAMPLE, JobBody
from spacelaunch.api.routes.jobs import Analysis
from spacelaunch.api.routes.results import (
    FILE_HEADERS,
    RESULT_FORMS,
    ResultForm,
    accepted_form,
    ended_answer,
)
from spacelaunch.api.routes.submission import possible_job, submitted_job
from spacelaunch.domain.api_key import Scope
from spacelaunch.domain.job import DRAWN, Job
from spacelaunch.errors import (
    BadRequestError,
    ExpiredError,
    NotAcceptableError,
    UnsupportedTypeError,
)
from spacelaunch.jobs.preview import Preview, preview
from spacelaunch.jobs.submit import Question
from spacelaunch.queries.analysis import Over
from spacelaunch.queries.registry import ALL
from spacelaunch.sources.strict_json import read_value

routes = Routes("analyze", tag="analyses")

# Arguments of the query string that say how to answer, not what to draw.
_OURS = (WAIT.name, DRY_RUN.name)


@dataclass(frozen=True, slots=True)
class AnalysisEntry:
    """An analysis that can be asked for."""

    name: str
    title: str
    description: str
    parameters: dict[str, Any]
    """JSON Schema of its parameters."""
    asks: Over
    """`launches` of the data set, or the typed tables of the warehouse, `silver`."""


def _entries() -> list[AnalysisEntry]:
    return [
        AnalysisEntry(
            each.name,
            each.title,
            each.description,
            each.parameters.model_json_schema(),
            each.over,
        )
        for each in ALL.values()
    ]


@routes.get(
    "/analyze",
    Contract(
        "the analyses and their parameters",
        answers={200: Answer("The analyses.", shown_as(_entries()[:1], list[AnalysisEntry]))},
    ),
)
def list_analyses() -> Response:
    """Name, description and parameters of each analysis."""
    return json_answer(_entries())


@routes.post(
    "/analyze/<name>",
    Contract(
        "ask for an analysis; answers with a job",
        curl="JOB=$(curl -s -X POST localhost:5000/analyze/timeline | jq -r .job_id)",
        also=(
            Use(
                "wait for the picture itself; `Accept` chooses among png, svg, csv and txt",
                "curl -X POST -H 'Prefer: wait=30' -H 'Accept: image/png' "
                "'localhost:5000/analyze/top-private?top=5' -o top.png",
            ),
            Use(
                "say what would be drawn, and draw nothing; so does `POST /data?dry_run=1`",
                "curl -X POST 'localhost:5000/analyze/timeline?dry_run=1'",
            ),
        ),
        takes=(
            Parameter("path", "name", Analysis, "The analysis.", "timeline"),
            WAIT.parameter,
            PREFER,
            DRY_RUN,
            KEY,
            Parameter("header", "Cache-Control", str, "`no-cache` draws again.", "no-cache"),
            *query_parameters(),
        ),
        body=BODY,
        answers={
            200: Answer(
                "The job is over, which you preferred to wait for: the job in JSON, or its result "
                "in the form that `Accept` names. With `dry_run=1`: what would be drawn.",
                {**RESULT_FORMS, JSON: Form(JobBody | Preview, plain(JOB_EXAMPLE))},
                (PREFERENCE_APPLIED, REPLAYED, *FILE_HEADERS),
            ),
            202: Answer(
                "The job is accepted, or was there already; one that is complete has no "
                "`Retry-After`.",
                shown_as(ACCEPTED_EXAMPLE),
                (LOCATION, RETRY_AFTER, PREFERENCE_APPLIED, REPLAYED),
                {
                    "job": Link("get_job", {"job_id": "$response.body#/job_id"}),
                    "result": Link("get_result", {"name": "$response.body#/job_id"}),
                },
            ),
        },
        refuses=(
            NotAcceptableError,
            ExpiredError,
        ),
        # Who may read may ask for a chart of it: that changes nothing that others see.
        scope=Scope.READ,
        takes_others=True,
    ),
)
@idempotent
def analyze(name: str) -> Response:
    """Ask for an analysis; answers at once, or when the client prefers to wait, with the end."""
    form = accepted_form("json")  # before a job is made that nobody takes the result of
    is_tried = yes_argument(DRY_RUN.name)
    question = Question(name, _parameters(), forms=_drawn_with(form))
    return _preview_answer(question) if is_tried else _asked_answer(question, form)


def _drawn_with(form: ResultForm) -> tuple[str, ...]:
    """What is drawn with the job: who is answered with the job in JSON mostly wants the PNG."""
    return DRAWN[:1] if form.suffix == "json" else form.drawn


def _preview_answer(question: Question) -> Response:
    """What would be asked; nothing is queued."""
    stores = context().stores
    job = possible_job(question)
    return json_answer(preview(job, stores.launches, stores.jobs, stores.warehouse))


def _asked_answer(question: Question, form: ResultForm) -> Response:
    is_fresh = "no-cache" in request.cache_control
    return preferred_answer(submitted_job(question, is_fresh), partial(_end_answer, form))


def _end_answer(form: ResultForm, job: Job) -> Response:
    """In JSON the job, which says where the result is; in every other form the result itself."""
    if form.suffix == "json":
        return job_answer(job)
    return ended_answer(job, form)


def _parameters() -> dict[str, object]:
    """The parameters of the request: the JSON body and the query string together."""
    given = arguments_given(*_OURS)
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
