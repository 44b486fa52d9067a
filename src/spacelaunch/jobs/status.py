"""Looking at jobs and waiting for them. Called by the API door."""

from __future__ import annotations

import time
from collections.abc import Callable

from spacelaunch.domain.job import Job
from spacelaunch.storage.job_store import JobStore

LONGEST_WAIT_S = 60
_POLL_S = 0.05


def wait_for(
    job_id: str, jobs: JobStore, seconds: float, is_stopping: Callable[[], bool] = lambda: False
) -> Job:
    """The job as soon as it is over, or as it stands after this many seconds.

    Note: a server that stops gets the job as it stands, at once.

    Raises:
        NotFoundError: there is no such job.
    """
    until = time.monotonic() + min(seconds, LONGEST_WAIT_S)
    while True:
        job = jobs.get(job_id)
        if job.is_over or is_stopping() or time.monotonic() >= until:
            return job
        time.sleep(_POLL_S)
