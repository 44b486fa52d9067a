"""Who may ask for what: the scope that each route needs, and the check before each request.

A scope follows from method and path, so a new route cannot be forgotten: reading needs `read`,
everything else `write`; what needs less or more is listed here. Who may read may ask for a chart
of it, too: that changes nothing that others see. Hooked in by `app`.
"""

from __future__ import annotations

from typing import cast

from flask import Flask, Response, g, request

from spacelaunch.api.around.context import context
from spacelaunch.api.around.origins import SAFE_METHODS
from spacelaunch.domain.api_key import ApiKey, Scope
from spacelaunch.errors import ForbiddenError, UnauthorizedError

# Usage and health. Metrics count and time, and tell nothing of the data; a scraper has no key.
OPEN = frozenset({"/", "/help", "/openapi.json", "/docs", "/healthz", "/readyz", "/metrics"})
_OPEN_BELOW = "/docs/"
# What runs the service rather than uses it.
_ADMIN_BELOW = ("/keys", "/operations")


def register_access(app: Flask) -> None:
    """Ask for a key where the settings want one."""
    app.before_request(_check)
    app.after_request(_keep_private)


def scope_of(method: str, path: str) -> Scope:
    """What a request to this rule of the URL map needs."""
    # A browser asks by OPTIONS, without a key, whether it may send one.
    if method == "OPTIONS" or path in OPEN or path.startswith(_OPEN_BELOW):
        return Scope.OPEN
    if path.startswith(_ADMIN_BELOW):
        return Scope.ADMIN
    return Scope.READ if method in SAFE_METHODS or _draws(path) else Scope.WRITE


def _draws(path: str) -> bool:
    return path.startswith("/analyze/") or (path.startswith("/jobs/") and path.endswith("/retry"))


def needed_scope() -> Scope:
    """What the request at hand needs; a path that does not exist is no secret but needs a key."""
    return scope_of(request.method, request.url_rule.rule if request.url_rule else request.path)


def caller() -> ApiKey | None:
    """The key that was shown, where one was needed."""
    return cast("ApiKey | None", g.get("api_key"))


def caller_name() -> str:
    """Who asks, as far as that is known: a key's id, or an address where there are no keys."""
    key = caller()
    return key.key_id if key else request.remote_addr or "unknown"


def _check() -> None:
    needed = needed_scope()
    if context().settings.api_keys is None or needed is Scope.OPEN:
        return
    g.api_key = key = _shown()
    if not key.scope.includes(needed):
        raise ForbiddenError(
            f"{request.method} {request.path} needs a key with the scope {needed}; "
            f"this one, {key.key_id}, has {key.scope}"
        )


def _shown() -> ApiKey:
    credentials = request.authorization
    if credentials is None or credentials.type != "bearer" or not credentials.token:
        raise UnauthorizedError("send a key, as in `-H 'Authorization: Bearer KEY'`")
    key = context().stores.keys.find(credentials.token)
    if key is None:
        raise UnauthorizedError("the key is not known here; it may have been revoked")
    return key


def _keep_private(answer: Response) -> Response:
    """What was given to a key is not for a shared cache, which would give it to anybody."""
    if caller() is not None and answer.cache_control.public:
        answer.cache_control.public = False
        answer.cache_control.private = True
    return answer
