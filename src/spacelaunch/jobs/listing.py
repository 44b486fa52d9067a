"""Listing jobs, newest first, by page and by what they are. Called by the API door.

A cursor is the place of the last job seen, so a page stays true while new jobs come.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacelaunch.domain.cursor import bad_cursor, read_cursor, write_cursor
from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.storage.job_reader import Place
from spacelaunch.storage.job_store import JobStore


@dataclass(frozen=True, slots=True)
class JobFilter:
    """Which jobs; an empty collection wants all."""

    statuses: Collection[JobStatus] = ()
    analyses: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class JobPage:
    """Some of the jobs that are wanted."""

    jobs: Sequence[Job]
    total: int
    """How many are wanted, on all pages."""
    cursor: str | None
    """Where the next page begins; None on the last."""


def find_jobs(jobs: JobStore, wanted: JobFilter, limit: int, cursor: str | None = None) -> JobPage:
    """One page; raises BadRequestError for a cursor that is none of ours."""
    after = _read_cursor(cursor) if cursor else None
    places = jobs.page(wanted.statuses, wanted.analyses, limit + 1, after)
    here = places[:limit]
    found = jobs.many(job_id for _, job_id in here)
    total = jobs.count(wanted.statuses, wanted.analyses)
    return JobPage(found, total, write_cursor(here[-1]) if len(places) > limit else None)


def _read_cursor(cursor: str) -> Place:
    created, job_id = read_cursor(cursor, count=2)
    if not (isinstance(created, int | float) and isinstance(job_id, str)):
        raise bad_cursor()
    return float(created), job_id
