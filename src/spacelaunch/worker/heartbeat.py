"""A file that a worker touches each second, so that a probe sees it without asking Redis.

A thread of its own touches it while the worker is well: what the pulse asks of a Redis that hangs
may take long, and that is no reason to restart the worker; that the pulse has died is one. Started
by `main`, read by the command `check worker`.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from spacelaunch.errors import SpacelaunchError

EVERY_S = 1.0
SILENT_AFTER_S = 10


class Heartbeat:
    """The file of this process, in the folder of the settings."""

    def __init__(self, folder: Path, is_well: Callable[[], bool]) -> None:
        self._is_well = is_well
        self.path = folder / f"worker-{os.getpid()}.heartbeat"
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)

    def start(self) -> None:
        """Begin; the file is there when this returns."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch()
        self._thread.start()

    def stop(self) -> None:
        """End, and leave no file."""
        self._over.set()
        self._thread.join()
        self.path.unlink(missing_ok=True)

    def _run(self) -> None:
        while not self._over.wait(EVERY_S) and self._is_well():
            self.path.touch()


def require_heartbeat(folder: Path) -> None:
    """Raises SpacelaunchError where no worker of this folder has beaten lately."""
    ages_s = [time.time() - path.stat().st_mtime for path in folder.glob("worker-*.heartbeat")]
    if not ages_s:
        raise SpacelaunchError(f"no heartbeat in {folder}")
    if min(ages_s) > SILENT_AFTER_S:
        raise SpacelaunchError(f"the last heartbeat is {min(ages_s):.0f} seconds old")
