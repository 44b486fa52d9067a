"""What an error means in HTTP: the only place with status codes for errors.

Every error is a problem document (RFC 9457); its `error` member repeats the title for scripts
that were written before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus

import orjson
from flask import Flask, Response, request
from gunicorn.http import errors as unreadable
from werkzeug.exceptions import (
    HTTPException,
    MethodNotAllowed,
    RequestEntityTooLarge,
    TooManyRequests,
)

from spacelaunch import errors
from spacelaunch.api.around.own_address import own_path

# A class that is not here takes the status of the nearest class above it.
STATUS: dict[type[errors.SpacelaunchError], int] = {
    errors.SpacelaunchError: 500,
    errors.BadRequestError: 400,
    errors.TooManyRejectsError: 422,
    errors.UnknownValueError: 422,
    errors.UnauthorizedError: 401,
    errors.ForbiddenError: 403,
    errors.NotFoundError: 404,
    errors.NotAcceptableError: 406,
    errors.ConflictError: 409,
    errors.ExpiredError: 410,
    errors.PreconditionFailedError: 412,
    errors.TooLargeError: 413,
    errors.UnsupportedTypeError: 415,
    errors.KeyReusedError: 422,
    errors.CredentialsError: 502,
    errors.TransientError: 503,
}
RETRY_AFTER_S: dict[type[errors.SpacelaunchError], int] = {
    errors.NotReadyError: 1,
    errors.StorageUnavailableError: 2,
    errors.StorageFullError: 60,
    errors.StorageReadOnlyError: 60,
    errors.SourceUnavailableError: 60,
    errors.QueueFullError: 5,
    errors.BusyError: 5,
}

# How to be let in (RFC 6750).
CHALLENGE: dict[type[errors.SpacelaunchError], str] = {
    errors.UnauthorizedError: 'Bearer realm="spacelaunch"',
    errors.ForbiddenError: 'Bearer realm="spacelaunch", error="insufficient_scope"',
}

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
    unreadable.LimitRequestLine: 414,
    unreadable.ExpectationFailed: 417,
    unreadable.LimitRequestHeaders: 431,
    unreadable.ConfigurationProblem: 500,
    unreadable.UnsupportedTransferCoding: 501,
}
_UNEXPECTED = "something went wrong here; the server's log has the details"
# It repeats what was sent.
_LONGEST_DETAIL = 500


def register_errors(app: Flask) -> None:
    """Answer every error of the application as a problem document."""
    app.register_error_handler(errors.SpacelaunchError, _ours)
    app.register_error_handler(HTTPException, _flask)
    for kind in BROKEN_BODIES:
        app.register_error_handler(kind, _unreadable)


def problem(
    status: int, title: str, detail: str, kind: str, headers: Mapping[str, str] | None = None
) -> Response:
    """A problem document."""
    text = _document(status, title, detail, kind, own_path(request.path))
    return Response(text, status, dict(headers or {}), content_type="application/problem+json")


def unreadable_problem(exc: Exception, instance: str = "") -> tuple[int, bytes]:
    """Status and problem document of what the server could not hand to the application."""
    status = next((UNREADABLE[kind] for kind in type(exc).__mro__ if kind in UNREADABLE), 500)
    # As RFC 9110 has it; Python says so from 3.13 on.
    title = "URI Too Long" if status == 414 else HTTPStatus(status).phrase
    detail = _UNEXPECTED if status == 500 else str(exc)[:_LONGEST_DETAIL]
    return status, _document(status, title, detail, _kebab(title.replace(" ", "")), instance)


def _document(status: int, title: str, detail: str, kind: str, instance: str) -> bytes:
    body = {
        "type": f"urn:spacelaunch:{kind}",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": instance,
        "error": title,
    }
    return orjson.dumps(body, option=orjson.OPT_APPEND_NEWLINE)


def _ours(exc: errors.SpacelaunchError) -> Response:
    kinds = type(exc).__mro__
    status = next(STATUS[kind] for kind in kinds if kind in STATUS)
    wait_s = next((RETRY_AFTER_S[kind] for kind in kinds if kind in RETRY_AFTER_S), None)
    headers = {"Retry-After": str(wait_s)} if wait_s else {}
    if type(exc) in CHALLENGE:
        headers["WWW-Authenticate"] = CHALLENGE[type(exc)]
    title = (type(exc).__doc__ or "").rstrip(".")
    answer = problem(status, title, str(exc), _kebab(type(exc).__name__), headers)
    if exc.facts:  # beside the members of every problem
        answer.set_data(orjson.dumps({**orjson.loads(answer.get_data()), **exc.facts}))
    return answer


def _flask(exc: HTTPException) -> Response:
    """Flask's own errors, the unexpected one among them: its details stay in the log."""
    status = exc.code or 500
    title = HTTPStatus(status).phrase
    headers = {k: v for k, v in exc.get_headers() if k.lower() not in ("content-type",)}
    return problem(status, title, _detail(exc), _kebab(title.replace(" ", "")), headers)


def _unreadable(exc: Exception) -> Response:
    status, text = unreadable_problem(exc, own_path(request.path))
    return Response(text, status, content_type="application/problem+json")


def _detail(exc: HTTPException) -> str:
    if isinstance(exc, RequestEntityTooLarge):
        return _too_large()
    if isinstance(exc, TooManyRequests):
        return f"more requests came than the limit of {exc.description} allows"
    if isinstance(exc, MethodNotAllowed):
        allowed = ", ".join(sorted(exc.valid_methods or ()))
        how = "; with curl, -T sends PUT unless -X POST is added" if request.method == "PUT" else ""
        return f"{request.path} does not take {request.method}; it takes {allowed}{how}"
    if exc.code == 404:
        return f"there is nothing at {request.path}; GET /help lists the routes"
    return exc.description or _UNEXPECTED


def _too_large() -> str:
    over = f"the body is larger than the limit of {request.max_content_length or 0:,} bytes"
    if request.mimetype == "multipart/form-data":
        return f"{over}, or has more than {request.max_form_parts} parts"
    return over


def _kebab(name: str) -> str:
    words = r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
    return re.sub(words, "-", name.removesuffix("Error")).lower()
