"""Errors where a picture was asked for: a page that shows `<img>` shows what is wrong, too.

A contract says whether a route's errors are shown. Such an error is a small SVG with the status of
the problem that it tells, for who likes that better than JSON, as browsers do for an image; curl
and programs get the problem document. SVG is shown wherever an image is wanted, whatever its
address ends in. Hooked in by `app`.
"""

from __future__ import annotations

from textwrap import wrap

import orjson
from flask import Flask, Response, render_template

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.errors import PROBLEM
from spacelaunch.api.around.negotiation import best_type
from spacelaunch.api.around.routes import current_route
from spacelaunch.api.document.parts import JSON
from spacelaunch.errors import NotAcceptableError

SHOWN = "image/svg+xml"
# Of 14 px, in a picture of 480.
_LINE = 62
_MOST_LINES = 8


def register_shown_errors(app: Flask) -> None:
    """Show the errors of routes that say so; before they are compressed."""
    app.after_request(_show)


def _show(answer: Response) -> Response:
    route = current_route()
    if answer.mimetype != PROBLEM or route is None or route.contract.errors_as != SHOWN:
        return answer
    # It may be over in a moment, and a page would go on showing it.
    answer.headers[CACHE_CONTROL] = "no-store"
    answer.vary.add("Accept")
    if _is_for_eyes():
        answer.set_data(_picture(orjson.loads(answer.get_data())))
        answer.content_type = f"{SHOWN}; charset=utf-8"
    return answer


def _is_for_eyes() -> bool:
    try:
        return best_type([JSON, SHOWN]) == SHOWN
    except NotAcceptableError:
        return False


def _picture(problem: dict[str, str]) -> str:
    detail = problem["detail"]
    lines = wrap(detail, _LINE, max_lines=_MOST_LINES, placeholder=" …")
    return render_template("error.svg", title=problem["title"], detail=detail, lines=lines)
