"""`/help`: the charts, then each route with its use, for people with curl and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Response, request

from spacelaunch import __version__
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.own_address import with_own_address
from spacelaunch.api.around.routes import Routes, known_routes
from spacelaunch.api.document.contract import Contract, Route
from spacelaunch.api.document.parts import Answer, Form, shown_as
from spacelaunch.domain.api_key import Scope
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.registry import OF_DATA_SET

routes = Routes("help", tag="service")


@dataclass(frozen=True, slots=True)
class GuideEntry:
    """A thing that the service does."""

    method: str
    path: str
    does: str
    curl: str
    scope: Scope
    """The key that it needs."""


_ENTRY = GuideEntry(
    "GET", "/data", "all launches as a JSON array", "curl localhost:5000/data", Scope.READ
)
GUIDE = Answer(
    "Every route with its curl.",
    {
        "text/plain": Form(str, "GET /data  all launches\n    curl localhost:5000/data\n"),
        **shown_as([_ENTRY], list[GuideEntry]),
    },
)


@routes.get(
    "/help",
    Contract(
        "this page; JSON by `Accept: application/json`",
        answers={200: GUIDE},
        scope=Scope.OPEN,
        takes_others=True,
    ),
)
def get_help() -> Response:
    """Every route with its curl."""
    accepted = request.accept_mimetypes
    entries = [
        replace(entry, curl=with_own_address(entry.curl))
        # The plumbing last.
        for route in sorted(known_routes().values(), key=lambda each: each.tag == "service")
        for entry in entries_of(route)
    ]
    if accepted.best_match(["text/plain", "application/json"]) == "application/json":
        return json_answer(entries)
    return Response(_as_text(entries), content_type="text/plain; charset=utf-8")


def entries_of(route: Route) -> Iterator[GuideEntry]:
    """Every use of a route."""
    if route.contract.is_in_guide:
        for use in route.uses:
            yield GuideEntry(route.method, route.path, use.does, use.curl, route.scope)


def _as_text(entries: list[GuideEntry]) -> str:
    parts = [f"Space Launches {__version__}\n", *_charts()]
    for entry in entries:
        parts.append(f"{entry.method} {entry.path}  {entry.does}\n    {entry.curl}\n")
    return "\n".join(parts)


def _charts() -> Iterator[str]:
    for name, analysis in OF_DATA_SET.items():
        own = sorted(analysis.parameters.model_fields.keys() - Drawing.model_fields.keys())
        curl = with_own_address(f"curl localhost:5000/charts/{name}.png -o {name}.png")
        yield f"{name}  {analysis.description}\n    ?{' '.join(own)}\n    {curl}\n"
    yield f"Every chart also takes {', '.join(sorted(Drawing.model_fields))}.\n"
