"""Whose turn it is to load: one load at a time in each server process.

A load holds a few times its file in memory, so a bound on loads is what bounds a process. Who waits
for a turn holds a thread, for which there are seats. Downloads have a turn of their own, since they
take as long as somebody else's server does. Used by `POST /data`.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from spacelaunch.api.around.seats import Seats
from spacelaunch.errors import BusyError

LONGEST_WAIT_S = 30.0


class LoadTurn:
    """The one turn of a process."""

    def __init__(self, seats: Seats) -> None:
        self._seats = seats
        self._turn = threading.Lock()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Have the turn inside; raises BusyError where it does not come in time."""
        if not self._turn.acquire(blocking=False) and not self._waited():
            raise BusyError("another load is under way; send this one again when it is over")
        try:
            yield
        finally:
            self._turn.release()

    def _waited(self) -> bool:
        if not self._seats.take():
            return False
        try:
            return self._turn.acquire(timeout=LONGEST_WAIT_S)
        finally:
            self._seats.leave()
