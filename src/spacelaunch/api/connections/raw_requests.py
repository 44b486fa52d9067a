"""Requests as they come off the socket, before the application sees them.

Gunicorn takes nothing but ASCII and answers what it cannot read in HTML. A person types
`curl 'localhost:5000/data?q=Météo'`, and a program reads errors as JSON. Used by `server`.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cached_property
from http import HTTPStatus
from typing import Any, cast

from gunicorn.http.errors import ParseException
from gunicorn.http.message import Request
from gunicorn.util import http_date, write_nonblock

from spacelaunch.api.around.errors import unreadable_problem
from spacelaunch.errors import SlowClientError

# Of a body that the application did not want, where it is here already.
_MOST_THROWN_AWAY = 65_536
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


class RawRequest(Request):  # type: ignore[misc]  # gunicorn has no types
    """A request whose target may hold the bytes that a browser would have percent-encoded."""

    def parse_request_line(self, line_bytes: bytes) -> None:
        """As gunicorn's. Bytes that are no UTF-8 are for the application to refuse."""
        super().parse_request_line(_BEYOND_ASCII.sub(_percent_encoded, line_bytes))

    def set_body_reader(self) -> None:
        """As gunicorn's; the client is invited to send its body when somebody wants to read it.

        Gunicorn does so before the application has seen the request, which may be refused.
        """
        super().set_body_reader()
        self._expected_100_continue: bool
        if self._expected_100_continue:
            self._expected_100_continue = False
            self.body.reader = _Invited(self.body.reader, self.unreader.sock)

    def should_close(self) -> bool:
        """As gunicorn's, and where a part of the body has not come when the answer goes out.

        Nobody waits for the rest of what is not wanted; and this way the answer says so.
        """
        return bool(super().should_close()) or self._is_unread

    @cached_property
    def _is_unread(self) -> bool:
        if isinstance(self.body.reader, _Invited) and not self.body.reader.is_invited:
            return True
        try:
            with self.unreader.sock.hurried():
                return len(self.body.read(_MOST_THROWN_AWAY)) == _MOST_THROWN_AWAY
        except (SlowClientError, OSError, ParseException):
            return True


class _Invited:
    """Reads a body whose client waits to be asked for it."""

    def __init__(self, reader: Any, client: Any) -> None:
        self._reader = reader
        self._client = client
        self.is_invited = False

    def read(self, size: int) -> bytes:
        if not self.is_invited:
            self.is_invited = True
            self._client.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        return cast(bytes, self._reader.read(size))


def answer_unreadable(client: Any, exc: Exception) -> int:
    """Write the problem document of a request that cannot be read; its status."""
    status, body = unreadable_problem(exc)
    head = (
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        "Connection: close",
        f"Date: {http_date()}",
        "Content-Type: application/problem+json",
        f"Content-Length: {len(body)}",
        "X-Content-Type-Options: nosniff",
    )
    with suppress(OSError):  # it has gone, and misses nothing
        write_nonblock(client, "\r\n".join([*head, "", ""]).encode() + body)
    return status


def _percent_encoded(byte: re.Match[bytes]) -> bytes:
    return f"%{byte[0][0]:02X}".encode()
