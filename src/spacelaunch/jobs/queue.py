"""The queue: RQ carrying one string, the job id, as JSON.

The queue only says «look at this job»; what a job is and how it stands is in the job store. An
id that is carried twice, or that outlives its job, does no harm. Used by `jobs` and the worker.

Callers come in turn (`call_in_turn.lua`), so that a chart of a page is not behind a hundred others
of somebody else; and drawings before loads and ingests, which take longer than anybody waits. The
order is in RQ's own list, whose first call a worker takes as ever: nothing else knows of turns.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any

from redis import Redis
from redis.client import Pipeline
from rq import Queue
from rq.command import send_command
from rq.serializers import JSONSerializer

from spacelaunch.domain.errand import is_drawing
from spacelaunch.domain.job import Job
from spacelaunch.storage.connection import as_text, reachable
from spacelaunch.storage.script import run_script

QUEUE_NAME = "spacelaunch"
# A worker believes in no longer time limit.
LONGEST_S = 86_400

# RQ wants the name of a function; the worker runs its own, whatever stands here.
_FUNCTION = "spacelaunch.worker.run_job.run_job"
# Kinds of calls; those of an earlier letter come first.
_DRAWING, _ERRAND = "d", "e"
_NOBODY = "0" * 8


class QueueInTurn(Queue):
    """RQ's queue, in which a call takes the place that is its caller's turn."""

    def push_job_id(
        self, job_id: str, pipeline: Pipeline | None = None, at_front: bool = False
    ) -> None:
        """Called by RQ to put a carrier's id into its list."""
        to: Redis = self.connection if pipeline is None else pipeline
        run_script(to, "call_in_turn", [self.key], job_id)


class JobQueue:
    """Job ids on their way to the workers."""

    def __init__(self, redis: Redis, job_timeout_s: int, errand_timeout_s: int = LONGEST_S) -> None:
        self._job_timeout_s = job_timeout_s
        self._errand_timeout_s = min(errand_timeout_s, LONGEST_S)
        self.rq = QueueInTurn(QUEUE_NAME, connection=redis, serializer=JSONSerializer)

    def put(self, job: Job) -> None:
        """Call for a worker, in the turn of the job's caller."""
        with reachable():
            self.rq.enqueue_call(
                _FUNCTION,
                args=(job.job_id,),
                job_id=f"{_calls_of(job)}{secrets.token_hex(4)}",
                timeout=self._job_timeout_s if is_drawing(job) else self._errand_timeout_s,
                result_ttl=0,
                failure_ttl=60,
                description=job.job_id,
            )

    def hasten(self, job: Job, caller: str) -> None:
        """Call for a worker in the turn of another caller too, who wants the same job.

        Note: whichever call comes second finds the job taken.
        """
        called = replace(job, caller=caller)
        if caller != job.caller and not any(
            call.startswith(_calls_of(called)) for call in self._calls()
        ):
            self.put(called)

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
        return {*self.in_turn()}

    def in_turn(self) -> list[str]:
        """The same, in the order in which they are taken."""
        return [*dict.fromkeys(call.rpartition("-")[0] for call in self._calls())]

    def place_of(self, job: Job) -> int:
        """The place of a job that waits, from 1; the last where it is not called for yet."""
        waiting = self.in_turn()
        return waiting.index(job.job_id) + 1 if job.job_id in waiting else len(waiting) + 1

    def _calls(self) -> list[str]:
        with reachable():
            carried: Any = self.rq.connection.lrange(self.rq.key, 0, -1)
        return as_text(carried)


def _calls_of(job: Job) -> str:
    """How RQ's ids of this caller's calls for the job begin.

    Note: each has a token of its own after it, since RQ may still be burying the one before.
    """
    kind = _DRAWING if is_drawing(job) else _ERRAND
    return f"{job.job_id}-{kind}{job.caller or _NOBODY}"
