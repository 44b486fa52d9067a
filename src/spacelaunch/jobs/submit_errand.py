"""Asking for an errand: a load of what was sent, an ingest, a drawing. Called by the API door.

Two loads are two jobs, whatever they load. Of a source there is one ingest at a time, and of a
result one drawing of the same forms: who asks for what is under way already meets its job.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import BinaryIO

from spacelaunch.domain.errand import DRAW, LOAD, NO_VERSION, DrawOrder, ingest_of
from spacelaunch.domain.job import UNDER_WAY, Job, JobStatus, job_id_for
from spacelaunch.errors import ConflictError
from spacelaunch.jobs.program import program
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.jobs.submit import require_room
from spacelaunch.storage.job_store import JobStore
from spacelaunch.storage.upload_store import UploadStore


@dataclass(frozen=True, slots=True)
class ErrandDesk:
    """Takes errands: where they are kept and called, and by which bounds."""

    jobs: JobStore
    queue: JobQueue
    uploads: UploadStore
    max_attempts: int
    queue_limit: int
    request_id: str | None = None
    caller: str = ""

    def load(self, params: Mapping[str, object], sent: BinaryIO, now: datetime) -> Job:
        """A job that loads what was sent.

        Raises:
            StorageFullError: there is no room to keep it until then.
            QueueFullError: it would be one job too many.
        """
        require_room(self.jobs, self.queue_limit)
        job = self._job(LOAD, f"{LOAD}-{secrets.token_hex(10)}", params, now)
        self.uploads.keep(job.job_id, sent)
        kept, _ = self.jobs.join(job, now)
        self.queue.put(kept)
        return kept

    def ingest(self, source: str, params: Mapping[str, object], now: datetime) -> Job:
        """The job that ingests a source: the one under way where that is the same, or a new one.

        Raises:
            ConflictError: another ingest of the source is under way.
            QueueFullError: it would be one job too many.
        """
        errand = ingest_of(source)
        # Before the look at what is under way: who comes in between has either this id or is seen.
        job_id = _next_id(self.jobs, errand)
        if found := under_way(self.jobs, errand):
            return _same(found, params)
        require_room(self.jobs, self.queue_limit)
        job = self._job(errand, job_id, params, now)
        kept, is_new = self.jobs.join(job, now, fresh=True)
        if not is_new:
            return _same(kept, params)
        self.queue.put(kept)
        return kept

    def draw(self, of: Job, forms: Sequence[str], now: datetime) -> Job:
        """The job that adds these forms to the result of another, new or under way.

        Raises:
            QueueFullError: it would be one job too many.
        """
        params = asdict(DrawOrder(of.job_id, tuple(sorted(forms))))
        job_id = job_id_for(of.version, DRAW, params, program())
        # The version is needed until it is drawn; what was asked of it may be kept no more.
        job = replace(self._job(DRAW, job_id, params, now), version=of.version)
        # One that is over has drawn what is gone, or nobody would ask for it.
        if not self.jobs.is_answered(job_id, now, fresh=True):
            require_room(self.jobs, self.queue_limit)
        kept, is_new = self.jobs.join(job, now, fresh=True)
        if is_new:
            self.queue.put(kept)
        elif kept.status is JobStatus.QUEUED:
            self.queue.hasten(kept, self.caller)
        return kept

    def _job(self, errand: str, job_id: str, params: Mapping[str, object], now: datetime) -> Job:
        return Job(
            job_id=job_id,
            analysis=errand,
            params=params,
            version=NO_VERSION,
            max_attempts=self.max_attempts,
            created_at=now,
            due_at=now,
            request_id=self.request_id,
            caller=self.caller,
        )


def under_way(jobs: JobStore, errand: str) -> Job | None:
    """A job of this errand that waits or is at work."""
    found = jobs.many(job_id for _, job_id in jobs.page(UNDER_WAY, (errand,), 1))
    return next((job for job in found if not job.is_over), None)


def _next_id(jobs: JobStore, errand: str) -> str:
    """An id that all who ask at the same time arrive at, so that they meet in one job."""
    last = [job_id for _, job_id in jobs.page((), (errand,), 1)]
    return f"{errand}-{hashlib.sha256(f'{errand} after {last}'.encode()).hexdigest()[:20]}"


def _same(job: Job, params: Mapping[str, object]) -> Job:
    if dict(job.params) != dict(params):
        raise ConflictError(
            f"job {job.job_id} is {job.status}, and asks for something else; of a source one "
            "ingest goes on at a time, so ask again when it is over, or cancel it"
        )
    return job
