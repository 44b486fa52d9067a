"""Answers in JSON and CSV, and what clients prefer. Called by the routes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

import orjson
from flask import Response, request

from spacelaunch.errors import BadRequestError

# Python refuses to read a number of thousands of digits; nine say "as long as you like" too.
_WAIT = re.compile(r"(?:^|[,;\s])wait=(\d{1,9})", re.IGNORECASE | re.ASCII)
_MOST_DIGITS = 30
# A spreadsheet takes a text that begins so for a formula, and runs it.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def json_answer(
    value: object, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """A JSON answer (RFC 8259, UTF-8, one line end at the end for terminals)."""
    body = orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
    return Response(body, status, dict(headers or {}), content_type="application/json")


def csv_text(names: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """CSV (RFC 4180), safe to open in a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_harmless(row[name]) for name in names])
    return buffer.getvalue()


def _harmless(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def preferred_wait_s() -> int | None:
    """Seconds that the client is ready to wait: `Prefer: wait=30`, or `?wait=30`."""
    if "wait" in request.args:
        return whole_argument("wait", default=0)
    found = _WAIT.search(request.headers.get("Prefer", ""))
    return int(found[1]) if found else None


def whole_argument(name: str, default: int) -> int:
    """A whole number of the query string; raises BadRequestError."""
    text = request.args.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise BadRequestError(f"{name}: expected a whole number, got {text[:100]!r}")
    return int(text)


def only_arguments(*names: str) -> None:
    """Refuse a query string with other names: a misspelt one must not be ignored."""
    for name in request.args:
        if name not in names:
            known = f"it takes {', '.join(names)}" if names else "it takes none"
            raise BadRequestError(f"unknown query parameter {name!r}; {known}")
