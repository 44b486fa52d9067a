"""A forked process that does one job after another, told and heard through a socket.

What is to be kept in mind by who changes this:

- An answer is looked at and not taken (`MSG_PEEK`) while somebody waits for it: RQ ends each wait
  with an exception, which may come in the moment after the answer was read, and it would be lost.
- Whatever ends the parent closes its end of the socket, and the child ends when it has nothing
  more to do; whatever ends the child closes the other, and is seen at once.
- The child closes the parent's end, or it would never hear that the parent is gone.

Used by `rq_worker`.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import suppress

STAYS, LEAVES = b"+", b"-"


class WarmChild:
    """A process that was forked from this one.

    Shape: in it, `serve` gets each order, and says whether the process may go on with another.
    """

    def __init__(self, serve: Callable[[bytes], bool]) -> None:
        # Not of packets, which macOS has not; an order is a line.
        ours, theirs = socket.socketpair()
        self.pid = os.fork()
        if self.pid == 0:
            ours.close()
            _work(theirs, serve)
        theirs.close()
        self._socket = ours

    def is_alive(self) -> bool:
        """Whether it is there; one that was killed while it was idle is not."""
        with suppress(ChildProcessError):
            return os.waitpid(self.pid, os.WNOHANG) == (0, 0)
        return False

    def tell(self, order: bytes) -> None:
        """Give it something to do, in one line; raises OSError where it has just died."""
        self._socket.sendall(order + b"\n")

    def wait(self) -> int | None:
        """Wait until it has done that, and give 0; where it died, its status.

        Shape: None where somebody else has taken the status already. It may be asked again.
        """
        if self._heard(socket.MSG_PEEK):
            return 0
        with suppress(ChildProcessError):
            return os.waitpid(self.pid, 0)[1]
        return None

    def may_stay(self) -> bool:
        """Whether it waits for another order, after `wait`; one that leaves is waited for."""
        if self._heard() == STAYS:
            return True
        self.dismiss()
        return False

    def _heard(self, how: int = 0) -> bytes:
        """Its answer; nothing where it died, be it with an order that it never read."""
        with suppress(ConnectionResetError):
            return self._socket.recv(1, how)
        return b""

    def dismiss(self) -> None:
        """Have it end, when it has done what it is at."""
        self._socket.close()
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


def _work(parent: socket.socket, serve: Callable[[bytes], bool]) -> None:
    """What the child does, to its end."""
    status = 1
    try:
        # A group of its own, so that it can be killed with all that it may have started.
        os.setpgrp()
        for order in parent.makefile("rb"):
            stays = serve(order.removesuffix(b"\n"))
            parent.send(STAYS if stays else LEAVES)
            if not stays:
                break
        status = 0
    finally:
        os._exit(status)  # nothing that the parent has at hand is to be ended here as well
