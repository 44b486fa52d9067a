"""The JSON bodies of analyses, jobs and results, and of the service itself, as pydantic models.

Like `launch_bodies` they describe and are never filled. Used by the operations.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from spacelaunch.domain.job import JobStatus

JOB_ID = "timeline-0f4b2f9c1d3e5a678b90"
PARAMS: dict[str, object] = {
    "country": None,
    "provider": None,
    "year_from": None,
    "year_to": None,
    "size": "10x6",
    "dpi": 120,
    "theme": "light",
}
SCHEMA: dict[str, object] = {
    "type": "object",
    "properties": {"top": {"type": "integer", "minimum": 1, "maximum": 50, "default": 10}},
}


class AnalysisEntry(BaseModel):
    """An analysis that can be asked for."""

    name: str = Field(examples=["timeline"])
    title: str = Field(examples=["Launches per year, private and state"])
    description: str = Field(examples=["Launches per year by sector, and who leads since when."])
    parameters: dict[str, Any] = Field(
        description="JSON Schema of its parameters.", examples=[SCHEMA]
    )


class Links(BaseModel):
    """Where a client goes from here."""

    self: str = Field(examples=[f"/jobs/{JOB_ID}"])
    events: str = Field(examples=[f"/jobs/{JOB_ID}/events"])
    result: str = Field(examples=[f"/results/{JOB_ID}"])


class AcceptedJob(BaseModel):
    """A job that was asked for."""

    job_id: str = Field(examples=[JOB_ID])
    status: JobStatus = Field(examples=["queued"])
    links: Links


class JobView(BaseModel):
    """How a job stands."""

    short_id: str = Field(alias="id", examples=[JOB_ID])
    job_id: str = Field(description="The same as `id`.", examples=[JOB_ID])
    analysis: str = Field(alias="type", description="The analysis.", examples=["timeline"])
    status: JobStatus = Field(examples=["complete"])
    queue_position: int | None = Field(
        description="Its place among the jobs that wait, from 1.", examples=[None]
    )
    result_ready: bool = Field(description="Whether the result can be downloaded.", examples=[True])
    params: dict[str, Any] = Field(
        description="The parameters, defaults filled in.", examples=[PARAMS]
    )
    version: str = Field(
        description="The data set's version that is asked about.", examples=["3f0c5d1e9a7b2c48"]
    )
    attempts: int = Field(description="How often a worker took it.", examples=[1])
    progress: int = Field(ge=0, le=100, description="Percent.", examples=[100])
    created_at: datetime = Field(examples=["2026-01-01T12:00:00+00:00"])
    started_at: datetime | None = Field(examples=["2026-01-01T12:00:00.020000+00:00"])
    finished_at: datetime | None = Field(examples=["2026-01-01T12:00:00.310000+00:00"])
    queued_s: float | None = Field(
        description="Seconds that the last attempt waited.", examples=[0.02]
    )
    run_s: float | None = Field(description="Seconds that the last attempt took.", examples=[0.29])
    error: str | None = Field(description="Why it failed or was tried again.", examples=[None])
    request_id: str | None = Field(
        description="The request that made it.", examples=["4b7b5960551e4a83"]
    )
    links: Links


class AnalysisPreview(BaseModel):
    """What would be drawn."""

    analysis: str = Field(examples=["timeline"])
    params: dict[str, Any] = Field(examples=[PARAMS])
    version: str = Field(examples=["3f0c5d1e9a7b2c48"])
    rows_matched: int = Field(description="Launches in the selection.", examples=[4324])
    cached: bool = Field(description="Whether a job or result is there already.", examples=[True])
    job_id: str = Field(examples=[JOB_ID])


class DeletedJob(BaseModel):
    """A job is forgotten."""

    status: Literal["job deleted"] = Field(examples=["job deleted"])


class ProvenanceLinks(BaseModel):
    """What it came from and what it is."""

    self: str = Field(examples=[f"/results/{JOB_ID}/provenance"])
    result: str = Field(examples=[f"/results/{JOB_ID}"])
    job: str = Field(examples=[f"/jobs/{JOB_ID}"])
    data: str = Field(examples=["/data/summary"])


class Provenance(BaseModel):
    """Where a result comes from."""

    job_id: str = Field(examples=[JOB_ID])
    analysis: str = Field(examples=["timeline"])
    params: dict[str, Any] | None = Field(examples=[PARAMS])
    version: str | None = Field(examples=["3f0c5d1e9a7b2c48"])
    source: str | None = Field(examples=["launches.csv"])
    is_synthetic: bool | None = Field(examples=[False])
    data_from: date | None = Field(examples=["1957-10-04"])
    data_until: date | None = Field(examples=["2020-08-07"])
    rows_used: int | None = Field(examples=[4324])
    rows_missing: int | None = Field(examples=[0])
    rows_rejected: int | None = Field(examples=[0])
    values_lost: int | None = Field(examples=[0])
    program: str | None = Field(examples=["spacelaunch 0.1.0+3f9c2a7d1e04"])
    request_id: str | None = Field(examples=["4b7b5960551e4a83"])
    worker: str | None = Field(examples=["host-17-3fa9c1"])
    attempts: int = Field(examples=[1])
    created_at: datetime = Field(examples=["2026-01-01T12:00:00+00:00"])
    started_at: datetime | None = Field(examples=["2026-01-01T12:00:00.020000+00:00"])
    finished_at: datetime | None = Field(examples=["2026-01-01T12:00:00.310000+00:00"])
    expires_at: datetime | None = Field(examples=["2026-01-02T12:00:00.310000+00:00"])
    links: ProvenanceLinks


class ResultColumn(BaseModel):
    """What one column of the rows holds."""

    name: str = Field(examples=["year"])
    type: Literal["integer", "number", "string"] = Field(examples=["integer"])
    unit: str | None = Field(examples=["year"])
    meaning: str = Field(examples=["Calendar year (UTC) of the launch."])


class Result(BaseModel):
    """The numbers of a result, the same shape for every analysis."""

    job_id: str = Field(examples=[JOB_ID])
    analysis: str = Field(examples=["timeline"])
    title: str = Field(examples=["Launches per year, private and state"])
    params: dict[str, Any] = Field(examples=[PARAMS])
    version: str = Field(description="The data set's version.", examples=["3f0c5d1e9a7b2c48"])
    source: str = Field(examples=["launches.csv"])
    is_synthetic: bool = Field(examples=[False])
    data_from: date | None = Field(examples=["1957-10-04"])
    data_until: date | None = Field(examples=["2020-08-07"])
    program: str = Field(examples=["spacelaunch 0.1.0+3f9c2a7d1e04"])
    columns: list[ResultColumn]
    rows: list[dict[str, int | float | str | None]] = Field(
        description="The numbers drawn, in the order drawn.",
        examples=[[{"year": 1957, "private_count": 0, "state_count": 3}]],
    )
    rows_used: int = Field(
        description="Launches in the selection that were counted.", examples=[4324]
    )
    rows_missing: int = Field(
        description="Launches in the selection that lacked a value it needs.", examples=[0]
    )
    rows_rejected: int = Field(
        description="Rows of the data set's files that could not be read, and are in no figure.",
        examples=[0],
    )
    values_lost: int = Field(
        description="Values that could not be read, and count as unknown.", examples=[0]
    )
    findings: dict[str, Any] = Field(
        examples=[{"first_private_lead_year": 1995, "sustained_private_lead_year": None}]
    )
    finding: str = Field(
        description="The findings in one sentence, the picture's title.",
        examples=["Private launches first led in 1995, but not in 2019 (46 to 63)"],
    )
    alt: str = Field(
        description="The picture in words, for who cannot see it.",
        examples=["Launches per year from 1957 to 2020, one line each for private and state."],
    )


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field(examples=["urn:spacelaunch:bad-request"])
    title: str = Field(examples=["The request cannot be understood"])
    status: int = Field(ge=400, le=599, examples=[400])
    detail: str = Field(
        description="It names the field or the line.",
        examples=["limit: expected a whole number, got 'many'"],
    )
    instance: str = Field(description="The path asked for.", examples=["/jobs"])
    error: str = Field(
        description="The title again.", examples=["The request cannot be understood"]
    )


class GuideEntry(BaseModel):
    """A thing that the service does."""

    method: str = Field(examples=["GET"])
    path: str = Field(examples=["/data"])
    scope: str = Field(description="The key that it needs.", examples=["read"])
    does: str = Field(examples=["all launches as a JSON array"])
    curl: str = Field(examples=["curl localhost:5000/data"])


class Alive(BaseModel):
    """The process answers."""

    status: Literal["ok"] = Field(examples=["ok"])


class Ready(BaseModel):
    """It can serve."""

    status: Literal["ready"] = Field(examples=["ready"])
    workers: int = Field(ge=0, description="Workers alive.", examples=[1])
    warning: str | None = Field(
        default=None,
        description="Why Redis can be read and not written; with `workers=0`, else a 503 says it.",
        examples=["Redis cannot write: its disk is full"],
    )
