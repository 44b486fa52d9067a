"""What is noted of every request: its id, how long it took, a log line and the counts.

Registered before any route, so that a refusal is noted too. Called by `app`.
"""

from __future__ import annotations

import logging
import time
from functools import partial
from urllib.parse import quote

from flask import Flask, Response, g, request

from spacelaunch import stopwatch
from spacelaunch.api.around.request_id import REQUEST_ID, current_request_id, trace_id
from spacelaunch.api.around.request_metrics import RequestMetrics
from spacelaunch.api.document.parts import AnswerHeader
from spacelaunch.logs import now_about

# The route of whatever matches none; the path itself would make a series per guess.
UNMATCHED = "unmatched"
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

# Asked by machines every few seconds; what people do would be lost among them.
PROBES = ("/healthz", "/readyz", "/metrics")

SERVER_TIMING = AnswerHeader(
    "Server-Timing", str, "Where the time went.", "total;dur=1.7, storage;dur=0.4"
)

log = logging.getLogger("spacelaunch.api.requests")


def register_request_log(app: Flask, metrics: RequestMetrics) -> None:
    """Note every request of this application."""
    app.before_request(_begin)
    app.after_request(partial(_end, metrics))


def _begin() -> None:
    g.began = time.perf_counter()
    stopwatch.start()
    now_about(
        request_id=current_request_id(), trace_id=trace_id(request.headers.get("traceparent"))
    )


def _end(metrics: RequestMetrics, answer: Response) -> Response:
    answer.headers[REQUEST_ID] = current_request_id()
    answer.headers[SERVER_TIMING] = _server_timing(time.perf_counter() - g.began)
    facts = _facts(answer.status_code)
    note = partial(_note, metrics, g.began, facts, answer)
    if answer.is_streamed:
        answer.call_on_close(note)  # it has just begun
    else:
        note()
    return answer


def _note(
    metrics: RequestMetrics, began: float, facts: dict[str, object], answer: Response
) -> None:
    seconds = time.perf_counter() - began
    metrics.note(str(facts["method"]), str(facts["route"]), answer.status_code, seconds)
    measured = {"duration_ms": round(seconds * 1000, 1), "bytes": answer.content_length}
    log.log(
        logging.DEBUG if _is_usual(facts) else logging.INFO,
        "%s %s %d in %.1f ms",
        *(facts["method"], facts["path"], answer.status_code, seconds * 1000),
        extra={**facts, **measured},
    )


def _is_usual(facts: dict[str, object]) -> bool:
    return facts["route"] in PROBES and facts["status"] in (200, 503)


def _facts(status: int) -> dict[str, object]:
    return {
        "method": request.method if request.method in METHODS else "other",
        "route": request.url_rule.rule if request.url_rule else UNMATCHED,
        "path": quote(request.path),
        "status": status,
        "remote": request.remote_addr,
    }


def _server_timing(total_s: float) -> str:
    parts = {"total": total_s, **stopwatch.laps()}
    return ", ".join(f"{name};dur={seconds * 1000:.1f}" for name, seconds in parts.items())
