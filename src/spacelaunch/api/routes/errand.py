"""Asking for an errand on behalf of the request at work. Called by the routes that may."""

from __future__ import annotations

from spacelaunch.api.around.access import caller_mark
from spacelaunch.api.around.context import context
from spacelaunch.api.around.request_log import current_request_id
from spacelaunch.jobs.submit_errand import ErrandDesk


def errand_desk() -> ErrandDesk:
    """Takes errands for this request."""
    stores, settings = context().stores, context().settings
    return ErrandDesk(
        stores.jobs,
        stores.queue,
        stores.uploads,
        settings.job_max_attempts,
        settings.queue_limit,
        current_request_id(),
        caller_mark(),
    )
