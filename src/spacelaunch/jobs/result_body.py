"""The numbers of a result as they are kept and served, the same shape for every analysis.

Made by `render`; the API door hands it on as it is, and describes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from spacelaunch.domain.job import Job
from spacelaunch.domain.summary import Column, Summary, Value
from spacelaunch.jobs.program import program


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultBody:
    """What one analysis found."""

    job_id: str
    analysis: str
    title: str
    params: Mapping[str, Any]
    version: str
    """The data set's version."""
    source: str
    is_synthetic: bool
    data_from: date | None
    data_until: date | None
    program: str
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, Value]]
    """The numbers drawn, in the order drawn."""
    rows_used: int
    """Launches in the selection that were counted."""
    rows_missing: int
    """Launches in the selection that lacked a value it needs."""
    rows_rejected: int
    """Rows of the data set's files that make no launch, and are in no figure."""
    values_lost: int
    """Values in them that could not be read, and count as unknown."""
    findings: Mapping[str, Any]
    finding: str
    """The findings in one sentence, the picture's title."""
    alt: str
    """The picture in words, for who cannot see it."""
    notes: Sequence[str]
    """What a reader of the figures must know, as below the picture; with the source's credit."""


def result_body(job: Job, summary: Summary[Any, Any]) -> ResultBody:
    """What a job's summary leaves."""
    origin = summary.origin
    return ResultBody(
        job_id=job.job_id,
        analysis=summary.analysis,
        title=summary.title,
        params=summary.params,
        version=origin.version,
        source=origin.source,
        is_synthetic=origin.is_synthetic,
        data_from=origin.data_from,
        data_until=origin.data_until,
        program=program(),
        columns=summary.columns,
        rows=summary.records,
        rows_used=summary.rows_used,
        rows_missing=summary.rows_missing,
        rows_rejected=origin.rejected,
        values_lost=origin.lost,
        findings=asdict(summary.findings) if summary.findings else {},
        finding=summary.finding,
        alt=summary.alt,
        notes=summary.notes,
    )
