"""What is noted of every request: its id, how long it took, a log line and the counts.

Registered before any route, so that a refusal is noted too. Called by `app`, and by whoever answers
before the application is asked.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import partial
from urllib.parse import quote

from flask import Flask, Response, g, request

from spacelaunch import stopwatch
from spacelaunch.api.around.probes import PROBES
from spacelaunch.api.around.request_id import REQUEST_ID, request_id_of, trace_id
from spacelaunch.api.around.request_metrics import RequestMetrics
from spacelaunch.api.document.parts import AnswerHeader
from spacelaunch.logs import now_about

# The route of whatever matches none; the path itself would make a series per guess.
UNMATCHED = "unmatched"
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

SERVER_TIMING = AnswerHeader(
    "Server-Timing", str, "Where the time went.", "total;dur=1.7, storage;dur=0.4"
)

log = logging.getLogger("spacelaunch.api.requests")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer, as far as they are noted."""

    method: str
    route: str
    path: str
    status: int
    remote: str | None


class RequestClock:
    """One request's id and beginning; this thread works for it from now on.

    Shape: `headers` are those of the request, by their names in WSGI.
    """

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._began = time.perf_counter()
        self.request_id = request_id_of(headers.get("HTTP_X_REQUEST_ID"))
        stopwatch.start()
        trace = trace_id(headers.get("HTTP_TRACEPARENT"))
        now_about(request_id=self.request_id, trace_id=trace)

    def headers(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """What the answer says of them."""
        parts = {"total": time.perf_counter() - self._began, **stopwatch.laps()}
        times = ", ".join(f"{name};dur={seconds * 1000:.1f}" for name, seconds in parts.items())
        return (REQUEST_ID, self.request_id), (SERVER_TIMING, times)

    def note(self, metrics: RequestMetrics, exchange: Exchange, length: int | None) -> None:
        """The answer, of so many bytes where that is known, has gone."""
        seconds = time.perf_counter() - self._began
        metrics.note(exchange.method, exchange.route, exchange.status, seconds)
        level = logging.DEBUG if _is_usual(exchange) else logging.INFO
        if not log.isEnabledFor(level):
            return
        measured = {"duration_ms": round(seconds * 1000, 1), "bytes": length}
        log.log(
            level,
            "%s %s %d in %.1f ms",
            *(exchange.method, exchange.path, exchange.status, seconds * 1000),
            extra={**asdict(exchange), **measured},
        )


def register_request_log(app: Flask, metrics: RequestMetrics) -> None:
    """Note every request of this application."""
    app.before_request(_begin)
    app.after_request(partial(_end, metrics))


def current_request_id() -> str:
    """The id of the request at work."""
    return _clock().request_id


def _begin() -> None:
    _clock()


def _clock() -> RequestClock:
    """Begun by whoever asks first, where the application could not even take the request."""
    if "clock" not in g:
        g.clock = RequestClock(request.environ)
    clock: RequestClock = g.clock
    return clock


def _end(metrics: RequestMetrics, answer: Response) -> Response:
    clock = _clock()
    for name, value in clock.headers():
        answer.headers[name] = value
    exchange = _exchange(answer.status_code)

    if answer.is_streamed:  # it has just begun
        answer.call_on_close(lambda: clock.note(metrics, exchange, answer.content_length))
    else:
        clock.note(metrics, exchange, answer.calculate_content_length())
    return answer


def _exchange(status: int) -> Exchange:
    return Exchange(
        method=request.method if request.method in METHODS else "other",
        route=request.url_rule.rule if request.url_rule else UNMATCHED,
        path=quote(request.path),
        status=status,
        remote=request.remote_addr,
    )


def _is_usual(exchange: Exchange) -> bool:
    return exchange.route in PROBES and exchange.status in (200, 503)
