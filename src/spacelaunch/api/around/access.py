"""Who may ask for what: the scope that each route needs, and the check before each request.

A route's contract says what it needs, where that is not what its method says: so a new route cannot
be forgotten. Hooked in by `app`: first it is seen who asks, then `limits` counts, and only then is
anybody refused, or wrong keys could be tried for nothing.
"""

from __future__ import annotations

import hashlib
from typing import cast

from flask import Flask, Response, g, request

from spacelaunch.api.around.context import context
from spacelaunch.api.around.routes import current_route, known_routes
from spacelaunch.api.document.contract import scope_of
from spacelaunch.domain.api_key import ApiKey, Scope
from spacelaunch.errors import ForbiddenError, UnauthorizedError


def register_callers(app: Flask) -> None:
    """See whose key was shown, where the settings want one."""
    app.before_request(_recognise)
    app.after_request(_keep_private)


def register_access(app: Flask) -> None:
    """Refuse who has shown no key, or one that does not allow it."""
    app.before_request(_check)


def needed_scope() -> Scope:
    """What the request at hand needs; a path that does not exist is no secret but needs a key."""
    # A browser asks by OPTIONS, without a key, whether it may send one.
    if request.method == "OPTIONS":
        return Scope.OPEN
    if route := current_route():
        return route.scope
    # What an open route says to a method that it does not take is open, too.
    is_open = any(r.scope is Scope.OPEN and r.path == request.path for r in known_routes().values())
    return Scope.OPEN if is_open else scope_of(request.method)


def caller() -> ApiKey | None:
    """The key that was shown, where one was needed."""
    return cast("ApiKey | None", g.get("api_key"))


def caller_name() -> str:
    """Who asks, as far as that is known: a key's id, or an address where there are no keys."""
    key = caller()
    return key.key_id if key else request.remote_addr or "unknown"


def caller_mark() -> str:
    """Tells callers apart, and says of none who it is: eight hexadecimal digits."""
    return hashlib.sha256(caller_name().encode()).hexdigest()[:8]


def require_scope(needed: Scope) -> None:
    """Refuse a key that does not allow it, where what a request is about decides, not its route.

    Raises:
        ForbiddenError: it does not.
    """
    key = caller()
    if key is not None and not key.scope.includes(needed):
        raise ForbiddenError(
            f"{request.method} {request.path} needs a key with the scope {needed}; "
            f"this one, {key.key_id}, has {key.scope}"
        )


def _recognise() -> None:
    if _asks_for_key():
        try:
            g.api_key = _read_key()
        except UnauthorizedError as exc:
            g.stranger = exc


def _check() -> None:
    if not _asks_for_key():
        return
    if "stranger" in g:
        raise g.stranger
    require_scope(needed_scope())


def _asks_for_key() -> bool:
    return context().settings.api_keys is not None and needed_scope() is not Scope.OPEN


def _read_key() -> ApiKey:
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
