"""Flask's hello world, and a bare WSGI application that answers the bytes of a file.

Run by gunicorn as the service itself is: `hello:app`, and `hello:bare` with BARE_FILE set.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from flask import Flask

app = Flask("hello")


@app.get("/")
def hello() -> str:
    """The answer that every framework is measured by."""
    return "Hello, World!"


def bare(_: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """As little as a server can do for the same body."""
    start("200 OK", _HEADERS)
    return [_BODY]


_BODY = Path(os.environ.get("BARE_FILE", os.devnull)).read_bytes()
_HEADERS = [
    ("Content-Type", "application/json"),
    ("Content-Encoding", "gzip"),
    ("Content-Length", str(len(_BODY))),
]
