"""Reading jobs: one, some, a page of them, how many there are, which wait and which run.

Each status has lists of its jobs, one for each analysis, which are written with the job itself;
so counting and paging cost the same however many jobs are kept. `job_store` adds the changes.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

from redis import Redis

from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.errors import NotFoundError, UnreadableRecordError
from spacelaunch.storage import keys
from spacelaunch.storage.change_listener import ChangeListener
from spacelaunch.storage.connection import as_text, reachable
from spacelaunch.storage.record import read_record

# The end of the year 9999, after which no moment can be told.
_LAST_S = 253_402_300_799

log = logging.getLogger(__name__)

Place = tuple[float, str]
"""Where a job stands in a list: when it was created, in seconds since 1970, and its id."""


class JobReader:
    """Reads what `JobStore` writes; a record that cannot be read is in no list."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._told: set[str] = set()

    def now(self) -> datetime:
        """The present moment by Redis' clock: the one that all who change a job share."""
        with reachable():
            seconds, micros = self._redis.time()
        return datetime.fromtimestamp(int(seconds), UTC) + timedelta(microseconds=int(micros))

    def get(self, job_id: str) -> Job:
        """One job; raises NotFoundError."""
        with reachable():
            text: Any = self._redis.get(keys.job(job_id))
        if text is None:
            raise NotFoundError(f"no job {job_id}")
        return read_record(Job, keys.job(job_id), text)

    def listener(self, job_id: str) -> ChangeListener:
        """Hears of each change of a job."""
        return ChangeListener(self._redis, keys.job(job_id))

    def many(self, ids: Iterable[str]) -> list[Job]:
        """The jobs of these that there are, in the same order."""
        names = [keys.job(job_id) for job_id in ids]
        with reachable():
            texts: Any = self._redis.mget(names) if names else []
        jobs = (self._readable(name, text) for name, text in zip(names, texts, strict=True))
        return [job for job in jobs if job is not None]

    def page(
        self,
        statuses: Collection[JobStatus],
        analyses: Collection[str],
        limit: int,
        before: Place | None = None,
    ) -> list[Place]:
        """Places of the newest jobs of these statuses and analyses, newest first.

        Shape: an empty collection takes all; only what comes after `before` in that order.
        """
        with reachable(), self._redis.pipeline(transaction=False) as pipe:
            for name in self._lists(statuses, analyses):
                if before is None:
                    pipe.zrevrange(name, 0, limit - 1, withscores=True)
                else:
                    pipe.zrevrangebyscore(name, before[0], before[0], withscores=True)
                    pipe.zrevrangebyscore(
                        name, f"({before[0]!r}", "-inf", start=0, num=limit, withscores=True
                    )
            found = [
                (score, name.decode(errors="replace"))
                for part in pipe.execute()
                for name, score in part
            ]
        places = [place for place in found if before is None or place < before]
        return sorted(places, reverse=True)[:limit]

    def count(self, statuses: Collection[JobStatus], analyses: Collection[str]) -> int:
        """How many jobs are kept of these statuses and analyses; an empty collection takes all."""
        return sum(self._counted(self._lists(statuses, analyses)))

    def count_by_status(self) -> dict[JobStatus, int]:
        """How many jobs are kept, by status."""
        pairs = [*product(JobStatus, self._analyses())]
        counts = dict.fromkeys(JobStatus, 0)
        for (status, _), count in zip(pairs, self._counted(_names(pairs)), strict=True):
            counts[status] += count
        return counts

    def first_due_at(self) -> datetime | None:
        """Since when the queued job that waits longest could have run."""
        with reachable():
            first: Any = self._redis.zrangebyscore(
                keys.JOBS_QUEUED, 0, _LAST_S, start=0, num=1, withscores=True
            )
        return datetime.fromtimestamp(first[0][1], UTC) if first else None

    def queued_count(self) -> int:
        """How many jobs wait."""
        with reachable():
            return self._redis.zcard(keys.JOBS_QUEUED)

    def running_ids(self) -> list[str]:
        """Ids of the jobs in progress."""
        with reachable():
            return as_text(self._redis.zrange(keys.JOBS_RUNNING, 0, -1))

    def queued_ids(self, due_before: datetime) -> list[str]:
        """Ids of the queued jobs that were due before this moment, first come first."""
        with reachable():
            due = self._redis.zrangebyscore(keys.JOBS_QUEUED, "-inf", due_before.timestamp())
        return as_text(due)

    def needed_versions(self) -> set[str]:
        """The versions of the data set that jobs which wait or run are about."""
        with reachable():
            ids = self._redis.zunion([keys.JOBS_QUEUED, keys.JOBS_RUNNING])
        return {job.version for job in self.many(as_text(ids))}

    def dropped_count(self) -> int:
        """How many entries of the queue could not be read, ever."""
        with reachable():
            text: Any = self._redis.get(keys.DROPPED)
        return int(text) if text and text.isdigit() else 0

    def _readable(self, key: str, text: bytes | None) -> Job | None:
        """The job of a record; None where there is none, or none that can be read."""
        try:
            return read_record(Job, key, text) if text else None
        except UnreadableRecordError as exc:
            if key not in self._told:  # once, for those who sweep look each second
                log.warning("passed over: %s", exc)
            self._told.add(key)
            return None

    def _lists(self, statuses: Collection[JobStatus], analyses: Collection[str]) -> list[str]:
        return _names(product(statuses or JobStatus, analyses or self._analyses()))

    def _counted(self, lists: Iterable[str]) -> list[int]:
        with reachable(), self._redis.pipeline(transaction=False) as pipe:
            for name in lists:
                pipe.zcard(name)
            return [int(count) for count in pipe.execute()]

    def _analyses(self) -> Sequence[str]:
        """The analyses that any job was ever asked for."""
        with reachable():
            found: Any = self._redis.smembers(keys.JOB_ANALYSES)
        return sorted(as_text(found))


def _names(pairs: Iterable[tuple[JobStatus, str]]) -> list[str]:
    return [keys.jobs_listed(status, analysis) for status, analysis in pairs]
