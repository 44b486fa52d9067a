"""`/` and `/help`: each route with its use, for people with curl and for programs."""

from __future__ import annotations

from dataclasses import asdict, replace

from flask import Blueprint, Response, request

from spacelaunch import __version__
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.own_address import with_own_address
from spacelaunch.api.document.guide import ROUTES, Route

blueprint = Blueprint("help", __name__)


@blueprint.get("/")
@blueprint.get("/help")
def usage() -> Response:
    """Every route with its curl."""
    accepted = request.accept_mimetypes
    routes = [replace(route, curl=with_own_address(route.curl)) for route in ROUTES]
    if accepted.best_match(["text/plain", "application/json"]) == "application/json":
        return json_answer([{**asdict(route), "scope": route.scope} for route in routes])
    return Response(_as_text(routes), content_type="text/plain; charset=utf-8")


def _as_text(routes: list[Route]) -> str:
    parts = [f"Space Launches {__version__}\n"]
    for route in routes:
        parts.append(f"{route.method} {route.path}  {route.does}\n    {route.curl}\n")
    return "\n".join(parts)
