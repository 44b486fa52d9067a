"""A connection, whose next request's head is gathered before anybody works for it.

Used by `process`, on the main thread but for `init`.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Any

from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.workers.gthread import TConn

from spacelaunch.api.connections.client_socket import ClientSocket

# What browsers and proxies send is well below; parsing it costs the more the longer it is.
LONGEST_HEAD = 65_536
_READ_SIZE = 65_536
_END = b"\r\n\r\n"


class Head(Enum):
    """How much of a request's head is there."""

    NOTHING = auto()
    PART = auto()
    WHOLE = auto()
    TOO_LONG = auto()
    ENDED = auto()
    """The client has closed, and will send no more of it."""


class Connection(TConn):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn's connection, and what of a request has come before a thread was given to it."""

    sock: ClientSocket

    def __init__(self, cfg: Any, sock: ClientSocket, client: Any, server: Any) -> None:
        super().__init__(cfg, sock, client, server)
        self._head = bytearray()
        # Gunicorn's thread would wait for what is here already.
        self.data_ready = True

    def init(self) -> None:
        """Hand the head to the parser; called by the thread that works for the request."""
        super().init()
        self.parser.unreader.unread(bytes(self._head))
        self._head.clear()
        self.sock.begin()

    def keep(self) -> None:
        """Be ready for the next request, of which the last one's thread may have read a part."""
        self._head += self.parser.unreader.take_buffered()

    def read_head(self) -> Head:
        """Take in what has come, without waiting for more."""
        searched = max(0, len(self._head) - len(_END))
        if _END in self._head:  # a client that does not wait for answers
            return Head.WHOLE
        data = self.sock.read_here(_READ_SIZE)
        if data is None:
            return Head.PART if self._head else Head.NOTHING
        self._head += data
        if _END in self._head[searched:] or (data and self._has_bare_line_end()):
            return Head.WHOLE
        if not data:
            return Head.ENDED
        return Head.TOO_LONG if len(self._head) > LONGEST_HEAD else Head.PART

    def why_too_long(self) -> ParseException:
        """In gunicorn's words."""
        if b"\r\n" not in self._head:
            return LimitRequestLine(len(self._head), self.cfg.limit_request_line)
        return LimitRequestHeaders(f"the head is longer than {LONGEST_HEAD:,} bytes")

    def _has_bare_line_end(self) -> bool:
        """Such a head would never end as HTTP's do; the parser says so."""
        return self._head.count(b"\n") != self._head.count(b"\r\n")


def address_of(client: object) -> str:
    """The client's address, where its socket has one."""
    return str(client[0]) if isinstance(client, tuple) and client else "unknown"
