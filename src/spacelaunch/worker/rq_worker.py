"""RQ's worker, changed where it waits longer than we may, or trusts what it reads.

To be read before this is changed or RQ is raised to another version:

- RQ is the way to a worker and nothing more. What a job is and how it stands is in our job store;
  RQ's own results, retries and registries are left unused. An id that it loses is called again by
  the sweep (`jobs.recover`), one that it carries twice finds its job claimed.
- A work horse is a fork of this process, which has imported everything and drawn once, and stays
  for the next job (`warm_child`). What has a thread or a socket must not be opened before the
  fork and used after it; so a horse opens its own stores, and the parent asks Redis through others.
  Nor may a thread be at work in the moment of the fork, whose locks the horse would inherit: hence
  `resting`. RQ believes in a horse for each job: while one is at work it is RQ's, and between
  jobs RQ knows of none. A horse that has done its job is for RQ one that ended well.
- RQ's time limit is an alarm inside the horse, which code outside Python does not hear: one of 3 s
  rang after 90. So the parent kills the horse some seconds later. `maintain_heartbeats` is where RQ
  lets us look, each second.
- A drawing that Python does not leave renews no lease either (`worker.lease`), so `works`, called
  at the same place, renews it from here. It also sees that a job was cancelled, for the message
  that says so may be lost.
- A horse that dies is told to `died` at once, since the end of its lease would be seconds away.
- RQ's commands over its channel are not obeyed, and of a payload only an id and a time limit are
  believed (`worker.carrier`): who can write to the queue must not be able to run code, nor to stop
  a worker. An attempt is stopped by who knows its claim, which stands in the job store alone.
- RQ ends its loop upon whatever it did not expect. `main` then ends the process with an error, and
  whoever started it starts it again; there is nothing here that needs to be put in order first.

Called by `main`.
"""

from __future__ import annotations

import logging
import os
import random
import secrets
import signal
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from typing import Any, cast

import orjson
from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, Worker
from rq.executions import Execution
from rq.job import Job as Carrier
from rq.serializers import JSONSerializer

from spacelaunch.errors import SpacelaunchError
from spacelaunch.jobs.queue import QUEUE_NAME
from spacelaunch.worker.carrier import carrier_class, carrier_of, queue_class
from spacelaunch.worker.warm_child import WarmChild

# How long a drawing may overstay its own time limit before its process is killed: code outside
# Python cannot be interrupted from within.
KILL_AFTER_S = 5


class WithoutOutages(logging.Filter):
    """Drops RQ's traces of a Redis that cannot serve, which RQ takes for an unexpected error.

    Note: `main` says it in one line, as the worker ends.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it is a line, or a trace of something else."""
        is_trace = bool(record.exc_info) or "\n" in record.getMessage()
        return not (is_trace and isinstance(sys.exc_info()[1], (RedisError, SpacelaunchError)))


