"""One attempt at one job, from its claim to its end; runs in a work horse.

This is the edge of the worker: whatever goes wrong inside ends here, as a job that is queued
again or has failed with a reason.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial

from rq.timeouts import JobTimeoutException

from spacelaunch.bootstrap import Stores
from spacelaunch.domain.job import Job
from spacelaunch.errors import (
    ConflictError,
    NotFoundError,
    SpacelaunchError,
    StorageUnavailableError,
    TransientError,
)
from spacelaunch.jobs.program import was_asked_of_us
from spacelaunch.jobs.render import render
from spacelaunch.logs import about
from spacelaunch.worker.lease import holding

# In a roll-out a worker may get what a newer API has asked for: better its picture than none, but
# not for as long as if it were the one that was asked for.
ANOTHER_PROGRAM_KEEP_S = 60
TOOK_TOO_LONG = "drawing took longer than the time limit"

log = logging.getLogger(__name__)


def run_job(job_id: str, stores: Stores, worker: str, claim: str | None = None) -> None:
    """Claim the job, draw it and keep the result; a job that is not queued is left alone.

    Shape: `claim` is the attempt's random name, where the caller wants to know it.
    """
    with about(job_id=job_id):
        _run(job_id, claim or secrets.token_hex(8), stores, worker)


def _run(job_id: str, claim: str, stores: Stores, worker: str) -> None:
    try:
        job = stores.jobs.change(
            job_id, lambda kept: kept.started(claim, worker, stores.jobs.now())
        )
    except (ConflictError, NotFoundError) as exc:
        log.info("job %s is not run: %s", job_id, exc)
        return
    with about(request_id=job.request_id), holding(stores.jobs, job_id, claim):
        log.info("job %s: attempt %d begins", job_id, job.attempts)
        _settle(_attempt(job, claim, stores), job, stores)


Transition = Callable[[Job], Job]


def _attempt(job: Job, claim: str, stores: Stores) -> Transition:
    """Draw, and say what becomes of the job."""
    try:
        began = time.perf_counter()
        told = partial(_advance, job, claim, stores)
        parts = render(job, stores.launches, told, stores.warehouse)
        with suppress(StorageUnavailableError):  # a count is no reason to draw again
            stores.render_times.add(job.analysis, time.perf_counter() - began)
        stores.results.save(job.job_id, parts)
        keep_s = stores.results.keep_s if was_asked_of_us(job) else ANOTHER_PROGRAM_KEEP_S
        expires_at = stores.jobs.now() + timedelta(seconds=keep_s)
        return lambda kept: kept.completed(claim, stores.jobs.now(), expires_at)
    except ConflictError:
        return lambda kept: kept.failed(claim, stores.jobs.now(), "taken over")
    except TransientError as exc:
        reason, due_at = str(exc), stores.jobs.now() + timedelta(seconds=2**job.attempts)
        return lambda kept: kept.released(claim, stores.jobs.now(), due_at, reason)
    except SpacelaunchError as exc:
        reason = str(exc)
    except JobTimeoutException:
        reason = TOOK_TOO_LONG
    except Exception as exc:
        log.exception("job %s: unexpected error", job.job_id)
        reason = f"unexpected error ({type(exc).__name__}); the worker's log has the details"
    return lambda kept: kept.failed(claim, stores.jobs.now(), reason)


def _advance(job: Job, claim: str, stores: Stores, pct: int) -> None:
    stores.jobs.change(job.job_id, lambda kept: kept.advanced(claim, pct))


def _settle(transition: Transition, job: Job, stores: Stores) -> None:
    try:
        settled = stores.jobs.change(job.job_id, transition)
    except (ConflictError, NotFoundError):
        log.warning("job %s: this attempt came too late and is dropped", job.job_id)
        return
    log.info("job %s is %s%s", job.job_id, settled.status, _because(settled))


def _because(job: Job) -> str:
    return f": {job.error}" if job.error else ""
