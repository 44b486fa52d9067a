"""Errors where a picture was asked for: a page that shows `<img>` shows what is wrong, too.

A contract says whether a route's errors are shown. Such an error is a small SVG with the status of
the problem that it tells, for who likes that better than JSON, as browsers do for an image, and a
PNG for who takes no SVG, as mail and chats do; curl and programs get the problem document. It is
shown wherever an image is wanted, whatever its address ends in. Hooked in by `app`.
"""

from __future__ import annotations

from textwrap import wrap

import orjson
from flask import Flask, Response, render_template

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.error_png import error_png
from spacelaunch.api.around.errors import PROBLEM
from spacelaunch.api.around.negotiation import best_type
from spacelaunch.api.around.routes import current_route
from spacelaunch.api.document.parts import JSON
from spacelaunch.errors import NotAcceptableError

SHOWN = "image/svg+xml"
PNG = "image/png"
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
    chosen = _wanted()
    if chosen == SHOWN:
        answer.set_data(_picture(orjson.loads(answer.get_data())))
        answer.content_type = f"{SHOWN}; charset=utf-8"
    if chosen == PNG:
        problem = orjson.loads(answer.get_data())
        answer.set_data(error_png(problem["title"], _lines(problem["detail"])))
        answer.content_type = PNG
    return answer


def _wanted() -> str:
    try:
        return best_type([JSON, SHOWN, PNG])
    except NotAcceptableError:
        return JSON


def _picture(problem: dict[str, str]) -> str:
    title, detail = problem["title"], problem["detail"]
    return render_template("error.svg", title=title, detail=detail, lines=_lines(detail))


def _lines(detail: str) -> list[str]:
    return wrap(detail, _LINE, max_lines=_MOST_LINES, placeholder=" …")
