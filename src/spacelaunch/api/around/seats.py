"""How many requests of one server process may wait at a time.

A request that waits holds a thread; without a bound, a few patient clients would leave none for
the others. Used by the routes that wait.
"""

from __future__ import annotations

import threading


class Seats:
    """Places for those who wait; some threads are always left for those who do not."""

    def __init__(self, threads: int) -> None:
        self._free = threading.Semaphore(threads * 3 // 4)

    def take(self) -> bool:
        """Take a seat where one is free; it must be left again."""
        return self._free.acquire(blocking=False)

    def leave(self) -> None:
        """Give the seat back."""
        self._free.release()
