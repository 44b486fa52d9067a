"""What an error is over HTTP, beside the status and type that `problems` gives it.

Every error is a problem document (RFC 9457); its `error` member repeats the title for scripts
that were written before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

import orjson
from flask import Flask, Response, request
from gunicorn.http import errors as unreadable
from pydantic import Field
from werkzeug.exceptions import (
    HTTPException,
    MethodNotAllowed,
    RequestEntityTooLarge,
    TooManyRequests,
)

from spacelaunch import errors
from spacelaunch.api.around.own_address import own_path
from spacelaunch.api.document.parts import AnswerHeader
from spacelaunch.problems import describe, status_of, type_of

RETRY_AFTER = AnswerHeader(
    "Retry-After",
    Annotated[int, Field(ge=1)],
    "Seconds after which asking again is worth while.",
    1,
)
ASKS_FOR_KEY = AnswerHeader(
    "WWW-Authenticate", str, "What key is needed.", 'Bearer realm="spacelaunch"'
)

# The member of a problem that knows better, as one of a job does.
RETRY_FACT = "retry_after_s"
RETRY_AFTER_S: dict[type[errors.SpacelaunchError], int] = {
    errors.NotReadyError: 1,
    errors.StorageUnavailableError: 2,
    errors.StorageFullError: 60,
    errors.StorageReadOnlyError: 60,
    errors.SourceUnavailableError: 60,
    errors.QueueFullError: 5,
    errors.BeingDrawnError: 1,
    errors.BusyError: 5,
}

# How to be let in (RFC 6750).
CHALLENGE: dict[type[errors.SpacelaunchError], str] = {
    errors.UnauthorizedError: 'Bearer realm="spacelaunch"',
    errors.ForbiddenError: 'Bearer realm="spacelaunch", error="insufficient_scope"',
}

PROBLEM = "application/problem+json"

# What the application meets while it reads a body that gunicorn takes out of its chunks.
BROKEN_BODIES: tuple[type[Exception], ...] = (
    unreadable.InvalidChunkSize,
    unreadable.InvalidChunkExtension,
    unreadable.ChunkMissingTerminator,
    unreadable.NoMoreData,
)
# What gunicorn cannot read as a request.
UNREADABLE: dict[type[Exception], int] = {
    **dict.fromkeys(BROKEN_BODIES, 400),
    unreadable.ParseException: 400,
    unreadable.ForbiddenProxyRequest: 403,
    errors.SlowClientError: 408,
    unreadable.LimitRequestLine: 414,
    unreadable.ExpectationFailed: 417,
    unreadable.LimitRequestHeaders: 431,
    unreadable.ConfigurationProblem: 500,
    unreadable.UnsupportedTransferCoding: 501,
}
_UNEXPECTED = "something went wrong here; the server's log has the details"
# It repeats what was sent.
_LONGEST_DETAIL = 500


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: Annotated[int, Field(ge=400, le=599)]
    detail: str
    """It names the field or the line."""
    instance: str
    """The path asked for."""
    error: str
    """The title again."""


def headers_with(status: int) -> tuple[AnswerHeader, ...]:
    """The headers that some error of this status has."""
    waits = {TooManyRequests.code, *map(status_of, RETRY_AFTER_S)}
    asks = {*map(status_of, CHALLENGE)}
    return (*[RETRY_AFTER] * (status in waits), *[ASKS_FOR_KEY] * (status in asks))


def register_errors(app: Flask) -> None:
    """Answer every error of the application as a problem document."""
    app.register_error_handler(errors.SpacelaunchError, _answer_our_error)
    app.register_error_handler(HTTPException, _answer_http_error)
    # Told in one way, be it for a head that no application has seen, or for a body.
    told_by_the_server: tuple[type[Exception], ...] = (errors.SlowClientError, *BROKEN_BODIES)
    for kind in told_by_the_server:
        app.register_error_handler(kind, _answer_unreadable)


def problem(
    status: int, title: str, detail: str, kind: str, headers: Mapping[str, str] | None = None
) -> Response:
    """A problem document."""
    text = _document(status, title, detail, kind, own_path(request.path))
    return Response(text, status, dict(headers or {}), content_type=PROBLEM)


def unreadable_problem(exc: Exception, instance: str = "") -> tuple[int, bytes]:
    """Status and problem document of what the server could not hand to the application."""
    status = next((UNREADABLE[kind] for kind in type(exc).__mro__ if kind in UNREADABLE), 500)
    # As RFC 9110 has it; Python says so from 3.13 on.
    title = "URI Too Long" if status == 414 else HTTPStatus(status).phrase
    detail = _UNEXPECTED if status == 500 else str(exc)[:_LONGEST_DETAIL]
    return status, _document(status, title, detail, type_of(title.replace(" ", "")), instance)


def retry_after_s(exc: errors.SpacelaunchError) -> int | None:
    """Seconds after which asking again is worth while; None where it is not."""
    kinds, told = type(exc).__mro__, exc.facts.get(RETRY_FACT)
    if isinstance(told, int):
        return told
    return next((RETRY_AFTER_S[kind] for kind in kinds if kind in RETRY_AFTER_S), None)


def _document(status: int, title: str, detail: str, kind: str, instance: str) -> bytes:
    body = Problem(kind, title, status, detail, instance, error=title)
    return orjson.dumps(body, option=orjson.OPT_APPEND_NEWLINE)


def _answer_our_error(exc: errors.SpacelaunchError) -> Response:
    wait_s = retry_after_s(exc)
    headers: dict[str, str] = {RETRY_AFTER: str(wait_s)} if wait_s else {}
    if type(exc) in CHALLENGE:
        headers[ASKS_FOR_KEY] = CHALLENGE[type(exc)]
    told = describe(exc)
    title = told["title"]
    # Its facts stand beside the members of every problem.
    body = {**told, "instance": own_path(request.path), "error": title}
    text = orjson.dumps(body, option=orjson.OPT_APPEND_NEWLINE)
    return Response(text, status_of(type(exc)), headers, content_type=PROBLEM)


def _answer_http_error(exc: HTTPException) -> Response:
    """Flask's own errors, the unexpected one among them: its details stay in the log."""
    status = exc.code or 500
    title = HTTPStatus(status).phrase
    headers = {k: v for k, v in exc.get_headers() if k.lower() not in ("content-type",)}
    return problem(status, title, _detail(exc), type_of(title.replace(" ", "")), headers)


def _answer_unreadable(exc: Exception) -> Response:
    status, text = unreadable_problem(exc, own_path(request.path))
    return Response(text, status, content_type=PROBLEM)


def _detail(exc: HTTPException) -> str:
    if isinstance(exc, RequestEntityTooLarge):
        return _why_too_large()
    if isinstance(exc, TooManyRequests):
        return f"more requests came than the limit of {exc.description} allows"
    if isinstance(exc, MethodNotAllowed):
        allowed = ", ".join(sorted(exc.valid_methods or ()))
        how = "; with curl, -T sends PUT unless -X POST is added" if request.method == "PUT" else ""
        return f"{request.path} does not take {request.method}; it takes {allowed}{how}"
    if exc.code == 404:
        return f"there is nothing at {request.path}; GET /help lists the routes"
    return exc.description or _UNEXPECTED


def _why_too_large() -> str:
    over = f"the body is larger than the limit of {request.max_content_length or 0:,} bytes"
    if request.mimetype == "multipart/form-data":
        return (
            f"{over}, has more than {request.max_form_parts} parts, or one with a field or a name "
            f"longer than {request.max_form_memory_size or 0:,} bytes"
        )
    return over
