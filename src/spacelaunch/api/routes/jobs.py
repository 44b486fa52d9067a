"""`/jobs`: how jobs stand, and stopping, repeating and forgetting them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from flask import Response, request
from pydantic import WithJsonSchema

from spacelaunch.api.around.access import require_scope
from spacelaunch.api.around.arguments import WholeArgument
from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.context import context
from spacelaunch.api.around.errors import RETRY_AFTER
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.own_address import LOCATION
from spacelaunch.api.around.preferences import (
    PREFER,
    PREFERENCE_APPLIED,
    WAIT,
    preferences,
    say_applied,
)
from spacelaunch.api.around.query_string import LINK, TOTAL_COUNT, next_link
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, Parameter, shown_as
from spacelaunch.api.routes.job_answer import (
    accepted_answer,
    current_outlook,
    job_answer,
    wait_for_job,
)
from spacelaunch.api.routes.job_body import ACCEPTED_EXAMPLE, JOB, JOB_EXAMPLE, JobBody, job_body
from spacelaunch.domain.api_key import Scope
from spacelaunch.domain.errand import ERRANDS, is_drawing
from spacelaunch.domain.job import JobStatus
from spacelaunch.domain.names import choice_of, shown
from spacelaunch.errors import (
    BadRequestError,
    ConflictError,
    ExpiredError,
)
from spacelaunch.jobs.control import cancel, forget, retry
from spacelaunch.jobs.listing import JobFilter, JobPage, find_jobs
from spacelaunch.jobs.status import LONGEST_WAIT_S
from spacelaunch.queries.registry import ALL

routes = Routes("jobs", tag="jobs")

LIMIT = WholeArgument("limit", "How many; 50 if unset.", 10, default=50, least=1, most=500)
Analysis = Annotated[str, WithJsonSchema({"type": "string", "enum": list(ALL)})]
TYPES = [*ALL, *ERRANDS]
JobType = Annotated[str, WithJsonSchema({"type": "string", "enum": TYPES})]
TYPE = Parameter(
    "query", "type", list[JobType], "Only of these analyses and errands.", ["timeline"]
)
CURSOR = Parameter(
    "query",
    "cursor",
    str,
    "From the `Link` of the page before.",
    # Of a job of 1 January 2026.
    "WzE3NjcyNjg4MDAuMCwidGltZWxpbmUtMGY0YjJmOWMxZDNlNWE2NzhiOTAiXQ",
)


@dataclass(frozen=True, slots=True)
class DeletedJob:
    """A job is forgotten."""

    status: Literal["job deleted"] = "job deleted"


@routes.get(
    "/jobs",
    Contract(
        "the newest jobs, by `status` and `type`",
        curl="curl 'localhost:5000/jobs?status=failed&type=timeline&limit=10'",
        takes=(
            LIMIT.parameter,
            Parameter("query", "status", list[JobStatus], "Only such jobs.", ["complete"]),
            TYPE,
            CURSOR,
        ),
        answers={
            200: Answer(
                "The newest jobs.",
                shown_as([JOB_EXAMPLE], list[JobBody]),
                (CACHE_CONTROL, TOTAL_COUNT, LINK),
            )
        },
    ),
)
def list_jobs() -> Response:
    """The newest jobs, by status and type."""
    wanted = JobFilter(
        statuses=[JobStatus(word) for word in read_choices("status", list(JobStatus))],
        analyses=read_choices(TYPE.name, TYPES),
    )
    jobs = context().stores.jobs
    page = find_jobs(jobs, wanted, LIMIT.read(), request.args.get("cursor"))
    outlook = None if all(job.is_over for job in page.jobs) else current_outlook()
    body = [job_body(job, outlook) for job in page.jobs]
    return json_answer(body, headers=_page_headers(page))


@routes.get(
    "/jobs/<job_id>",
    Contract(
        f"one job; `?wait=30`, at most {LONGEST_WAIT_S}, answers when it is over",
        takes=(JOB, WAIT.parameter, PREFER),
        answers={
            200: Answer(
                "The job.", shown_as(JOB_EXAMPLE), (CACHE_CONTROL, RETRY_AFTER, PREFERENCE_APPLIED)
            )
        },
    ),
)
def get_job(job_id: str) -> Response:
    """One job, at once or as soon as it is over."""
    seconds = preferences().wait_s
    ended = None if seconds is None else wait_for_job(job_id, seconds)
    if ended is None:
        return job_answer(context().stores.jobs.get(job_id))
    return say_applied(job_answer(ended), f"wait={seconds}")


@routes.post(
    "/jobs/<job_id>/cancel",
    Contract(
        "stop a job that waits or is at work",
        takes=(JOB,),
        answers={200: Answer("It is cancelled.", shown_as(JOB_EXAMPLE), (CACHE_CONTROL,))},
        refuses=(ConflictError,),
    ),
)
def cancel_job(job_id: str) -> Response:
    """End a job that waits or is drawn."""
    stores = context().stores
    return job_answer(cancel(job_id, stores.jobs, stores.queue, stores.jobs.now()))


@routes.post(
    "/jobs/<job_id>/retry",
    Contract(
        "run a job again that failed or was cancelled",
        takes=(JOB,),
        answers={
            202: Answer("It is queued again.", shown_as(ACCEPTED_EXAMPLE), (LOCATION, RETRY_AFTER))
        },
        refuses=(
            ConflictError,
            ExpiredError,
        ),
        # Who may read may ask for a chart of it: that changes nothing that others see.
        scope=Scope.READ,
    ),
)
def retry_job(job_id: str) -> Response:
    """Queue a job again that has no result."""
    ctx = context()
    if not is_drawing(ctx.stores.jobs.get(job_id)):
        require_scope(Scope.WRITE)  # it changes what others see
    job = retry(
        job_id,
        launches=ctx.stores.launches,
        jobs=ctx.stores.jobs,
        queue=ctx.stores.queue,
        queue_limit=ctx.settings.queue_limit,
        now=ctx.stores.jobs.now(),
        warehouse=ctx.stores.warehouse,
    )
    return accepted_answer(job)


@routes.delete(
    "/jobs/<job_id>",
    Contract(
        "forget a job and its result",
        takes=(JOB,),
        answers={200: Answer("It is forgotten.", shown_as(DeletedJob()))},
        refuses=(ConflictError,),
    ),
)
def delete_job(job_id: str) -> Response:
    """Forget a job and its result."""
    forget(job_id, context().stores.jobs, context().stores.results)
    return json_answer(DeletedJob())


def read_choices(name: str, known: list[str]) -> list[str]:
    """The values of an argument that may be repeated; raises BadRequestError."""
    given = {text: choice_of(text, known) for text in request.args.getlist(name)}
    for text, value in given.items():
        if value is None:
            raise BadRequestError(
                f"{name}: unknown value {shown(text)}; there are {', '.join(known)}"
            )
    return [value for value in given.values() if value is not None]


def _page_headers(page: JobPage) -> dict[str, str]:
    headers: dict[str, str] = {TOTAL_COUNT: str(page.total), CACHE_CONTROL: "no-store"}
    if page.cursor:
        headers[LINK] = next_link(page.cursor)
    return headers
