"""Answers in JSON. Called by the routes."""

from __future__ import annotations

from collections.abc import Mapping

import orjson
from flask import Response

from spacelaunch.stopwatch import lap


def json_answer(
    value: object, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """A JSON answer (RFC 8259, UTF-8, one line end at the end for terminals)."""
    with lap("encode"):
        body = orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
    return Response(body, status, dict(headers or {}), content_type="application/json")
