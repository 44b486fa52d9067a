"""A job as clients see it, and where they go from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import Field

from spacelaunch.api.around.context import now
from spacelaunch.api.around.own_address import own_path
from spacelaunch.api.document.parts import Parameter
from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.jobs.outlook import Outlook


@dataclass(frozen=True, slots=True)
class Links:
    """Where a client goes from here."""

    self: str
    events: str
    result: str


@dataclass(frozen=True, slots=True)
class AcceptedJob:
    """A job that was asked for."""

    job_id: str
    status: JobStatus
    expected_at: datetime | None
    """When it will be done, as others of its kind took; null where that is not known, or over."""
    links: Links


@dataclass(frozen=True, slots=True, kw_only=True)
class JobBody:
    """How a job stands."""

    id: str
    job_id: str
    """The same as `id`, as the answer to the request for it says."""
    type: str
    """The analysis; or `load`, or `ingest-` and a source."""
    status: JobStatus
    queue_position: int | None
    """Its place among the jobs that wait, from 1."""
    result_ready: bool
    """Whether the result can be downloaded."""
    params: Mapping[str, Any]
    """The parameters, defaults filled in."""
    version: str | None
    """The data set's version that is asked about; null where none is."""
    attempts: int
    """How often a worker took it."""
    progress: Annotated[int, Field(ge=0, le=100)]
    """Percent."""
    step: str | None
    """What a load or an ingest is at; of an ingest the resource that it reads."""
    rows_read: int | None
    """How many rows or documents that step has read so far."""
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    expected_at: datetime | None
    """When it will be done, as others of its kind took; null where that is not known, or over."""
    queued_s: float | None
    """Seconds that the last attempt waited."""
    run_s: float | None
    """Seconds that the last attempt took."""
    error: str | None
    """Why it failed or was tried again."""
    problem: Mapping[str, Any] | None
    """Of what failed: `type`, `title`, `status` and `detail` as of an error that is answered."""
    request_id: str | None
    """The request that made it."""
    links: Links


JOB_ID = "timeline-0f4b2f9c1d3e5a678b90"
JOB = Parameter("path", "job_id", str, "The job.", JOB_ID)
PARAMS: dict[str, object] = {
    "country": None,
    "provider": None,
    "year_from": None,
    "year_to": None,
    "size": "10x6",
    "dpi": 120,
    "theme": "light",
    "width": 79,
}
CREATED_AT = datetime(2026, 1, 1, 12, tzinfo=UTC)
STARTED_AT = CREATED_AT.replace(microsecond=20_000)
FINISHED_AT = CREATED_AT.replace(microsecond=310_000)


def accepted_example(job_id: str) -> AcceptedJob:
    """A job of this id, as it is answered when it was asked for."""
    links = Links(f"/jobs/{job_id}", f"/jobs/{job_id}/events", f"/results/{job_id}")
    return AcceptedJob(job_id, JobStatus.QUEUED, FINISHED_AT, links)


ACCEPTED_EXAMPLE = accepted_example(JOB_ID)
JOB_EXAMPLE = JobBody(
    id=JOB_ID,
    job_id=JOB_ID,
    type="timeline",
    status=JobStatus.COMPLETE,
    queue_position=None,
    result_ready=True,
    params=PARAMS,
    version="3f0c5d1e9a7b2c48",
    attempts=1,
    progress=100,
    step=None,
    rows_read=None,
    created_at=CREATED_AT,
    started_at=STARTED_AT,
    finished_at=FINISHED_AT,
    expected_at=None,
    queued_s=0.02,
    run_s=0.29,
    error=None,
    problem=None,
    request_id="4b7b5960551e4a83",
    links=ACCEPTED_EXAMPLE.links,
)


def job_body(job: Job, outlook: Outlook | None = None) -> JobBody:
    """A job as it stands now; `outlook` where it is not over."""
    return JobBody(
        id=job.job_id,
        job_id=job.job_id,
        type=job.analysis,
        status=job.status,
        queue_position=outlook.place_of(job) if outlook else None,
        result_ready=job.status is JobStatus.COMPLETE and job.answers_at(now()),
        params=job.params,
        version=job.version or None,
        attempts=job.attempts,
        progress=job.progress_pct,
        step=job.step,
        rows_read=job.rows_read,
        created_at=job.created_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
        expected_at=outlook.expected_at(job) if outlook else None,
        queued_s=job.queued_s,
        run_s=job.run_s,
        error=job.error,
        problem=job.problem,
        request_id=job.request_id,
        links=links_of(job),
    )


def links_of(job: Job) -> Links:
    """Where a client goes from here."""
    own, result = own_path(f"/jobs/{job.job_id}"), own_path(f"/results/{job.job_id}")
    return Links(own, f"{own}/events", result)
