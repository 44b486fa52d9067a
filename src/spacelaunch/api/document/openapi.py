"""The OpenAPI 3.1 document, made of the operations and the guide. Called by `api/docs.py`.

A new route needs a `Described` in one of the lists; a test holds the document's paths against
the routes that Flask has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from http import HTTPStatus
from typing import Any

import orjson
from openapi_pydantic.util import construct_open_api_with_schema_class
from openapi_pydantic.v3.v3_1 import (
    Components,
    Info,
    License,
    MediaType,
    OpenAPI,
    Operation,
    PathItem,
    Reference,
    Response,
    SecurityScheme,
    Tag,
)

from spacelaunch import __version__
from spacelaunch.api.around.access import scope_of
from spacelaunch.api.around.origins import SAFE_METHODS
from spacelaunch.api.document.data_operations import DATA
from spacelaunch.api.document.guide import ROUTES, Route
from spacelaunch.api.document.headers import HEADERS, REQUEST_ID, TRACEPARENT
from spacelaunch.api.document.job_bodies import Problem
from spacelaunch.api.document.job_operations import JOBS
from spacelaunch.api.document.parts import (
    ON_EVERY_ROUTE,
    Described,
    answer,
    content,
    example,
    reference,
    schema_of,
)
from spacelaunch.api.document.result_operations import RESULTS
from spacelaunch.api.document.service_operations import SERVICE
from spacelaunch.domain.api_key import Scope

OPERATIONS: tuple[Described, ...] = (*DATA, *JOBS, *RESULTS, *SERVICE)
TAGS = {
    "data": "The launches: load, read, delete.",
    "analyses": "The questions that can be asked.",
    "jobs": "How a request for an analysis stands.",
    "results": "The picture, and the numbers behind it.",
    "service": "The service itself.",
}
# What gunicorn answers before the application sees the request.
_FROM_SERVER = {
    414: ("UriTooLong", "The request line is longer than 8,190 bytes."),
    431: ("HeadersTooLarge", "A header is longer than 8,190 bytes, or there are too many."),
}
_BEARER = SecurityScheme(
    type="http",
    scheme="bearer",
    description="A key of `spacelaunch keys create`; needed only where the server requires keys.",
)
# What a key and a rate limit may answer, and 503 where Redis cannot tell whether a key is known.
_GUARDED = (401, 429, 503)
# A key that only reads, and a page of another origin, may not change anything.
_UNSAFE = (403,)
# An outage and a result on its way say when to come back.
_PROBLEM_HEADERS: dict[int, tuple[str, ...]] = {
    401: ("WWW-Authenticate",),
    403: ("WWW-Authenticate",),
    404: ("Retry-After",),
    429: ("Retry-After",),
    503: ("Retry-After",),
}


def document(server: str = "/") -> bytes:
    """The document as JSON, for a server whose paths begin so."""
    told = {**_described(), "servers": [{"url": server}]}
    return orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE)


@cache
def _described() -> dict[str, Any]:
    """All but the server; made once, for it takes long."""
    described = construct_open_api_with_schema_class(_open_api(OPERATIONS))
    return described.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)


def _open_api(operations: Iterable[Described]) -> OpenAPI:
    listed = list(operations)
    return OpenAPI(
        openapi="3.1.1",
        info=Info(
            title="Space Launches",
            version=__version__,
            summary="Load space launches, ask for a chart, download the picture.",
            license=License(name="MIT", identifier="MIT"),
        ),
        tags=[Tag(name=name, description=text) for name, text in TAGS.items()],
        paths=_paths(listed),
        components=Components(
            headers=dict(HEADERS),
            responses={**_problems(listed), **_from_server()},
            securitySchemes={"bearer": _BEARER},
        ),
    )


def _paths(operations: Iterable[Described]) -> dict[str, PathItem]:
    paths: dict[str, PathItem] = {}
    for described in operations:
        item = paths.setdefault(re.sub(r"<(\w+)>", r"{\1}", described.path), PathItem())
        setattr(item, described.method.lower(), _operation(described))
    return paths


def _operation(described: Described) -> Operation:
    routes = _routes_of(described)
    does = [described.does] if described.does else [route.does for route in routes]
    sentences = [f"{text[0].upper()}{text[1:]}" for text in does]
    return Operation(
        operationId=described.operation_id,
        tags=[described.tag],
        summary=sentences[0].replace("`", ""),
        description="\n\n".join(
            [f"{text}." for text in sentences[1:]] + [f"    {route.curl}" for route in routes]
        ),
        parameters=[*described.parameters, REQUEST_ID, TRACEPARENT],
        security=None if _scope(described) is Scope.OPEN else [{}, {"bearer": []}],
        requestBody=described.body,
        responses={
            **{str(status): found for status, found in described.answers.items()},
            **{str(status): _problem_reference(status) for status in _statuses(described)},
            **{
                str(status): reference("responses", name)
                for status, (name, _) in _FROM_SERVER.items()
            },
        },
    )


def _statuses(described: Described) -> list[int]:
    guarded = () if _scope(described) is Scope.OPEN else _GUARDED
    unsafe = () if described.method in SAFE_METHODS else _UNSAFE
    return sorted({*described.problems, *ON_EVERY_ROUTE, *guarded, *unsafe})


def _scope(described: Described) -> Scope:
    return scope_of(described.method, described.path)


def _routes_of(described: Described) -> list[Route]:
    """What the guide says of it."""
    return [
        route
        for route in ROUTES
        if (route.method, _bare(route.path)) == (described.method, _bare(described.path))
    ]


def _bare(path: str) -> str:
    return re.sub(r"<[^>]+>", "<>", path)


def _problem_reference(status: int) -> Reference:
    return reference("responses", _problem_name(status))


def _problem_name(status: int) -> str:
    return HTTPStatus(status).phrase.replace(" ", "")


def _problems(operations: Iterable[Described]) -> dict[str, Response | Reference]:
    statuses = {status for described in operations for status in _statuses(described)}
    return {_problem_name(status): _problem(status) for status in sorted(statuses)}


def _from_server() -> dict[str, Response | Reference]:
    return {
        name: Response(description=why, content=_problem_body(status))
        for status, (name, why) in _FROM_SERVER.items()
    }


def _problem(status: int) -> Response:
    headers = _PROBLEM_HEADERS.get(status, ())
    return answer(HTTPStatus(status).phrase, _problem_body(status), *headers)


def _problem_body(status: int) -> dict[str, MediaType]:
    body = content(schema_of(Problem), {**example(Problem), "status": status})
    return {"application/problem+json": body}
