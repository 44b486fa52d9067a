"""How clients reach this server, as far as it can tell: by which host, and below which path.

A proxy that takes a path's beginning off before it asks us says so in `X-Forwarded-Prefix`; WSGI
calls that the script's name. Called by whatever tells clients where to go on.
"""

from __future__ import annotations

import re

from flask import Flask, request

from spacelaunch.api.document.parts import AnswerHeader
from spacelaunch.errors import BadRequestError

# Stands in all examples for the host that a client has come to.
HOST = "localhost:5000"
LOCATION = AnswerHeader("Location", str, "Where to go on.", "/jobs/timeline-0f4b2f9c1d3e5a678b90")

# It is written into pages and headers; `//evil.example` would be another server.
_PREFIX = re.compile(r"(?:/[\w.~-]+)*", re.ASCII)


def register_prefix(app: Flask) -> None:
    """Refuse a prefix that is none, before anything repeats it."""
    app.before_request(_check)


def own_path(path: str) -> str:
    """One of our paths, as clients ask for it."""
    return request.script_root + path


def with_own_address(text: str) -> str:
    """Examples, with the address that the client came to in place of `HOST`."""
    address = (request.host or HOST) + request.script_root
    # An example without a scheme is one for curl, which takes that for http.
    bare = address if request.scheme == "http" else f"{request.scheme}://{address}"
    return text.replace(f"http://{HOST}", f"{request.scheme}://{address}").replace(HOST, bare)


def _check() -> None:
    if not _PREFIX.fullmatch(request.script_root):
        raise BadRequestError(
            f"X-Forwarded-Prefix: expected a path such as /launches, got {request.script_root!r}"
        )