class ChartWorker(Worker):
    """RQ's worker with a hard end for drawings that hang.

    Shape: each fork takes place inside `resting`, while no other thread is at work; a work horse
        goes on with another job where `stays` says so, after each in that process; `works` is told
        each second which job is at work, and says whether it is still wanted; `died` is told which
        one's work horse is dead, and whether that was because it overstayed its time; `dropped`
        what could not be read in the queue.
    """

    # RQ's own is a minute, which jobs would wait when Redis has long come back.
    max_connection_wait_time = 5.0

    def __init__(  # noqa: PLR0913  # whom it calls; an object would hide it
        self,
        redis: Redis,
        name: str,
        *,
        run: Callable[[str], None],
        resting: Callable[[], AbstractContextManager[None]],
        stays: Callable[[], bool],
        works: Callable[[str], bool],
        died: Callable[[str, bool], None],
        dropped: Callable[[str], None],
    ) -> None:
        def killed(carrier: Carrier, *_: Any) -> None:
            died(carrier.args[0], self._overstayed)

        super().__init__(
            [QUEUE_NAME],
            name=name,
            connection=redis,
            job_class=carrier_class(run, dropped),
            queue_class=queue_class(dropped),
            serializer=JSONSerializer,
            job_monitoring_interval=1,
            work_horse_killed_handler=killed,
            log_job_description=False,
        )
        self.log_result_lifespan = False
        self._resting = resting
        self._stays = stays
        self._works = works
        self._child: WarmChild | None = None
        self._at_hand: str | None = None
        self.claim = ""
        self._forked_at = 0.0
        self._overstayed = False

    @property
    def was_asked_to_stop(self) -> bool:
        """Whether the work ended because of a signal."""
        return self._stop_requested or self._shutdown_requested_date is not None

    def fork_work_horse(self, job: Carrier, queue: Queue) -> None:
        """Give the job to the horse that waits, or to a new one.

        Note: the time is noted, and the attempt named for both processes.
        """
        self.claim = secrets.token_hex(8)
        self._at_hand = job.args[0]
        self._forked_at = time.monotonic()
        self._overstayed = False
        execution_id = self.execution.id if self.execution else ""
        carried = [job.id, job.args[0], int(job.timeout or 0)]
        order = orjson.dumps([carried, execution_id, self.claim])
        self._child = self._told(order)
        self._horse_pid = self._child.pid

    def _told(self, order: bytes) -> WarmChild:
        """The horse that has the order; another one where the last has been killed meanwhile."""
        if self._child is not None and self._child.is_alive():
            with suppress(OSError):
                self._child.tell(order)
                return self._child
        self.dismiss_horse()
        with self._resting():
            child = WarmChild(self._serve)
        child.tell(order)
        return child

    def _serve(self, order: bytes) -> bool:
        """In the horse: do a job as RQ does, and say whether to wait for another."""
        carried, execution_id, self.claim = orjson.loads(order)
        if not self._is_horse:
            random.seed()
            self.setup_work_horse_signals()  # type: ignore[no-untyped-call]  # RQ's
            self._is_horse = True
        (queue,) = self.queues
        carrier_id, job_id, timeout_s = carried
        carrier = carrier_of(self.job_class, carrier_id, job_id, timeout_s, self.connection)
        self.execution = Execution(execution_id, carrier_id, self.connection)
        self.perform_job(carrier, queue)
        return self._stays()

    def handle_job_success(self, job: Carrier, queue: Queue, started_job_registry: Any) -> None:
        """As RQ does for what has no dependents, result or repetition; ours never has.

        Note: RQ takes eleven turns to Redis about them, while the next job waits.
        """
        began, ended = cast(datetime, job.started_at), cast(datetime, job.ended_at)
        with self.connection.pipeline() as pipeline:
            self.increment_successful_job_count(pipeline=pipeline)
            self.increment_total_working_time(ended - began, pipeline)
            self.cleanup_execution(job, pipeline)
            pipeline.delete(job.key)
            pipeline.execute()

    def wait_for_horse(self) -> tuple[int | None, int | None, None]:
        """As RQ does; a horse that has done its job has ended well."""
        if self._child is None:
            return None, None, None
        return self._child.pid, self._child.wait(), None

    def monitor_work_horse(self, job: Carrier, queue: Queue) -> None:
        """As RQ does; afterwards the horse waits, or has gone."""
        super().monitor_work_horse(job, queue)
        if self._child is not None and not self._child.may_stay():
            self._child = None

    def dismiss_horse(self) -> None:
        """End the horse that waits, where there is one."""
        if self._child is not None:
            self._child.dismiss()
        self._child = None

    def maintain_heartbeats(self, job: Carrier) -> None:
        """Called by RQ each second while a work horse runs."""
        super().maintain_heartbeats(job)
        self._look()
        if time.monotonic() - self._forked_at > float(job.timeout or 0) + KILL_AFTER_S:
            self.log.warning("work horse %s hangs and is killed", self.horse_pid)
            self._overstayed = True
            self.kill_horse()

    def handle_payload(self, message: Any) -> None:
        """Called by RQ, in a thread, for each message to this worker.

        None of RQ's own commands is obeyed: who can write to the queue must not be able to stop
        a worker. Only who knows the claim of an attempt, from the job store, can stop that.
        """
        if self.claim and self.claim.encode() in message["data"]:
            self._stop_horse()

    def _look(self) -> None:
        """End the work horse of a job that nobody wants any more."""
        if self._at_hand is not None and not self._works(self._at_hand):
            self._stop_horse()

    def _stop_horse(self) -> None:
        """Not `kill_horse`, which would end the worker itself where the horse has just ended."""
        horse = self.horse_pid
        if horse:
            self.log.warning("work horse %s is stopped: its job was cancelled", horse)
            with suppress(ProcessLookupError):
                os.killpg(horse, signal.SIGKILL)
