"""The worker: loads what drawing needs once, then forks a warm work horse for many jobs.

SIGTERM and Ctrl-C finish the job at hand and stop. Called by the command line.
"""

from __future__ import annotations

import gc
import logging
import os
import secrets
import socket
from functools import partial

from spacelaunch.bootstrap import Stores, open_stores, require_reachable
from spacelaunch.config import Settings
from spacelaunch.domain.ingest_order import NO_PIPELINE, Pipeline
from spacelaunch.domain.job import JobStatus
from spacelaunch.errors import (
    NotFoundError,
    SpacelaunchError,
    StaleClaimError,
    StorageUnavailableError,
)
from spacelaunch.jobs.recover import give_up, release
from spacelaunch.logs import about
from spacelaunch.queries.engine import OpenWarehouse
from spacelaunch.queries.warehouse import no_warehouse
from spacelaunch.storage.connection import PATIENT_TIMEOUT_S, connect, reachable
from spacelaunch.worker.heartbeat import Heartbeat
from spacelaunch.worker.memory import MemoryWatch
from spacelaunch.worker.pulse import Pulse
from spacelaunch.worker.rq_worker import ChartWorker, WithoutOutages
from spacelaunch.worker.run_job import TOOK_TOO_LONG
from spacelaunch.worker.warm_up import warm_up
from spacelaunch.worker.work_horse import WorkHorse

# What became of an attempt that did not end by itself; its users read it.
OUT_OF_MEMORY = "it took more memory than the worker may use"
KILLED = "the process that was at it was killed"
_LOGGED_LETTERS = 300

log = logging.getLogger(__name__)


def run_worker(
    settings: Settings,
    warehouse: OpenWarehouse = no_warehouse,
    pipeline: Pipeline = NO_PIPELINE,
) -> None:
    """Work until told to stop.

    Shape: `warehouse` is opened in work horses, and only for a job that asks it; there, too, the
        `pipeline` is run.
    Raises:
        StorageUnavailableError: Redis went away; whoever started the worker starts it again.
        SpacelaunchError: the pulse has died; again.
    """
    name = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"
    stores = open_stores(settings, at_a_door=False, warehouse=warehouse, pipeline=pipeline)
    reach = partial(require_reachable, settings, PATIENT_TIMEOUT_S)
    reach()  # fails here, with a clear word, where Redis cannot serve
    warm_up()
    pulse = Pulse(open_stores(settings, at_a_door=False), name, reach)
    heartbeat = Heartbeat(settings.dir, pulse.is_well)
    heartbeat.start()
    pulse.start()
    try:
        _work(settings, stores, name, pulse)
        if not pulse.is_well():
            raise SpacelaunchError("the worker's pulse has died; the log says of what")
    finally:
        pulse.stop()
        heartbeat.stop()
        gc.unfreeze()  # or the libraries complain of leaks as the interpreter ends


def _work(settings: Settings, stores: Stores, name: str, pulse: Pulse) -> None:
    horse = WorkHorse(settings, stores, name)

    def run(job_id: str) -> None:
        horse.run(job_id, worker.claim)

    def works(job_id: str) -> bool:
        with about(job_id=job_id):
            return _works(job_id, stores, name)

    memory = MemoryWatch()

    def died(job_id: str, overstayed: bool) -> None:
        reason = OUT_OF_MEMORY if memory.ran_out() else KILLED
        with about(job_id=job_id):
            _died(job_id, TOOK_TOO_LONG if overstayed else reason, stores, name)

    def dropped(what: str) -> None:
        log.warning("dropped from the queue, since it cannot be read: %s", what[:_LOGGED_LETTERS])
        stores.jobs.count_dropped()

    log.info("worker %s is ready", name)
    redis = connect(settings.redis_database("queue"))
    worker = ChartWorker(
        redis,
        name,
        run=run,
        resting=pulse.resting,
        stays=horse.may_stay,
        works=works,
        died=died,
        dropped=dropped,
    )
    # RQ tells of each job too, at INFO; our own lines say more.
    worker.log.setLevel(logging.WARNING)
    worker.log.addFilter(WithoutOutages())
    try:
        with reachable():
            worker.work(logging_level=None)
    finally:
        worker.dismiss_horse()
    if not worker.was_asked_to_stop:
        raise StorageUnavailableError("the worker lost its queue")


def _works(job_id: str, stores: Stores, name: str) -> bool:
    """Renew the lease for a work horse that is too deep in a C call to do so itself.

    Returns: whether the job is still wanted: a cancelled one, and one that is gone, are not.
    """
    try:
        job = stores.jobs.get(job_id)
        if job.status is JobStatus.IN_PROGRESS and job.worker == name and job.claim:
            stores.jobs.renew(job_id, job.claim)
        return job.status is not JobStatus.CANCELLED
    except NotFoundError:
        return False
    except StaleClaimError:
        return True  # it has ended since we looked, or was taken over: the attempt itself will see
    except StorageUnavailableError as exc:
        log.warning("job %s: the lease was not renewed: %s", job_id, exc)
        return True


def _died(job_id: str, reason: str, stores: Stores, name: str) -> None:
    """A work horse is dead; its job need not wait for the lease to end."""
    try:
        job, now = stores.jobs.get(job_id), stores.jobs.now()
        if job.status is JobStatus.QUEUED and job.due_at <= now:
            # It was killed as it waited, in the moment in which it was told of the job.
            stores.queue.put(job)
        if job.status is not JobStatus.IN_PROGRESS or job.worker != name:
            return
        if reason == TOOK_TOO_LONG:
            give_up(job, stores.jobs, now, reason)
        else:
            release(job, stores.jobs, stores.queue, now, reason)
    except (NotFoundError, StorageUnavailableError) as exc:
        log.warning("job %s: %s", job_id, exc)
