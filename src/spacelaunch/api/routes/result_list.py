"""`GET /results`: the results that can be had, with what each is of and a small picture of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Response, request

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.context import context
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.own_address import own_path
from spacelaunch.api.around.query_string import LINK, next_link
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, Parameter, shown_as
from spacelaunch.api.routes.charts import VERSION
from spacelaunch.api.routes.job_body import CREATED_AT, FINISHED_AT, JOB_ID, PARAMS
from spacelaunch.api.routes.jobs import CURSOR, LIMIT, Analysis, read_choices
from spacelaunch.api.routes.picture_element import SMALL, question_mark
from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.jobs.listing import JobFilter, find_jobs
from spacelaunch.queries.registry import ALL

routes = Routes("result_list", tag="results")

TYPE = Parameter("query", "type", list[Analysis], "Only of these analyses.", ["timeline"])


@dataclass(frozen=True, slots=True)
class ResultLinks:
    """Where a client goes from here."""

    self: str
    chart: str
    """The same by its address, for as long as this version of the data is kept."""
    thumbnail: str
    """A small picture of it."""


@dataclass(frozen=True, slots=True)
class ResultEntry:
    """A result that can be had."""

    job_id: str
    analysis: str
    title: str
    params: Mapping[str, Any]
    version: str
    """The data set's version."""
    created_at: datetime
    expires_at: datetime | None
    links: ResultLinks


_PINNED = "/charts/timeline.svg?size=%s&version=3f0c5d1e9a7b2c48"
_EXAMPLE = ResultEntry(
    job_id=JOB_ID,
    analysis="timeline",
    title="Launches per year, private and state",
    params=PARAMS,
    version="3f0c5d1e9a7b2c48",
    created_at=CREATED_AT,
    expires_at=FINISHED_AT.replace(day=2),
    links=ResultLinks(f"/results/{JOB_ID}", _PINNED % "10x6", _PINNED % "5x4"),
)


@routes.get(
    "/results",
    Contract(
        "the newest results, of what they are, and a small picture of each; by `type`",
        curl="curl 'localhost:5000/results?type=timeline&limit=10'",
        takes=(LIMIT.parameter, TYPE, CURSOR),
        answers={
            200: Answer(
                "The newest results; a page may have fewer than `limit`, for some have expired.",
                shown_as([_EXAMPLE], list[ResultEntry]),
                (CACHE_CONTROL, LINK),
            )
        },
    ),
)
def list_results() -> Response:
    """The newest results, by analysis."""
    jobs = context().stores.jobs
    wanted = JobFilter([JobStatus.COMPLETE], read_choices(TYPE.name, [*ALL]) or [*ALL])
    page = find_jobs(jobs, wanted, LIMIT.read(), request.args.get(CURSOR.name))
    now = jobs.now()
    # An older program may have left results of an analysis that there is no more.
    there = [job for job in page.jobs if job.answers_at(now) and job.analysis in ALL]
    headers: dict[str, str] = {CACHE_CONTROL: "no-store"}
    if page.cursor:
        headers[LINK] = next_link(page.cursor)
    return json_answer([_entry(job) for job in there], headers=headers)


def _entry(job: Job) -> ResultEntry:
    given = {name: value for name, value in job.params.items() if value is not None}
    given[VERSION.name] = job.version
    address = own_path(f"/charts/{job.analysis}.svg")
    return ResultEntry(
        job_id=job.job_id,
        analysis=job.analysis,
        title=ALL[job.analysis].title,
        params=job.params,
        version=job.version,
        created_at=job.created_at,
        expires_at=job.expires_at,
        links=ResultLinks(
            self=own_path(f"/results/{job.job_id}"),
            chart=f"{address}{question_mark(given)}",
            thumbnail=f"{address}{question_mark({**given, **SMALL})}",
        ),
    )
