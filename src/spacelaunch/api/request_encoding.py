"""Refuses a path or a query string that is no UTF-8.

Flask would put signs of its own for such bytes, ask for those and find nothing. Hooked in by `app`.
"""

from __future__ import annotations

from urllib.parse import unquote_to_bytes

from flask import Flask, request

from spacelaunch.errors import BadRequestError

_SHOWN = 40


def register_encoding(app: Flask) -> None:
    """Look at each request before anything reads it."""
    app.before_request(_check)


def _check() -> None:
    # WSGI hands the path's bytes on as if they were Latin-1.
    _require_utf8("path", request.environ["PATH_INFO"].encode("latin-1"))
    _require_utf8("query string", unquote_to_bytes(request.query_string))


def _require_utf8(name: str, sent: bytes) -> None:
    try:
        sent.decode()
    except UnicodeDecodeError as exc:
        before = sent[: exc.start].decode()[-_SHOWN:]
        raise BadRequestError(
            f"the {name} is not UTF-8: it has %{sent[exc.start]:02X} after {before!r}; "
            "as UTF-8 é is %C3%A9"
        ) from exc
