"""The queue: RQ carrying one string, the job id, as JSON.

The queue only says «look at this job»; what a job is and how it stands is in the job store. An
id that is carried twice, or that outlives its job, does no harm. Used by `jobs` and the worker.
"""

from __future__ import annotations

import secrets
from typing import Any

from redis import Redis
from rq import Queue
from rq.command import send_command
from rq.serializers import JSONSerializer

from spacelaunch.domain.errand import is_errand
from spacelaunch.domain.job import Job
from spacelaunch.storage.connection import as_text, reachable

QUEUE_NAME = "spacelaunch"
# A worker believes in no longer time limit.
LONGEST_S = 86_400

# RQ wants the name of a function; the worker runs its own, whatever stands here.
_FUNCTION = "spacelaunch.worker.run_job.run_job"


class JobQueue:
    """Job ids on their way to the workers."""

    def __init__(self, redis: Redis, job_timeout_s: int, errand_timeout_s: int = LONGEST_S) -> None:
        self._job_timeout_s = job_timeout_s
        self._errand_timeout_s = min(errand_timeout_s, LONGEST_S)
        self.rq = Queue(QUEUE_NAME, connection=redis, serializer=JSONSerializer)

    def put(self, job: Job) -> None:
        """Call for a worker."""
        with reachable():
            self.rq.enqueue_call(
                _FUNCTION,
                args=(job.job_id,),
                job_id=_carrier_id(job),
                timeout=self._errand_timeout_s if is_errand(job) else self._job_timeout_s,
                result_ttl=0,
                failure_ttl=60,
                description=job.job_id,
            )

    def length(self) -> int:
        """How many ids wait in the queue."""
        with reachable():
            return self.rq.count

    def stop(self, worker: str, claim: str) -> None:
        """Have a worker stop this attempt at once, where it is still at it."""
        with reachable():
            send_command(self.rq.connection, worker, "stop", claim=claim)

    def waiting(self) -> set[str]:
        """Ids of the jobs that wait in the queue."""
        with reachable():
            carried: Any = self.rq.connection.lrange(self.rq.key, 0, -1)
        return {name.rpartition("-")[0] for name in as_text(carried)}


def _carrier_id(job: Job) -> str:
    """RQ's id, new each time: RQ may still be burying the one before."""
    return f"{job.job_id}-{secrets.token_hex(4)}"
