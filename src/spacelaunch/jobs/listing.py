"""Listing jobs, newest first, by page and by what they are. Called by the API door.

A cursor is the place of the last job seen, so a page stays true while new jobs come.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacelaunch.domain.cursor import bad_cursor, read_cursor, write_cursor
from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.storage.job_store import JobStore

_AT_ONCE = 500

Place = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which jobs; an empty collection wants all."""

    statuses: Collection[JobStatus] = ()
    analyses: Collection[str] = ()

    def takes(self, job: Job) -> bool:
        """Whether a job is one of them."""
        return (not self.statuses or job.status in self.statuses) and (
            not self.analyses or job.analysis in self.analyses
        )

    @property
    def takes_all(self) -> bool:
        """Whether nothing is left out."""
        return not self.statuses and not self.analyses


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the jobs that are wanted."""

    jobs: Sequence[Job]
    total: int
    """How many are wanted, on all pages."""
    cursor: str | None
    """Where the next page begins; None on the last."""


def list_jobs(jobs: JobStore, wanted: Wanted, limit: int, cursor: str | None = None) -> Page:
    """One page; raises BadRequestError for a cursor that is none of ours."""
    places = _wanted_places(jobs, wanted)
    after = _read_cursor(cursor) if cursor else None
    rest = [place for place in places if after is None or place < after]
    here = rest[:limit]
    found = jobs.many(job_id for _, job_id in here)
    return Page(found, len(places), write_cursor(here[-1]) if len(rest) > limit else None)


def _wanted_places(jobs: JobStore, wanted: Wanted) -> list[Place]:
    places = jobs.by_creation()
    if wanted.takes_all:
        return places
    taken = {
        job_id
        for start in range(0, len(places), _AT_ONCE)
        for job_id in _taken(jobs, wanted, places[start : start + _AT_ONCE])
    }
    return [place for place in places if place[1] in taken]


def _taken(jobs: JobStore, wanted: Wanted, places: Sequence[Place]) -> list[str]:
    return [job.job_id for job in jobs.many(job_id for _, job_id in places) if wanted.takes(job)]


def _read_cursor(cursor: str) -> Place:
    created, job_id = read_cursor(cursor, count=2)
    if not (isinstance(created, int | float) and isinstance(job_id, str)):
        raise bad_cursor()
    return float(created), job_id
