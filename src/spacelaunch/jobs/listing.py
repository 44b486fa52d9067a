"""Listing jobs, newest first, by page and by what they are. Called by the API door.

A cursor is the place of the last job seen, so a page stays true while new jobs come.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import orjson

from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.errors import BadRequestError
from spacelaunch.storage.job_reader import Place
from spacelaunch.storage.job_store import JobStore


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which jobs; an empty collection wants all."""

    statuses: Collection[JobStatus] = ()
    analyses: Collection[str] = ()


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
    after = _read_cursor(cursor) if cursor else None
    places = jobs.page(wanted.statuses, wanted.analyses, limit + 1, after)
    here = places[:limit]
    found = jobs.many(job_id for _, job_id in here)
    total = jobs.count(wanted.statuses, wanted.analyses)
    return Page(found, total, _cursor(here[-1]) if len(places) > limit else None)


def _cursor(place: Place) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(place)).decode().rstrip("=")


def _read_cursor(cursor: str) -> Place:
    try:
        created, job_id = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return float(created), str(job_id)
    except (binascii.Error, ValueError, TypeError) as exc:
        raise BadRequestError("cursor: not one that this server gave") from exc
