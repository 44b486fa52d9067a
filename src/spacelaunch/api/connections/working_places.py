"""The working places of a server process: how many requests are worked on at a time.

A thread that waits for its client, for more of a body or for room to send, gives its place to
another request meanwhile. So there are more threads than places, and what slow clients cost is
the memory of a thread each, for as long as `client_socket` is patient. Used by `process`.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class AwaitedClient(Protocol):
    """A client that a thread waits for."""

    def pace(self) -> float:
        """Bytes a second; the slowest has to go where there are too many."""

    def give_up(self) -> None:
        """End the wait; called by another thread."""


class WorkingPlaces:
    """The places, and who has left theirs to wait for a client."""

    def __init__(self, places: int, most_waiting: int) -> None:
        self._free = threading.Semaphore(places)
        self._most_waiting = most_waiting
        self._waiting: set[AwaitedClient] = set()
        self._lock = threading.Lock()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Work inside."""
        with self._free:
            yield

    @contextmanager
    def left_for(self, client: AwaitedClient) -> Iterator[None]:
        """Wait for this client inside, which who works does."""
        self._admit(client)
        self._free.release()
        try:
            yield
        finally:
            with self._lock:
                self._waiting.discard(client)
            self._free.acquire()

    def _admit(self, client: AwaitedClient) -> None:
        """Everybody may wait; of too many, the slowest is given up.

        Who has just come has had no time to be slow, so that a client like others gets through a
        crowd of those that only hold on to their connections.
        """
        with self._lock:
            slowest = None
            if len(self._waiting) >= self._most_waiting:
                slowest = min(self._waiting, key=lambda each: each.pace())
                self._waiting.discard(slowest)
            self._waiting.add(client)
        if slowest is not None:
            slowest.give_up()
