"""Requests as they come off the socket, before the application sees them.

Gunicorn takes nothing but ASCII and answers what it cannot read in HTML. A person types
`curl 'localhost:5000/data?q=Météo'`, and a program reads errors as JSON. Used by `server`.
"""

from __future__ import annotations

import re
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from gunicorn.http.message import Request
from gunicorn.util import http_date, write_nonblock

from spacelaunch.api.around.errors import unreadable_problem

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


class RawRequest(Request):  # type: ignore[misc]  # gunicorn has no types
    """A request whose target may hold the bytes that a browser would have percent-encoded."""

    def parse_request_line(self, line_bytes: bytes) -> None:
        """As gunicorn's. Bytes that are no UTF-8 are for the application to refuse."""
        super().parse_request_line(_BEYOND_ASCII.sub(_percent_encoded, line_bytes))


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
