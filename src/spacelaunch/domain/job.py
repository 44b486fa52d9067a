"""A job: one request that a worker fulfils, and the only ways in which it may change.

Most ask for an analysis, the others for an `errand`. Every change is a method that gives a new job
or refuses. A worker proves by its `claim` that the job is still its own; so one that was thought
dead and wakes up can write nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Self

from spacelaunch.errors import ConflictError, StaleClaimError


class JobStatus(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    IN_PROGRESS = "in progress"
    COMPLETE = "complete"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens by itself."""
        return self not in (JobStatus.QUEUED, JobStatus.IN_PROGRESS)


DRAWN = ("png", "svg", "txt")
"""The forms of a result that have to be drawn; the others are its numbers."""
UNDER_WAY = tuple(status for status in JobStatus if not status.is_over)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an attempt has come."""

    pct: int
    step: str | None = None
    rows_read: int | None = None
    """By this step so far."""


Told = Callable[[Progress], None]
"""Is told how far an attempt has come, whenever it has come further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One request that a worker fulfils."""

    job_id: str
    analysis: str
    """Or the errand, by its name; records of before there were any say `analysis`."""
    params: Mapping[str, object]
    version: str
    """The data set's version that is asked about; empty for an errand, which asks about none."""
    status: JobStatus = JobStatus.QUEUED
    attempts: int = 0
    max_attempts: int
    progress_pct: int = 0
    step: str | None = None
    """What it is at, where that is told."""
    rows_read: int | None = None
    """How many rows or documents that step has read so far."""
    claim: str | None = None
    """Random name of the attempt that holds the job."""
    worker: str | None = None
    created_at: datetime
    due_at: datetime
    """When it may run: later than `created_at` after an attempt that did not work."""
    started_at: datetime | None = None
    finished_at: datetime | None = None
    expires_at: datetime | None = None
    """When its result goes."""
    error: str | None = None
    problem: Mapping[str, object] | None = None
    """What failed, as who asks over HTTP and waits is told it (`problems.describe`)."""
    request_id: str | None = None
    """The request that asked for it first, so that logs can be read across processes."""
    caller: str = ""
    """Who asked for it first, as a hash, so that all who ask come in turn."""
    forms: tuple[str, ...] = DRAWN
    """The forms to draw with it; all, where a program asks that knew no choice."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self.status.is_over

    @property
    def queued_s(self) -> float | None:
        """How long the last attempt waited from when it could run, in seconds."""
        if self.status is JobStatus.QUEUED:
            return None
        return _seconds(self.due_at, self.started_at)

    @property
    def run_s(self) -> float | None:
        """How long the last attempt took, in seconds; None while it is not over."""
        return _seconds(self.started_at, self.finished_at) if self.is_over else None

    def answers_at(self, now: datetime) -> bool:
        """Whether an identical request can be answered by this job."""
        if self.status is JobStatus.COMPLETE:
            return self.expires_at is not None and now < self.expires_at
        return not self.is_over

    def started(self, claim: str, worker: str, now: datetime) -> Self:
        """A worker takes it; only a queued job can be taken."""
        if self.status is not JobStatus.QUEUED:
            raise StaleClaimError(f"job {self.job_id} is {self.status}, not queued")
        return replace(
            self,
            status=JobStatus.IN_PROGRESS,
            attempts=self.attempts + 1,
            claim=claim,
            worker=worker,
            started_at=now,
            progress_pct=0,
            step=None,
            rows_read=None,
        )

    def advanced(
        self, claim: str, pct: int, step: str | None = None, rows_read: int | None = None
    ) -> Self:
        """The attempt has come this far."""
        return replace(self._held_by(claim), progress_pct=pct, step=step, rows_read=rows_read)

    def completed(self, claim: str, now: datetime, expires_at: datetime) -> Self:
        """The attempt has left its result."""
        return replace(
            self._held_by(claim),
            status=JobStatus.COMPLETE,
            progress_pct=100,
            finished_at=now,
            expires_at=expires_at,
            error=None,
        )

    def failed(
        self, claim: str, now: datetime, reason: str, problem: Mapping[str, object] | None = None
    ) -> Self:
        """The attempt has shown that trying again would not help."""
        ended = self._held_by(claim)._ended(JobStatus.FAILED, now, reason)
        return replace(ended, problem=problem)

    def postponed(self, claim: str, due_at: datetime, reason: str) -> Self:
        """The attempt could not begin, because of something that ends by itself; none is lost."""
        held = self._held_by(claim)
        return replace(held._queued_again(due_at, reason), attempts=held.attempts - 1)

    def released(
        self,
        claim: str,
        now: datetime,
        due_at: datetime,
        reason: str,
        problem: Mapping[str, object] | None = None,
    ) -> Self:
        """The attempt came to nothing: queue it again, or give up after the last."""
        held = self._held_by(claim)
        if held.attempts >= held.max_attempts:
            tried = "attempt" if held.attempts == 1 else "attempts"
            said = f"{reason} (gave up after {held.attempts} {tried})"
            return replace(held._ended(JobStatus.FAILED, now, said), problem=problem)
        return held._queued_again(due_at, reason)

    def cancelled(self, now: datetime) -> Self:
        """Somebody does not want it any more."""
        if self.is_over:
            raise ConflictError(f"job {self.job_id} is already {self.status}")
        # An attempt before this wait is not the one that was cancelled.
        started_at = self.started_at if self.status is JobStatus.IN_PROGRESS else None
        ended = self._ended(JobStatus.CANCELLED, now, "cancelled on request")
        # The claim names the attempt that is to be stopped.
        return replace(ended, started_at=started_at, claim=self.claim)

    def retried(self, now: datetime) -> Self:
        """Queue it again, its attempts counted anew; only where it has no result."""
        if not self.is_over or self.answers_at(now):
            raise ConflictError(
                f"job {self.job_id} is {self.status}; only a job that failed, was cancelled "
                "or whose result has expired can be run again"
            )
        return replace(
            self,
            status=JobStatus.QUEUED,
            attempts=0,
            progress_pct=0,
            step=None,
            rows_read=None,
            claim=None,
            worker=None,
            due_at=now,
            started_at=None,
            finished_at=None,
            expires_at=None,
            error=None,
            problem=None,
        )

    def expired(self, now: datetime) -> Self:
        """Its result was found to be gone, whatever was promised."""
        if not self.answers_at(now) or self.status is not JobStatus.COMPLETE:
            return self
        return replace(self, expires_at=now)

    def require_forgettable(self) -> None:
        """Refuse to be forgotten while a worker draws it."""
        if self.status is JobStatus.IN_PROGRESS:
            raise ConflictError(f"job {self.job_id} is {self.status}; cancel it first")

    def _held_by(self, claim: str) -> Self:
        if self.status is not JobStatus.IN_PROGRESS or self.claim != claim:
            raise StaleClaimError(f"job {self.job_id} is no longer held by this attempt")
        return self

    def _queued_again(self, due_at: datetime, reason: str) -> Self:
        return replace(
            self, status=JobStatus.QUEUED, claim=None, worker=None, due_at=due_at, error=reason
        )

    def _ended(self, status: JobStatus, now: datetime, reason: str) -> Self:
        return replace(self, status=status, finished_at=now, error=reason, claim=None)


def _seconds(begin: datetime | None, end: datetime | None) -> float | None:
    """The clocks of two machines may differ, so a time that would be negative is none."""
    if begin is None or end is None:
        return None
    return max(0.0, round((end - begin).total_seconds(), 3))


def job_id_for(version: str, analysis: str, params: Mapping[str, object], program: str) -> str:
    """The id of all requests that must have this one answer."""
    key = json.dumps([version, analysis, params, program], sort_keys=True)
    return f"{analysis}-{hashlib.sha256(key.encode()).hexdigest()[:20]}"


def analysis_of(job_id: str) -> str:
    """The analysis that a job's id names, for where the job itself is lost."""
    return job_id.rpartition("-")[0]
