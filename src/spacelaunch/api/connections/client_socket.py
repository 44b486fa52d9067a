"""A client's socket: who waits on it has no working place meanwhile, and does not wait for ever.

Gunicorn reads a request's body and writes its answer with `recv` and `sendall`, and knows nothing
of this. Used by `process`.
"""

from __future__ import annotations

import errno
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from spacelaunch.api.connections.working_places import WorkingPlaces
from spacelaunch.errors import SlowClientError

# What is sent and taken earns more patience. A telephone's worst line is faster, and whoever wants
# to hold a thread has to send something for it.
SLOWEST_BYTES_S = 16_000


class ClientSocket(socket.socket):
    """An accepted connection; a request waits `patience_s` for it in all, if nothing moves.

    Note: a thread of the pool calls `recv` and `sendall`, and holds a working place when it does;
        the main thread calls `read_here`, which never waits.
    """

    def __init__(
        self,
        accepted: socket.socket,
        places: WorkingPlaces,
        on_slow: Callable[[], None],
        patience_s: float,
    ) -> None:
        kind = (accepted.family, accepted.type, accepted.proto)
        super().__init__(*kind, fileno=accepted.detach())
        self._places = places
        self._on_slow = on_slow
        self._patience_s = patience_s
        self._is_hurried = False
        self._waits_since = 0.0
        self._given_up = threading.Event()
        self.begin()

    def begin(self) -> None:
        """Be patient anew: another request."""
        self._waited_s, self._moved = 0.0, 0

    def read_here(self, size: int) -> bytes | None:
        """What has come: None where nothing has, and no bytes where the client has ended."""
        try:
            return super().recv(size, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def has_ended(self) -> bool:
        """Whether the client has closed its side, or is gone."""
        try:
            return not super().recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return True

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Inside, what is not here yet is not waited for: SlowClientError."""
        self._is_hurried = True
        try:
            yield
        finally:
            self._is_hurried = False

    def recv(self, bufsize: int, flags: int = 0) -> bytes:
        """As ever; raises SlowClientError where patience ends."""
        while True:
            with suppress(BlockingIOError):
                data = super().recv(bufsize, flags | socket.MSG_DONTWAIT)
                self._moved += len(data)
                return data
            if self._is_hurried or not self._wait_until(select.POLLIN):
                raise SlowClientError

    def sendall(self, data: Any, flags: int = 0) -> None:
        """As ever; raises BrokenPipeError where patience ends, as if the client were gone."""
        left, has_waited = memoryview(data), False
        while left:
            with suppress(BlockingIOError):
                sent = super().send(left, flags | socket.MSG_DONTWAIT)
                # What the system's buffer took says nothing of the client.
                self._moved += sent if has_waited else 0
                left = left[sent:]
                continue
            if self._is_hurried or not self._wait_until(select.POLLOUT):
                raise BrokenPipeError(errno.EPIPE, "the client takes its answer too slowly")
            has_waited = True

    def pace(self) -> float:
        """Bytes a second of waiting, by which a crowd is thinned out."""
        return (self._moved + 1) / (self._waited_s + time.monotonic() - self._waits_since + 0.001)

    def give_up(self) -> None:
        """End the wait of another thread."""
        self._given_up.set()
        with suppress(OSError):
            self.shutdown(socket.SHUT_RDWR)

    def _wait_until(self, event: int) -> bool:
        """Whether the client can be read from, or written to, within what is left of patience."""
        poll = select.poll()
        poll.register(self, event)
        self._waits_since = time.monotonic()
        with self._places.left_for(self):
            is_ready = bool(poll.poll(max(self._left_s(), 0) * 1_000))
            self._waited_s += time.monotonic() - self._waits_since
        if is_ready and not self._given_up.is_set() and self._left_s() > 0:
            return True
        self._on_slow()
        return False

    def _left_s(self) -> float:
        return self._patience_s + self._moved / SLOWEST_BYTES_S - self._waited_s
