"""What a worker does once a second beside its work: say that it is alive, and sweep.

It has stores of its own, because a work horse is forked while this thread may be using them.
Called by `main`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from spacelaunch.bootstrap import Stores
from spacelaunch.errors import StorageUnavailableError
from spacelaunch.jobs.recover import sweep

EVERY_S = 1.0
SILENT_AFTER_S = 10

log = logging.getLogger(__name__)


class Pulse:
    """A thread that beats until it is stopped."""

    def __init__(
        self, stores: Stores, worker: str, job_keep_s: int, require_reachable: Callable[[], None]
    ) -> None:
        self._stores = stores
        self._require_reachable = require_reachable
        self._worker = worker
        self._job_keep = timedelta(seconds=job_keep_s)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pulse", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and sign off."""
        self._over.set()
        self._thread.join()
        try:
            self._stores.jobs.sign_off(self._worker)
        except StorageUnavailableError:
            log.warning("could not sign off; the sign of life expires by itself")

    def _run(self) -> None:
        while True:
            try:
                self._beat(datetime.now(UTC))
            except StorageUnavailableError as exc:
                log.warning("no sweep: %s", exc)
            if self._over.wait(EVERY_S):
                return

    def _beat(self, now: datetime) -> None:
        # A work horse connects anew, so a worker that could not is no use, though it is alive.
        self._require_reachable()
        self._stores.jobs.sign_of_life(self._worker, SILENT_AFTER_S)
        sweep(self._stores.jobs, self._stores.queue, now)
        self._stores.launches.drop_replaced()
        self._stores.jobs.forget_before(now - self._job_keep)
