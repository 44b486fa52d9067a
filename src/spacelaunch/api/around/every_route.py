"""What stands around every route, as its clients see it: for the document, and for CORS.

Each part says of itself what it adds; here they are put together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from http import HTTPStatus

from werkzeug.exceptions import TooManyRequests

from spacelaunch.api.around import (
    compression,
    conditions,
    headers,
    idempotency,
    limits,
    request_id,
    request_log,
)
from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.errors import PROBLEM, Problem, headers_with
from spacelaunch.api.around.query_string import LONGEST_LINE
from spacelaunch.api.document.contract import SAFE_METHODS, Route
from spacelaunch.api.document.openapi import Surroundings
from spacelaunch.api.document.parts import Answer, Form, plain
from spacelaunch.domain.api_key import Scope
from spacelaunch.errors import (
    BadRequestError,
    ConflictError,
    ForbiddenError,
    KeyReusedError,
    NotFoundError,
    PreconditionFailedError,
    SpacelaunchError,
    StorageUnavailableError,
    TooLargeError,
    UnauthorizedError,
    UnsupportedTypeError,
)
from spacelaunch.problems import status_of

PARAMETERS = request_id.ASKED
HEADERS = (
    request_id.REQUEST_ID,
    request_log.SERVER_TIMING,
    compression.VARY,
    compression.CONTENT_ENCODING,
    limits.LEFT,
    limits.LIMIT,
    *headers.HEADERS,
)
# What is answered before the application sees the request.
_BY_THE_SERVER = {
    HTTPStatus.REQUEST_TIMEOUT: "The request came too slowly.",
    HTTPStatus.REQUEST_URI_TOO_LONG: f"The request line is longer than {LONGEST_LINE:,} bytes.",
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: (
        f"A header is longer than {LONGEST_LINE:,} bytes, or there are too many."
    ),
}
_EXAMPLE = Problem(
    type="urn:spacelaunch:bad-request",
    title="The request cannot be understood",
    status=400,
    detail="limit: expected a whole number, got 'many'",
    instance="/jobs",
    error="The request cannot be understood",
)


def refusals(route: Route) -> Mapping[int, tuple[str, Answer]]:
    """By status, everything that a route may refuse, with the name of the answer."""
    statuses = {*map(status_of, (*route.contract.refuses, *_implied(route)))}
    if limits.is_counted(route.scope, route.path):
        statuses.add(TooManyRequests.code)
    form = route.contract.errors_as
    ours = {status: _refusal(HTTPStatus(status), shown_as=form) for status in sorted(statuses)}
    servers = {int(status): _refusal(status, why) for status, why in _BY_THE_SERVER.items()}
    return {**ours, **servers}


def _implied(route: Route) -> Iterator[type[SpacelaunchError]]:
    """What follows from where a route stands, and from what it takes."""
    contract = route.contract
    yield from (BadRequestError, SpacelaunchError)
    if route.scope is not Scope.OPEN:
        yield UnauthorizedError
        yield StorageUnavailableError  # which cannot tell whether a key is known
    if route.method not in SAFE_METHODS:
        yield ForbiddenError  # to a key that only reads, and a page of another origin
    if "<" in route.path:
        yield NotFoundError
    if contract.body:
        yield from (TooLargeError, UnsupportedTypeError)
    if idempotency.KEY in contract.takes:
        yield from (ConflictError, KeyReusedError)
    if conditions.EXPECTATIONS[0] in contract.takes:
        yield PreconditionFailedError


SURROUNDINGS = Surroundings(PARAMETERS, HEADERS, refusals)


def _refusal(status: HTTPStatus, why: str = "", shown_as: str = "") -> tuple[str, Answer]:
    form = Form(Problem, {**plain(_EXAMPLE), "status": status})
    told = Answer(why or f"{status.phrase}.", {PROBLEM: form}, headers_with(status))
    name = status.name.title().replace("_", "")
    if not shown_as:
        return name, told
    forms = {**told.forms, shown_as: Form(str)}
    kind = shown_as.partition("/")[0].title()
    return f"{name}Or{kind}", replace(told, forms=forms, headers=(*told.headers, CACHE_CONTROL))
