"""Which web pages of other origins may use the API (the Fetch standard's CORS protocol).

Exact origins from the settings, and no cookies: a page shows its key itself. Hooked in by `app`,
before access, since a browser asks beforehand without a key.
"""

from __future__ import annotations

from flask import Flask, Response, request

from spacelaunch.api.context import context

METHODS = "GET, HEAD, POST, DELETE"
ASKED = (
    "Authorization, Content-Type, Accept, Prefer, If-Match, If-None-Match, Idempotency-Key, "
    "Last-Event-ID"
)
TOLD = (
    "ETag, Link, Location, Preference-Applied, RateLimit, RateLimit-Policy, Retry-After, "
    "WWW-Authenticate, X-Total-Count, Content-Disposition"
)
_REMEMBERED_S = 600


def register_cors(app: Flask) -> None:
    """Answer browsers' questions where the settings name origins."""
    app.before_request(_preflight)
    app.after_request(_allow)


def _preflight() -> Response | None:
    asks = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
    if not asks or not _is_allowed():
        return None
    headers = {
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": ASKED,
        "Access-Control-Max-Age": str(_REMEMBERED_S),
    }
    return Response(status=204, headers=headers)


def _allow(answer: Response) -> Response:
    if context().settings.cors_origins:
        # Also where it is not allowed: a cache must not give one origin's answer to another.
        answer.vary.add("Origin")
    if _is_allowed():
        answer.headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
        answer.headers["Access-Control-Expose-Headers"] = TOLD
    return answer


def _is_allowed() -> bool:
    origins = context().settings.cors_origins or ""
    return request.headers.get("Origin") in [part.strip() for part in origins.split(",") if part]
