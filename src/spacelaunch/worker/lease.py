"""The sign that an attempt is alive, given from a thread beside the drawing.

Whoever holds a job says so each second; who has not for the length of the lease is taken for dead,
and the job goes to another (`jobs.recover`). To be kept in mind by who changes this:

- The sign comes from the process that draws, not from the worker above it. A worker may die alone;
  then its horse, an orphan, goes on, keeps the job and finishes it, and nobody draws it twice.
- A thread beside the drawing does not run while that is in a call into C which keeps Python to
  itself. So the parent renews as well (`main._works`). Only both falling silent ends the lease.
- A lease that has ended proves nothing: the attempt may have been stopped, or cut off from Redis,
  and wake up. What makes that harmless is the claim. Each attempt has a new one, must show it with
  every change of the job, and is refused where another holds the job by now. So nothing here needs
  to be exact, and no attempt has to be stopped before the next begins.
- Losing it ends the renewals and not the drawing, which costs a few seconds at most; breaking off
  from another thread would be the harder thing to get right.
- A lease is several signs long, and Redis' own expiry ends it: one sign that is late, or a clock
  that is wrong, costs no job.

Called by `run_job`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import copy_context
from functools import partial

from spacelaunch.errors import StaleClaimError, StorageUnavailableError
from spacelaunch.storage.job_store import JobStore

EVERY_S = 1.0

log = logging.getLogger(__name__)


@contextmanager
def holding(jobs: JobStore, job_id: str, claim: str) -> Iterator[None]:
    """Renew the lease of a claim while the block runs."""
    over = threading.Event()
    # In a copy of this context, so that the thread's log lines tell of the same job.
    renew = partial(copy_context().run, _renew, jobs, job_id, claim, over)
    thread = threading.Thread(target=renew, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _renew(jobs: JobStore, job_id: str, claim: str, over: threading.Event) -> None:
    while not over.wait(EVERY_S):
        try:
            jobs.renew(job_id, claim)
        except StaleClaimError:
            return  # it has just ended, or was taken over, and refuses what this attempt will write
        except StorageUnavailableError as exc:
            log.warning("job %s: the lease was not renewed: %s", job_id, exc)
