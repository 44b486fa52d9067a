"""`/charts`: a chart by its address, found or drawn, for `<img>` and for whoever wants no job.

A GET makes a result, never data; what guards `POST /analyze`, which it shares everything with,
guards it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from flask import Response, request
from pydantic import WithJsonSchema

from spacelaunch.api.around.arguments import WholeArgument, arguments_given
from spacelaunch.api.around.compression import held_tag
from spacelaunch.api.around.conditions import CACHE_CONTROL, tag_of, unchanged_answer
from spacelaunch.api.around.context import context
from spacelaunch.api.around.error_pictures import SHOWN
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.document.contract import Contract, Use
from spacelaunch.api.document.parts import Answer, Parameter
from spacelaunch.api.routes.analysis_parameters import query_parameters
from spacelaunch.api.routes.jobs import Analysis
from spacelaunch.api.routes.results import (
    FILE_HEADERS,
    FOR_EVER,
    FORMS,
    RESULT_FORMS,
    ResultForm,
    ended_answer,
    form_of,
)
from spacelaunch.api.routes.submission import ended_job, possible_job
from spacelaunch.api.served.repeated_requests import may_repeat
from spacelaunch.domain.job import Job
from spacelaunch.errors import ConflictError, ExpiredError, UnknownValueError
from spacelaunch.jobs.review import follows_from
from spacelaunch.jobs.status import LONGEST_WAIT_S
from spacelaunch.jobs.submit import Question

routes = Routes("charts", tag="results")

WAIT = WholeArgument(
    "wait",
    "Seconds to wait for a chart that has to be drawn; after them it is 503 with `Retry-After`.",
    example=10,
    default=30,
    most=LONGEST_WAIT_S,
)
VERSION = Parameter(
    "query",
    "version",
    str,
    "Only of this version of the data, so that the picture never changes; unset, of the current "
    "one. 404 where the version is gone and no result of it is kept.",
    "3f0c5d1e9a7b2c48",
)
_OURS = (VERSION.name, WAIT.name)
ANALYSIS = Parameter("path", "name", Analysis, "The analysis.", "timeline")
_SUFFIXES = [form.suffix for form in FORMS]
_Suffix = Annotated[str, WithJsonSchema({"type": "string", "enum": _SUFFIXES})]


@routes.get(
    "/charts/<name>.<suffix>",
    Contract(
        "a chart by its address, found or drawn; also `.svg`, `.json`, `.csv`, `.txt` and `.zip`",
        curl="curl 'localhost:5000/charts/timeline.png?year_from=1990' -o timeline.png",
        also=(
            Use(
                "the same of one version of the data, for ever",
                'curl "localhost:5000/charts/timeline.svg?version=$(curl -s '
                'localhost:5000/data/summary | jq -r .version)" -o timeline.svg',
            ),
            Use(
                "all of it in one file: pictures, numbers, their dictionary, the query, how to "
                "cite",
                "curl localhost:5000/charts/timeline.zip -o timeline.zip",
            ),
        ),
        takes=(
            ANALYSIS,
            Parameter("path", "suffix", _Suffix, "The form.", "png"),
            VERSION,
            WAIT.parameter,
            *query_parameters(),
        ),
        answers={200: Answer("The chart.", RESULT_FORMS, FILE_HEADERS)},
        refuses=(ConflictError, UnknownValueError),
        errors_as=SHOWN,
        takes_others=True,
    ),
)
def get_chart(name: str, suffix: str) -> Response:
    """A chart in the form that the address ends in."""
    form, wait_s = form_of(suffix), WAIT.read()
    question = replace(asked_question(name), forms=form.drawn)
    standing = context().stores.launches.latest()  # before anything that is to follow from it
    job, answer = _held_chart(question, form) or drawn_chart(question, form, wait_s)
    answer.headers[CACHE_CONTROL] = FOR_EVER if question.version else "no-cache"
    if follows_from(job, standing):
        may_repeat(standing, is_result=answer.status_code == 200)
    return answer


def asked_question(name: str) -> Question:
    """What the query string asks; raises BadRequestError."""
    version, given = parted(arguments_given(*_OURS))
    return Question(name, given, version)


def parted(given: Mapping[str, object]) -> tuple[str | None, dict[str, object]]:
    """The version that is asked for, and the analysis' own parameters."""
    version = given.get(VERSION.name)
    rest = {name: value for name, value in given.items() if name not in _OURS}
    return None if version is None else str(version), rest


def drawn_chart(question: Question, form: ResultForm, wait_s: int) -> tuple[Job, Response]:
    """The job and the picture; raises as `submission.ended_job` and `results.ended_answer`."""
    job = ended_job(question, wait_s)
    try:
        answer = ended_answer(job, form, wait_s)
    except ExpiredError:
        # It went before its time. The job is marked so by now, and is run anew.
        job = ended_job(question, wait_s)
        answer = ended_answer(job, form, wait_s)
    answer.set_etag(_tag(job, form))
    return job, answer


def _held_chart(question: Question, form: ResultForm) -> tuple[Job, Response] | None:
    """The job that it would be, and that the client has the picture; None where it has not."""
    if not request.if_none_match:
        return None
    job = possible_job(question)
    held = held_tag(_tag(job, form))
    if held is None:
        return None
    answer = unchanged_answer(Response())
    answer.set_etag(held)
    return job, answer


def _tag(job: Job, form: ResultForm) -> str:
    """The job's id has the data, the question and the program that draws in it."""
    return tag_of(job.version, job.job_id, form.suffix)
