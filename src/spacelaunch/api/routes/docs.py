"""`/openapi.json` and `/docs`: the service described for programs and for people.

The page is ours, the viewer is RapiDoc's file out of a pinned package: nothing is loaded from
elsewhere, which the page's Content-Security-Policy enforces.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import orjson
from flask import Response

from spacelaunch.api.around.conditions import VALIDATORS
from spacelaunch.api.around.every_route import SURROUNDINGS
from spacelaunch.api.around.headers import CONTENT_POLICY
from spacelaunch.api.around.own_address import own_path, with_own_address
from spacelaunch.api.around.routes import Routes, known_routes
from spacelaunch.api.document.contract import Contract, Route
from spacelaunch.api.document.openapi import make_document
from spacelaunch.api.document.parts import JSON, Answer, Form, Parameter
from spacelaunch.domain.api_key import Scope
from spacelaunch.errors import NotFoundError

routes = Routes("docs", tag="service")

VIEWER = "rapidoc-min.js"
# The viewer sets styles on its elements; scripts come as files only.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Space Launches API</title>
<link rel="icon" href="data:,">
<script type="module" src="{viewer}"></script>
</head>
<body>
<rapi-doc spec-url="{document}" render-style="read" theme="light" primary-color="#1f5fa8"
  load-fonts="false" regular-font="system-ui, sans-serif" mono-font="ui-monospace, monospace"
  schema-style="table" show-header="false" allow-authentication="false"
  allow-spec-file-download="true" fill-request-fields-with-example="false"
  show-method-in-nav-bar="as-colored-text"></rapi-doc>
</body>
</html>
"""


@routes.get(
    "/openapi.json",
    Contract(
        "this service in OpenAPI 3.1",
        answers={200: Answer("This document.", {JSON: Form(dict[str, Any])}, VALIDATORS)},
        scope=Scope.OPEN,
    ),
)
def get_openapi() -> Response:
    """The OpenAPI document, with the address that the client came to."""
    servers = [{"url": own_path("") or "/"}]
    document = _document(tuple(known_routes().values()))
    text = orjson.dumps({**document, "servers": servers}, option=orjson.OPT_APPEND_NEWLINE)
    return _file(with_own_address(text.decode()).encode(), JSON, "no-cache")


@routes.get(
    "/docs",
    Contract(
        "the same as a page to read and try",
        curl="open http://localhost:5000/docs",
        answers={200: Answer("A page for people.", {"text/html": Form(str)}, VALIDATORS)},
        scope=Scope.OPEN,
    ),
)
def get_docs() -> Response:
    """The document for people."""
    page = PAGE.format(viewer=own_path(f"/docs/{VIEWER}"), document=own_path("/openapi.json"))
    answer = _file(page.encode(), "text/html; charset=utf-8", "no-cache")
    answer.headers[CONTENT_POLICY] = POLICY
    return answer


@routes.get(
    "/docs/<asset>",
    Contract(
        "what that page loads",
        curl=f"curl localhost:5000/docs/{VIEWER} -o rapidoc.js",
        takes=(Parameter("path", "asset", str, "A file that the page loads.", VIEWER),),
        answers={200: Answer("The file.", {"text/javascript": Form(str)}, VALIDATORS)},
        scope=Scope.OPEN,
    ),
)
def get_docs_asset(asset: str) -> Response:
    """A file that the page loads."""
    if asset != VIEWER:
        raise NotFoundError(f"/docs has no file {asset}; it has {VIEWER}")
    return _file(_viewer(), "text/javascript; charset=utf-8", "public, max-age=86400")


@cache
def _document(known: tuple[Route, ...]) -> dict[str, Any]:
    """Made once, for it takes long."""
    return make_document(known, SURROUNDINGS)


@cache
def _viewer() -> bytes:
    """RapiDoc itself; the package around it is a plugin for another framework, not imported."""
    package = distribution("flask-openapi3-rapidoc")
    path = package.locate_file(f"flask_openapi3_rapidoc/templates/rapidoc/js/{VIEWER}")
    return Path(str(path)).read_bytes()


def _file(body: bytes, content_type: str, cache_control: str) -> Response:
    answer = Response(body, content_type=content_type)
    answer.headers["Cache-Control"] = cache_control
    answer.set_etag(sha256(body).hexdigest()[:16])
    return answer
