"""The sign that an attempt is alive, given from a thread beside the drawing.

It comes from the process that draws, so that an orphan goes on and finishes; its parent renews too,
for the drawing may be in a C call that lets no thread run. Called by `run_job`.
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
            return  # taken over; the job refuses whatever this attempt will write
        except StorageUnavailableError as exc:
            log.warning("job %s: the lease was not renewed: %s", job_id, exc)
