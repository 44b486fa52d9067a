"""Saying what a request for an analysis would do, and doing none of it. Called by the API door."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.jobs.data_set_engine import open_data_set
from spacelaunch.queries.engine import Engine, OpenWarehouse
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import find_analysis
from spacelaunch.queries.summarise import count_selected
from spacelaunch.queries.warehouse import no_warehouse, source_asked
from spacelaunch.storage.job_store import JobStore
from spacelaunch.storage.launch_store import LaunchStore


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be asked, of how much."""

    analysis: str
    params: Mapping[str, object]
    """With every default filled in."""
    version: str
    rows_matched: int
    """Launches in the selection."""
    cached: bool
    """Whether a result is there already."""
    job_id: str


def preview(
    job: Job,
    launches: LaunchStore,
    jobs: JobStore,
    warehouse: OpenWarehouse = no_warehouse,
) -> Preview:
    """What a job that `submit.asked_for` made would do; it is not queued."""
    analysis = find_analysis(job.analysis)
    params = read_parameters(analysis.parameters, job.params)
    source = source_asked(analysis, job.params)
    if source is None:
        opened: AbstractContextManager[Engine] = open_data_set(analysis, job.version, launches)
    else:
        opened = warehouse(source)
    with opened as engine:
        matched = count_selected(analysis, params, engine)
    return Preview(
        analysis=job.analysis,
        params=job.params,
        version=job.version,
        rows_matched=matched,
        cached=_is_cached(job, jobs),
        job_id=job.job_id,
    )


def _is_cached(job: Job, jobs: JobStore) -> bool:
    return any(
        found.status is JobStatus.COMPLETE and found.answers_at(job.created_at)
        for found in jobs.many([job.job_id])
    )
