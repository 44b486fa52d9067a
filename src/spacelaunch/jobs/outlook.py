"""When a job will be done, told by how long others of its kind have taken until now.

It is a guess, and as good as what is kept: of a load or an ingest, which may take a second or an
hour, none is made. Called by the API door.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from spacelaunch.domain.errand import is_drawing
from spacelaunch.domain.job import Job, JobStatus, analysis_of
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.storage.job_store import JobStore
from spacelaunch.storage.render_times import RenderTimes

_SOONEST_S, _LATEST_S = 1, 60


@dataclass(frozen=True, slots=True)
class Outlook:
    """Who waits and is at work, and how long such jobs take."""

    now: datetime
    waiting: tuple[str, ...]
    """Ids of the jobs that wait, in the order in which they are taken."""
    running: tuple[str, ...]
    workers_count: int
    mean_s: Mapping[str, float]
    """By analysis, of all that were drawn."""

    def place_of(self, job: Job) -> int | None:
        """Its place among the jobs that wait, from 1; None where it does not wait."""
        if job.status is not JobStatus.QUEUED:
            return None
        return len(self._before(job)) + 1

    def expected_at(self, job: Job) -> datetime | None:
        """When it will be over; None where it is, or where nothing is known of the like."""
        own_s = self.mean_s.get(job.analysis)
        if job.is_over or own_s is None or not is_drawing(job) or not self.workers_count:
            return None
        if job.started_at is not None and job.status is JobStatus.IN_PROGRESS:
            return max(self.now, job.started_at + timedelta(seconds=own_s))
        # Of those at work half is done, as a rule.
        before_s = self._took(self._before(job)) + self._took(self.running) / 2
        begins_at = self.now + timedelta(seconds=before_s / self.workers_count)
        return max(begins_at, job.due_at) + timedelta(seconds=own_s)

    def come_back_s(self, job: Job) -> int:
        """Seconds after which it is worth looking again, and not so many that nobody does."""
        expected_at = self.expected_at(job) or self.now
        return min(max(ceil((expected_at - self.now).total_seconds()), _SOONEST_S), _LATEST_S)

    def _before(self, job: Job) -> tuple[str, ...]:
        """Those that are taken first: all, where it is not called for yet."""
        waiting = self.waiting
        return waiting[: waiting.index(job.job_id)] if job.job_id in waiting else waiting

    def _took(self, ids: tuple[str, ...]) -> float:
        """Seconds that such jobs take one after another, as far as that is known."""
        return sum(self.mean_s.get(analysis_of(job_id), 0.0) for job_id in ids)


def read_outlook(jobs: JobStore, queue: JobQueue, times: RenderTimes) -> Outlook:
    """How it stands now."""
    return Outlook(
        now=jobs.now(),
        waiting=tuple(queue.in_turn()),
        running=tuple(jobs.running_ids()),
        workers_count=len(jobs.workers()),
        mean_s=times.means(),
    )
