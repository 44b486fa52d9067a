"""Stands before the application, and answers by itself what was answered just so before.

Who looks at the data or at a chart of them asks the same again and again, and asks more often
whether it has changed. Such an answer is taken from memory, in a fraction of the time that the
application's own ways take; it is logged and counted as any other. What may be kept a route says by
`may_repeat`; whether it is still true, the launch store knows without asking Redis.

It stands there only where nobody is asked for a key and nobody is counted: these checks are the
application's, and an answer that needs one is not for here. Put in place by `app`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import request

from spacelaunch.api.around.context import Context
from spacelaunch.api.around.request_id import REQUEST_ID
from spacelaunch.api.around.request_log import SERVER_TIMING, Exchange, RequestClock
from spacelaunch.api.served.kept_answers import (
    SHAPING,
    KeptAnswer,
    Question,
    question_of,
)
from spacelaunch.api.served.version import ServedData
from spacelaunch.config import Settings
from spacelaunch.storage.current_version import Standing

Headers = list[tuple[str, str]]

_KEPT_FOR = "spacelaunch.kept_for"
_STATUSES = ("200 ", "304 ")
# What is of the one request that an answer was made for.
_OF_ONE_REQUEST = (REQUEST_ID, SERVER_TIMING)


def may_repeat(standing: Standing, is_result: bool = False) -> None:
    """Say of the answer at work that it follows from this and the question alone."""
    if request.url_rule is not None:
        request.environ[_KEPT_FOR] = (standing, is_result, request.url_rule.rule)


def can_repeat(settings: Settings) -> bool:
    """Whether requests pass without a key and without being counted."""
    return settings.api_keys is None and not (settings.rate_limit_read or settings.rate_limit_write)


class RepeatedRequests:
    """The application, with those before it that it has answered already."""

    def __init__(self, application: WSGIApplication, ctx: Context, data: ServedData) -> None:
        self._application = application
        self._ctx = ctx
        self._data = data

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """As WSGI asks an application."""
        question = question_of(environ)
        if question is None:
            return self._application(environ, start_response)
        found = self._data.find_answer(self._ctx.stores.launches, question)
        if found is None:
            return self._answer_anew(environ, start_response, question)
        clock = RequestClock(environ)
        if found.is_result:
            self._ctx.metrics.note_asked(is_new=False)
        start_response(found.status, [*found.headers, *clock.headers()])
        exchange = Exchange("GET", found.route, found.path, found.code, environ.get("REMOTE_ADDR"))
        clock.note(self._ctx.metrics, exchange, len(found.body))
        return [found.body]

    def _answer_anew(
        self, environ: WSGIEnvironment, start_response: StartResponse, question: Question
    ) -> Iterable[bytes]:
        said: list[tuple[str, Headers]] = []

        def starting(status: str, headers: Headers, *failure: Any) -> Any:
            said.append((status, headers))
            return start_response(status, headers, *failure)

        body = self._application(environ, starting)
        if _KEPT_FOR not in environ:
            return body
        standing, is_result, route = environ[_KEPT_FOR]
        status, headers = said[-1]
        if not _can_be_kept(status, headers):
            return body
        whole = _taken(body)
        own = tuple((name, value) for name, value in headers if name not in _OF_ONE_REQUEST)
        path = quote(environ["PATH_INFO"].encode("latin-1"))
        kept = KeptAnswer(status, own, whole, route, path, standing, is_result)
        self._data.answers.keep(question, kept)
        return [whole]


def _can_be_kept(status: str, headers: Headers) -> bool:
    """Whether it is there whole, and no header shapes it but those that make the question."""
    by_name = {name.lower(): value for name, value in headers}
    is_whole = "content-length" in by_name or status.startswith("304 ")
    shaped_by = [part.strip() for part in by_name.get("vary", "").split(",") if part.strip()]
    is_known = all(f"HTTP_{name.upper().replace('-', '_')}" in SHAPING for name in shaped_by)
    return status.startswith(_STATUSES) and is_whole and is_known


def _taken(body: Iterable[bytes]) -> bytes:
    try:
        parts = [part for part in body if part]
        return parts[0] if len(parts) == 1 else b"".join(parts)
    finally:
        if hasattr(body, "close"):
            body.close()
