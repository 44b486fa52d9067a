"""How often a key may ask, or an address where there are no keys; counted in Redis for all.

Where Redis does not answer, requests pass: what needs Redis answers 503 by itself, and what does
not need it must not fail for a counter. Hooked in by `app`: who has shown no key that is known is
counted by address, and before anybody is refused.
"""

from __future__ import annotations

import logging
import time
from functools import partial

from flask import Flask, Response, request
from flask_limiter import ApplicationLimit, Limiter, RequestLimit
from limits.errors import StorageError

from spacelaunch.api.around.access import caller_name, needed_scope
from spacelaunch.api.around.context import Context
from spacelaunch.api.document.contract import SAFE_METHODS
from spacelaunch.api.document.parts import AnswerHeader
from spacelaunch.domain.api_key import Scope
from spacelaunch.logs import OnceAMinute
from spacelaunch.storage import keys

LEFT = AnswerHeader("RateLimit", str, "What is left, where a limit is set.", '"read";r=599;t=60')
LIMIT = AnswerHeader("RateLimit-Policy", str, "The limit, where one is set.", '"read";q=600;w=60')

_ONCE = OnceAMinute()
# Open, and counted all the same: they ask Redis a dozen things.
_COSTLY = ("/", "/metrics")


def register_limits(app: Flask, ctx: Context) -> None:
    """Count requests where the settings set a limit; without one nothing is counted."""
    limits = _limits(ctx)
    if not limits:
        return
    limiter = Limiter(
        caller_name,
        application_limits=[*limits],
        storage_uri="redis://",  # unused: the connections are handed in
        storage_options={
            "connection_pool": ctx.stores.keys.connection_pool,
            "key_prefix": keys.RATE_LIMITS,
            "wrap_exceptions": True,
        },
        # One counter a key. A window begins with the first request, so none straddles two.
        strategy="fixed-window",
        swallow_errors=True,
    )
    limiter.init_app(app)
    # Its own words, with a trace, at each request while Redis is away or cannot write.
    limiter.logger.addFilter(_in_one_line)
    limiter.logger.addFilter(_ONCE)
    app.after_request(lambda answer: _tell(answer, limiter.current_limits))


def _in_one_line(record: logging.LogRecord) -> bool:
    record.exc_info = None
    return True


def _limits(ctx: Context) -> list[ApplicationLimit]:
    rates = {"read": ctx.settings.rate_limit_read, "write": ctx.settings.rate_limit_write}
    return [
        ApplicationLimit(
            rate, scope=name, key_function=caller_name, exempt_when=partial(_is_not, name)
        )
        for name, rate in rates.items()
        if rate is not None
    ]


def _is_not(name: str) -> bool:
    return _kind() != name


def is_counted(scope: Scope, path: str) -> bool:
    """Whether a request for this path counts."""
    return scope is not Scope.OPEN or path in _COSTLY


def _kind() -> str | None:
    """What the request counts as; asking for a chart costs a worker, so it is no reading here."""
    if not is_counted(needed_scope(), request.path):
        return None
    return "read" if request.method in SAFE_METHODS else "write"


def _tell(answer: Response, counted: list[RequestLimit]) -> Response:
    """Say where the caller stands, in the fields of draft-ietf-httpapi-ratelimit-headers."""
    for found in counted:
        try:
            remaining, reset_at = found.remaining, found.reset_at
        except StorageError:
            continue
        name = _kind()
        left_s = max(1, int(reset_at - time.time()))
        quota = f"q={found.limit.amount};w={found.limit.get_expiry()}"
        answer.headers[LIMIT] = f'"{name}";{quota}'
        answer.headers[LEFT] = f'"{name}";r={remaining};t={left_s}'
        if found.breached:
            answer.headers["Retry-After"] = str(left_s)
    return answer
