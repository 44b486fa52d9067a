"""`/healthz` and `/readyz`: is the process alive, and can it serve?"""

from __future__ import annotations

from flask import Blueprint, Response

from spacelaunch.api.answers import json_answer
from spacelaunch.api.context import context
from spacelaunch.errors import TransientError

blueprint = Blueprint("health", __name__)


class NoWorkerError(TransientError):
    """No worker is alive."""


class StoppingError(TransientError):
    """The server is stopping."""


@blueprint.get("/healthz")
def healthz() -> Response:
    """The process answers. Asks nobody else, so that their trouble does not restart us."""
    return json_answer({"status": "ok"})


@blueprint.get("/readyz")
def readyz() -> Response:
    """Redis answers, a worker is alive, and nobody has asked us to stop."""
    if context().stopping.is_set():
        raise StoppingError
    stores = context().stores
    stores.launches.current()
    workers = stores.jobs.workers()
    if not workers:
        raise NoWorkerError("no worker is alive; start one with `spacelaunch worker`")
    return json_answer({"status": "ready", "workers": len(workers)})
