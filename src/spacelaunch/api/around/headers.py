"""What every answer says to a browser about safety. A page that needs more sets its own policy.

Hooked in by `app`.
"""

from __future__ import annotations

from flask import Flask, Response

from spacelaunch.api.around.context import context
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
    # Pages on the same machine, whatever their port, may show a picture; others by CORS only.
    shown_by = "cross-origin" if context().settings.cors_origins else "same-site"
    headers = {
        CONTENT_POLICY: policy,
        SNIFFING: "nosniff",
        FRAMES: "DENY",
        REFERRER: "no-referrer",
        SHOWN_BY: shown_by,
    }
    for name, value in headers.items():
        answer.headers.setdefault(name, value)
    return answer
