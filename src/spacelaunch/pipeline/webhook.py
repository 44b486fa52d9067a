"""Tells a failed run to whoever wants to know: one POST, five seconds, and nothing depends on it.

Called by the doors after a run.
"""

from __future__ import annotations

import logging

import httpx
import orjson

from spacelaunch.pipeline.report import Report

_TIMEOUT_S = 5.0
_log = logging.getLogger(__name__)


def tell_failure(url: str | None, report: Report) -> None:
    """Send the report of a run that failed; a webhook that does not take it is logged."""
    if url is None or report.error is None:
        return
    body = orjson.dumps(report.as_json())
    try:
        answer = httpx.post(
            url,
            content=body,
            headers={"Content-Type": "application/json"},
            timeout=_TIMEOUT_S,
        )
        answer.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as exc:
        # The address may hold a secret, so only the kind of trouble is named.
        _log.warning("the webhook did not take the report: %s", type(exc).__name__)
