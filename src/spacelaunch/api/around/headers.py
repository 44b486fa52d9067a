"""What every answer says to a browser about safety. A page that needs more sets its own policy.

Hooked in by `app`.
"""

from __future__ import annotations

from flask import Flask, Response

from spacelaunch.api.around.context import context

# An answer of the API is data: it loads nothing, runs nothing and stands in no frame.
POLICY = "default-src 'none'; frame-ancestors 'none'"
# An SVG brings its own styles and images along, and must not run the scripts of whoever made it.
SVG_POLICY = f"{POLICY}; style-src 'unsafe-inline'; img-src data:; sandbox"


def register_headers(app: Flask) -> None:
    """Add the headers to every answer, errors too."""
    app.after_request(_add)


def _add(answer: Response) -> Response:
    policy = SVG_POLICY if answer.mimetype == "image/svg+xml" else POLICY
    # Pages on the same machine, whatever their port, may show a picture; others by CORS only.
    shown_by = "cross-origin" if context().settings.cors_origins else "same-site"
    headers = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": shown_by,
    }
    for name, value in headers.items():
        answer.headers.setdefault(name, value)
    return answer
