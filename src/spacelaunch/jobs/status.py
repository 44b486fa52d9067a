"""Looking at jobs and waiting for them. Called by the API door."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing

from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.storage.connection import reachable
from spacelaunch.storage.job_store import JobStore

LONGEST_WAIT_S = 60
# Where Redis tells us nothing. A chart is there after a tenth of a second; who waits for longer
# need not look so often.
_FIRST_POLL_S, _POLL_S, _POLLS_SLOWER = 0.005, 0.05, 1.1
_FOLLOW_POLL_S = 0.2
HEARTBEAT_S = 10

Seen = tuple[Job, int | None]


def wait_for(
    job_id: str, jobs: JobStore, seconds: float, is_stopping: Callable[[], bool] = lambda: False
) -> Job:
    """The job as soon as it is over, or as it stands after this many seconds.

    Note: a server that stops gets the job as it stands, at once. Redis is asked only when it has
        told of a change, for each look takes a processor from whoever draws.

    Raises:
        NotFoundError: there is no such job.
    """
    until, pause_s = time.monotonic() + min(seconds, LONGEST_WAIT_S), _FIRST_POLL_S
    with closing(jobs.listener(job_id)) as listener:
        while True:
            if not listener.is_unchanged():
                with reachable():
                    listener.listen()
                job = jobs.get(job_id)
            if job.is_over or is_stopping() or time.monotonic() >= until:
                return job
            if not listener.wait(_POLL_S):
                time.sleep(pause_s)
                pause_s = min(pause_s * _POLLS_SLOWER, _POLL_S)


def follow(
    job_id: str,
    jobs: JobStore,
    queue: JobQueue,
    seconds: float,
    is_stopping: Callable[[], bool] = lambda: False,
) -> Iterator[Seen | None]:
    """The job and its place in the queue each time one changes, until it is over or time is up.

    Shape: None after every `HEARTBEAT_S` without a change.
    Raises:
        NotFoundError: there is no such job (any more).
    """
    until = time.monotonic() + seconds
    seen: Seen | None = None
    said_at = time.monotonic()
    while True:
        job = jobs.get(job_id)
        found = job, queue.place_of(job) if job.status is JobStatus.QUEUED else None
        if found != seen:
            seen, said_at = found, time.monotonic()
            yield found
        elif time.monotonic() - said_at >= HEARTBEAT_S:
            said_at = time.monotonic()
            yield None
        if found[0].is_over or is_stopping() or time.monotonic() >= until:
            return
        time.sleep(_FOLLOW_POLL_S)
