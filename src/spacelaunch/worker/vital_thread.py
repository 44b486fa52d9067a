"""A thread that the worker cannot do without: when it dies, the worker ends.

A worker whose pulse has stopped would look alive to its probe and dead to everybody else, for as
long as nobody restarts it. Used by `pulse`; `heartbeat` beats only while that runs.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)


class VitalThread:
    """Runs a function that returns only when it was asked to."""

    def __init__(self, name: str, run: Callable[[], None]) -> None:
        self._name = name
        self._run = run
        self._thread = threading.Thread(target=self._guarded, name=name, daemon=True)
        self._has_returned = False

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def join(self) -> None:
        """Wait for its end."""
        self._thread.join()

    @property
    def has_died(self) -> bool:
        """Whether it has ended by an error."""
        return not (self._thread.is_alive() or self._has_returned)

    def _guarded(self) -> None:
        try:
            self._run()
            self._has_returned = True
        finally:  # the error itself goes on to Python, which prints it
            if not self._has_returned:
                log.error("the %s has died: the worker ends after the job at hand", self._name)
                os.kill(os.getpid(), signal.SIGTERM)
