"""Tells a failed run to whoever wants to know: one POST, five seconds, and nothing depends on it.

Called by the doors after a run.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

import httpx
import orjson

from spacelaunch.domain.run import RunStatus
from spacelaunch.errors import SpacelaunchError
from spacelaunch.pipeline.report import Report

_TIMEOUT_S = 5.0
_log = logging.getLogger(__name__)


def tell_failure(url: str | None, report: Report) -> None:
    """Send the report of a run that failed; a webhook that does not take it is logged."""
    if report.error is not None:
        _post(url, report.as_json())


def tell_outage(url: str | None, source: str, error: SpacelaunchError) -> None:
    """Send what is known of a run that could not even write down that it failed."""
    told = {"run_id": None, "source": source, "status": RunStatus.FAILED, "error": str(error)}
    _post(url, told)


def _post(url: str | None, body: Mapping[str, object]) -> None:
    if url is None:
        return
    try:
        answer = httpx.post(
            url,
            content=orjson.dumps(body),
            headers={"Content-Type": "application/json"},
            timeout=_TIMEOUT_S,
        )
        answer.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as exc:
        # The address may hold a secret, so only the kind of trouble is named.
        _log.warning("the webhook did not take the report: %s", type(exc).__name__)
