"""What web pages of other origins may do with the API: those that the settings name, everything.

Flask-Cors tells browsers whom to let read (the Fetch standard's CORS protocol). But a form that a
page sends needs nobody's leave and changes data before anybody could read an answer; so what
changes something is refused here. No cookies: a page shows its key itself. Hooked in by `app`,
before access, since a browser asks beforehand without a key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask import Flask, Response, request
from flask_cors import CORS

from spacelaunch.api.around.context import context
from spacelaunch.api.around.every_route import HEADERS, PARAMETERS, refusals
from spacelaunch.api.document.contract import SAFE_METHODS, Route
from spacelaunch.config import Settings
from spacelaunch.errors import ForbiddenError
from spacelaunch.setting_values import variable

# Beside those of the contracts: the key, and what a body is.
_ASKED = ("Authorization", "Content-Type", "Accept")
_REMEMBERED_S = 600


class ForeignPageError(ForbiddenError):
    """A page of another origin may not change anything here."""


def register_origins(app: Flask, settings: Settings, routes: Iterable[Route]) -> None:
    """Let in the origins of the settings, and refuse the others what changes something."""
    app.before_request(_refuse_foreign_pages)
    if origins := _named_origins(settings):
        CORS(
            app,
            origins=origins,
            **allowed([*routes]),
            max_age=_REMEMBERED_S,
            always_send=False,
            vary_header=False,
        )
        app.after_request(_vary_by_origin)


def allowed(routes: Sequence[Route]) -> dict[str, Any]:
    """What a page may ask and read: what the contracts say."""
    taken = [*PARAMETERS, *(each for route in routes for each in route.contract.takes)]
    answers = [
        answer
        for route in routes
        for answer in (*route.contract.answers.values(), *(a for _, a in refusals(route).values()))
    ]
    told = {*HEADERS, *(header for answer in answers for header in answer.headers)}
    return {
        "methods": sorted({"HEAD", *(route.method for route in routes)}),
        "allow_headers": sorted({*_ASKED, *(t.name for t in taken if t.place == "header")}),
        "expose_headers": sorted(header for header in told if header.is_for_pages),
    }


def _named_origins(settings: Settings) -> list[str]:
    return [part.strip() for part in (settings.cors_origins or "").split(",") if part.strip()]


def _vary_by_origin(answer: Response) -> Response:
    """Also where it is not let in: a cache must not give one origin's answer to another."""
    answer.vary.add("Origin")
    return answer


def _refuse_foreign_pages() -> None:
    if request.method in SAFE_METHODS or not _is_foreign():
        return
    origin = request.headers.get("Origin", "another origin")[:200]
    raise ForeignPageError(
        f"a page of {origin} may not change anything here; {variable('cors_origins')} names those "
        "that may"
    )


def _is_foreign() -> bool:
    """Whether a browser says so; what no browser sent, as by curl, says nothing and is let in.

    Note: the browser's own word on the site is taken where it has one. A proxy may have changed
        the name that we are asked by, or the scheme, so that our page's origin looks foreign.
    """
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site in ("same-origin", "none"):
        return False
    if origin is None:
        return site is not None
    return origin not in _named_origins(context().settings) and not _is_own(origin)


def _is_own(origin: str) -> bool:
    host = request.headers.get("Host", "")
    return bool(host) and origin.partition("://")[2].lower() == host.lower()
