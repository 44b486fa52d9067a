"""`/results/<id>/provenance`: where a result comes from, and who made it when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

import orjson
from flask import Response

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.own_address import own_path
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, shown_as
from spacelaunch.api.routes.job_body import CREATED_AT, FINISHED_AT, JOB, STARTED_AT
from spacelaunch.api.routes.results import RESULT, complete_job, numbers_of
from spacelaunch.domain.errand import is_errand
from spacelaunch.domain.job import Job
from spacelaunch.errors import ExpiredError, NotFoundError

routes = Routes("provenance", tag="results")


@dataclass(frozen=True, slots=True)
class ProvenanceLinks:
    """What it came from and what it is."""

    self: str
    result: str
    job: str
    data: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a result's JSON holds too; the pictures carry it inside."""

    job_id: str
    analysis: str
    params: Mapping[str, Any] | None
    version: str | None
    source: str | None
    is_synthetic: bool | None
    data_from: date | None
    data_until: date | None
    rows_used: int | None
    rows_missing: int | None
    rows_rejected: int | None
    values_lost: int | None
    program: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance(Facts):
    """Where a result comes from."""

    request_id: str | None
    worker: str | None
    attempts: int
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    expires_at: datetime | None
    links: ProvenanceLinks


_EXAMPLE = Provenance(
    **{each.name: getattr(RESULT, each.name) for each in fields(Facts)},
    request_id="4b7b5960551e4a83",
    worker="host-17-3fa9c1",
    attempts=1,
    created_at=CREATED_AT,
    started_at=STARTED_AT,
    finished_at=FINISHED_AT,
    expires_at=FINISHED_AT.replace(day=2),
    links=ProvenanceLinks(
        f"/results/{RESULT.job_id}/provenance",
        f"/results/{RESULT.job_id}",
        f"/jobs/{RESULT.job_id}",
        "/data/summary",
    ),
)


@routes.get(
    "/results/<job_id>/provenance",
    Contract(
        "where a result comes from: question, data, program, worker",
        takes=(JOB,),
        answers={200: Answer("Where it comes from.", shown_as(_EXAMPLE), (CACHE_CONTROL,))},
        refuses=(ExpiredError,),
    ),
)
def get_provenance(job_id: str) -> Response:
    """The question, the data, the program, and the attempt that answered."""
    job = complete_job(job_id)
    if is_errand(job):
        raise NotFoundError(f"job {job.job_id} has made no result of data; its report says it all")
    result = orjson.loads(numbers_of(job))
    facts = {each.name: result.get(each.name) for each in fields(Facts)}
    headers: dict[str, str] = {CACHE_CONTROL: "no-cache"}  # the same job may be run again
    return json_answer(_provenance(job, Facts(**facts)), headers=headers)


def _provenance(job: Job, facts: Facts) -> Provenance:
    return Provenance(
        **asdict(facts),
        request_id=job.request_id,
        worker=job.worker,
        attempts=job.attempts,
        created_at=job.created_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
        expires_at=job.expires_at,
        links=ProvenanceLinks(
            own_path(f"/results/{job.job_id}/provenance"),
            own_path(f"/results/{job.job_id}"),
            own_path(f"/jobs/{job.job_id}"),
            own_path("/data/summary"),
        ),
    )
