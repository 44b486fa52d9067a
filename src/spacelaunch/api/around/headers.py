"""What every answer says to a browser about safety. A page that needs more sets its own policy.

Hooked in by `app`.
"""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response

from spacelaunch.api.around.context import context
from spacelaunch.api.around.hosts import is_asked_by_name
from spacelaunch.api.document.parts import AnswerHeader

# An answer of the API is data: it loads nothing, runs nothing and stands in no frame.
POLICY = "default-src 'none'; frame-ancestors 'none'"
# An SVG brings its own styles and images along, and must not run the scripts of whoever made it.
SVG_POLICY = f"{POLICY}; style-src 'unsafe-inline'; img-src data:; sandbox"


def _for_browsers(name: str, meaning: str, example: str) -> AnswerHeader:
    return AnswerHeader(name, str, meaning, example, is_for_pages=False)


CONTENT_POLICY = _for_browsers("Content-Security-Policy", "What the page may load.", POLICY)
SNIFFING = _for_browsers("X-Content-Type-Options", "The type is the type.", "nosniff")
FRAMES = _for_browsers("X-Frame-Options", "It stands in no frame.", "DENY")
REFERRER = _for_browsers("Referrer-Policy", "Nobody is told who led here.", "no-referrer")
SHOWN_BY = _for_browsers("Cross-Origin-Resource-Policy", "Whose pages may show it.", "same-site")
HEADERS = (CONTENT_POLICY, SNIFFING, FRAMES, REFERRER, SHOWN_BY)


def register_headers(app: Flask) -> None:
    """Add the headers to every answer, errors too."""
    app.after_request(_add)


def _add(answer: Response) -> Response:
    policy = SVG_POLICY if answer.mimetype == "image/svg+xml" else POLICY
    headers = {
        CONTENT_POLICY: policy,
        SNIFFING: "nosniff",
        FRAMES: "DENY",
        REFERRER: "no-referrer",
    }
    # A 304 has nothing to show, and what it says would take the place of what its picture said.
    if answer.status_code != HTTPStatus.NOT_MODIFIED:
        headers[SHOWN_BY] = _shown_by(answer.mimetype or "")
    for name, value in headers.items():
        answer.headers.setdefault(name, value)
    return answer


def _shown_by(kind: str) -> str:
    """Any page may show a picture of a server that has a name; all else, pages of this site."""
    # A page cannot read the picture that it shows. It sees how large it is, though, and so whether
    # it is a chart or an error, for each question that it makes up and has its reader's browser
    # ask. Where that browser reaches us as `localhost` or by an address, the page's owner often
    # could not ask otherwise: there only pages of that site show our pictures, whatever their port,
    # unless origins are named. It is not told by where we listen: in a container that is
    # everywhere, and behind a proxy on this machine nowhere but here. Where keys are required an
    # `<img>` brings none. What is no picture is read by CORS, which asks nothing of this header.
    is_for_all = bool(context().settings.cors_origins) or is_asked_by_name()
    return "cross-origin" if is_for_all and kind.startswith("image/") else "same-site"
