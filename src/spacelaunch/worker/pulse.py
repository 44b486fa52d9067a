"""What a worker does once a second beside its work: say that it is alive, and sweep.

It has stores of its own, which a work horse forked meanwhile shares with nobody, and it rests
while one is forked. Called by `main`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from spacelaunch.bootstrap import Stores
from spacelaunch.errors import SpacelaunchError, StorageUnavailableError
from spacelaunch.jobs.drop_uploads import drop_uploads
from spacelaunch.jobs.recover import Sweeper
from spacelaunch.worker.vital_thread import VitalThread

EVERY_S = 1.0
SILENT_AFTER_S = 10
# Shorter than a lease, so that the jobs of a sweeper that died are not left for longer.
TURN_S = 3

log = logging.getLogger(__name__)


class Pulse:
    """A thread that beats until it is stopped."""

    def __init__(self, stores: Stores, worker: str, require_reachable: Callable[[], None]) -> None:
        self._stores = stores
        self._require_reachable = require_reachable
        self._worker = worker
        self._sweeper = Sweeper(stores.jobs, stores.queue)
        self._over = threading.Event()
        self._beating = threading.Lock()
        self._thread = VitalThread("pulse", self._run)

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

    def is_well(self) -> bool:
        """Whether it goes on; one that waits for Redis does."""
        return not self._thread.has_died

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Wait for the beat at hand, and hold the next back while the block runs.

        To be held over every fork: a process forked in the middle of a beat inherits the locks that
        the beat has taken inside libraries, as pydantic's, and nobody who would give them back. It
        then hangs at its first use of that library, until its time limit is over.
        """
        with self._beating:
            yield

    def _run(self) -> None:
        while True:
            try:
                with self._beating:
                    self._beat()
            except SpacelaunchError as exc:
                log.warning("no sweep: %s", exc)
            if self._over.wait(EVERY_S):
                return

    def _beat(self) -> None:
        # A work horse connects anew, so a worker that could not is no use, though it is alive.
        self._require_reachable()
        jobs = self._stores.jobs
        jobs.sign_of_life(self._worker, SILENT_AFTER_S)
        if not jobs.take_turn(self._worker, TURN_S):
            # What it missed when it last had the turn is no first look for the next time.
            self._sweeper = Sweeper(jobs, self._stores.queue)
            return
        self._sweeper.sweep(jobs.now())
        drop_uploads(self._stores.uploads, jobs, jobs.now())
        jobs.prune()
        self._stores.launches.drop_replaced()
