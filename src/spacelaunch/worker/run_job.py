"""One attempt at one job, from its claim to its end; runs in a work horse.

This is the edge of the worker: whatever goes wrong inside ends here, as a job that is queued
again or has failed with a reason.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from functools import partial
from types import MappingProxyType
from typing import Any

import orjson
from rq.timeouts import JobTimeoutException

from spacelaunch.bootstrap import Stores
from spacelaunch.domain.errand import Errand, is_drawing
from spacelaunch.domain.job import Job, JobStatus, Progress
from spacelaunch.errors import (
    ConflictError,
    NotFoundError,
    OccupiedError,
    SpacelaunchError,
    StaleClaimError,
    StorageUnavailableError,
    TransientError,
)
from spacelaunch.jobs.render import render
from spacelaunch.jobs.review import was_asked_of_us
from spacelaunch.logs import about
from spacelaunch.problems import describe
from spacelaunch.worker.free_worker import require_free_worker
from spacelaunch.worker.lease import holding

# In a roll-out a worker may get what a newer API has asked for: better its picture than none, but
# not for as long as if it were the one that was asked for.
ANOTHER_PROGRAM_KEEP_S = 60
TOOK_TOO_LONG = "it took longer than the time limit"
# How long a job waits for the end of what keeps it from beginning.
_LOOK_AGAIN_AFTER = timedelta(seconds=5)
_TELL_EVERY_S = 0.5

log = logging.getLogger(__name__)


def run_job(
    job_id: str,
    stores: Stores,
    worker: str,
    claim: str | None = None,
    errands: Mapping[str, Errand] = MappingProxyType({}),
) -> bool:
    """Claim the job, do it and keep the result; a job that is not queued is left alone.

    Shape: `claim` is the attempt's random name, where the caller wants to know it.
    Returns: whether it was a drawing that is done, after which the process is as it was before.
    """
    with about(job_id=job_id):
        return _run(job_id, claim or secrets.token_hex(8), stores, worker, errands)


def _run(
    job_id: str, claim: str, stores: Stores, worker: str, errands: Mapping[str, Errand]
) -> bool:
    try:
        job = stores.jobs.change(
            job_id, lambda kept: kept.started(claim, worker, stores.jobs.now())
        )
    except (ConflictError, NotFoundError) as exc:
        log.info("job %s is not run: %s", job_id, exc)
        return True
    with about(request_id=job.request_id), holding(stores.jobs, job_id, claim):
        log.info("job %s: attempt %d begins", job_id, job.attempts)
        errand = errands.get(job.analysis)
        settled = _settle(_attempt(job, claim, stores, errand), job, stores)
        return is_drawing(job) and settled is JobStatus.COMPLETE


Transition = Callable[[Job], Job]


def _attempt(job: Job, claim: str, stores: Stores, errand: Errand | None) -> Transition:
    """Do it, and say what becomes of the job."""
    try:
        keep_s = _draw(job, claim, stores) if errand is None else _do(errand, job, claim, stores)
        ended_at = stores.jobs.now()
        return lambda kept: kept.completed(claim, ended_at, ended_at + timedelta(seconds=keep_s))
    except StaleClaimError:
        return lambda kept: kept.failed(claim, stores.jobs.now(), "taken over")
    except OccupiedError as exc:
        waits, again_at = str(exc), stores.jobs.now() + _LOOK_AGAIN_AFTER
        return lambda kept: kept.postponed(claim, again_at, waits)
    except TransientError as exc:
        reason, due_at = str(exc), stores.jobs.now() + timedelta(seconds=2**job.attempts)
        problem = describe(exc)
        return lambda kept: kept.released(claim, stores.jobs.now(), due_at, reason, problem)
    except SpacelaunchError as exc:
        reason, problem = str(exc), describe(exc)
    except JobTimeoutException:
        reason, problem = TOOK_TOO_LONG, describe(SpacelaunchError(TOOK_TOO_LONG))
    except Exception as exc:  # a job that nobody ends stays "in progress" for ever
        log.exception("job %s: unexpected error", job.job_id)
        reason = f"unexpected error ({type(exc).__name__}); the worker's log has the details"
        problem = describe(SpacelaunchError(reason))
    return lambda kept: kept.failed(claim, stores.jobs.now(), reason, problem)


def _draw(job: Job, claim: str, stores: Stores) -> int:
    """Draw, and keep the result for so many seconds."""
    began = time.perf_counter()
    told = _Seldom(partial(_advance, job, claim, stores))
    parts = render(job, stores.launches, told, stores.warehouse, stores.results)
    with suppress(StorageUnavailableError):  # a count is no reason to draw again
        stores.render_times.add(job.analysis, time.perf_counter() - began)
    stores.results.save(job.job_id, parts)
    is_ours = was_asked_of_us(job, stores.launches)
    return stores.results.keep_s if is_ours else ANOTHER_PROGRAM_KEEP_S


def _do(errand: Errand, job: Job, claim: str, stores: Stores) -> int:
    """Do an errand, and keep its report for so many seconds."""
    require_free_worker(job, stores.jobs)
    report = errand(job, _Telling(job, claim, stores))
    stores.results.save(job.job_id, {"json": orjson.dumps(report)})
    return stores.results.keep_s


def _advance(job: Job, claim: str, stores: Stores, pct: int, *done: Any) -> None:
    stores.jobs.change(job.job_id, lambda kept: kept.advanced(claim, pct, *done))


class _Seldom:
    """Writes down how far a drawing has come, where it takes long enough for somebody to look.

    Note: one of the usual length is written when it begins and when it is done.
    """

    def __init__(self, advance: Callable[[int], None]) -> None:
        self._advance = advance
        self._told_at = time.monotonic()

    def __call__(self, pct: int) -> None:
        """Raises StaleClaimError where the job is another attempt's by now."""
        now = time.monotonic()
        if now - self._told_at >= _TELL_EVERY_S:
            self._told_at = now
            self._advance(pct)


class _Telling:
    """Writes down how far an errand has come: each step, and its rows now and then."""

    def __init__(self, job: Job, claim: str, stores: Stores) -> None:
        self._advance = partial(_advance, job, claim, stores)
        self._step: str | None = None
        self._told_at = 0.0

    def __call__(self, progress: Progress) -> None:
        """Raises StaleClaimError where the job is another attempt's by now."""
        now = time.monotonic()
        if progress.step == self._step and now - self._told_at < _TELL_EVERY_S:
            return
        self._step, self._told_at = progress.step, now
        self._advance(progress.pct, progress.step, progress.rows_read)


def _settle(transition: Transition, job: Job, stores: Stores) -> JobStatus | None:
    """How the job stands now; None where it is another's by now."""
    try:
        settled = stores.jobs.change(job.job_id, transition)
    except (ConflictError, NotFoundError):
        log.warning("job %s: this attempt came too late and is dropped", job.job_id)
        return None
    log.info("job %s is %s%s", job.job_id, settled.status, _because(settled))
    return settled.status


def _because(job: Job) -> str:
    return f": {job.error}" if job.error else ""
