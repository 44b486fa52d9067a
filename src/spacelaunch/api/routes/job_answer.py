"""The answers that tell of one job, and the wait for its end. Called by the routes of jobs."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.context import context
from spacelaunch.api.around.errors import RETRY_AFTER, RETRY_FACT
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.own_address import LOCATION, own_path
from spacelaunch.api.around.preferences import preferences, say_applied
from spacelaunch.api.around.presence import has_client_gone
from spacelaunch.api.routes.job_body import AcceptedJob, job_body, links_of
from spacelaunch.domain.job import Job
from spacelaunch.jobs.outlook import Outlook, read_outlook
from spacelaunch.jobs.status import wait_for


def wait_for_job(job_id: str, seconds: int) -> Job | None:
    """The job after the wait, or None where too many are waiting."""
    ctx = context()
    if not ctx.seats.take():
        return None
    try:
        return wait_for(job_id, ctx.stores.jobs, seconds, is_wait_over)
    finally:
        ctx.seats.leave()


def is_wait_over() -> bool:
    """Whether nobody is to wait any more: the server stops, or the client has gone."""
    return context().stopping.is_set() or has_client_gone()


def accepted_answer(job: Job) -> Response:
    """A job that will be run, or was: then nobody needs to come back, the result is there."""
    outlook = None if job.is_over else current_outlook()
    expected_at = outlook.expected_at(job) if outlook else None
    headers = {LOCATION: own_path(f"/jobs/{job.job_id}"), **_come_back(outlook, job)}
    body = AcceptedJob(job.job_id, job.status, expected_at, links_of(job))
    return json_answer(body, 202, headers)


def preferred_answer(job: Job, end: Callable[[Job], Response]) -> Response:
    """A job as the client prefers to be answered; where too many wait, as if it preferred nothing.

    Shape: `end` answers for one that is over, to who preferred to wait.
    """
    wished = preferences()
    at_once = ["respond-async"] if wished.at_once else []
    if wished.wait_s is None:
        return say_applied(accepted_answer(job), *at_once)
    waited = job if job.is_over else wait_for_job(job.job_id, wished.wait_s)
    if waited is None:
        return say_applied(accepted_answer(job), *at_once)
    if waited.is_over:
        return say_applied(end(waited), f"wait={wished.wait_s}")
    return say_applied(accepted_answer(waited), *at_once, f"wait={wished.wait_s}")


def job_answer(job: Job) -> Response:
    """A job as an answer, never to be kept by a cache."""
    outlook = None if job.is_over else current_outlook()
    headers = {CACHE_CONTROL: "no-store", **_come_back(outlook, job)}
    return json_answer(job_body(job, outlook), headers=headers)


def facts_of(job: Job) -> dict[str, object]:
    """What the error says to a program of which this job, which is not over, is the reason."""
    outlook = current_outlook()
    return {
        "job_id": job.job_id,
        "expected_at": outlook.expected_at(job),
        RETRY_FACT: outlook.come_back_s(job),
    }


def current_outlook() -> Outlook:
    """Who waits now, and how long it takes."""
    stores = context().stores
    return read_outlook(stores.jobs, stores.queue, stores.render_times)


def _come_back(outlook: Outlook | None, job: Job) -> dict[str, str]:
    return {RETRY_AFTER: str(outlook.come_back_s(job))} if outlook else {}
