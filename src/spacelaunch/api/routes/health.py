"""`/healthz` and `/readyz`: is the process alive, and can it serve?"""

from __future__ import annotations

from flask import Blueprint, Response

from spacelaunch.api.around.arguments import only_arguments, whole_argument
from spacelaunch.api.around.context import context
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.errors import StorageReadOnlyError, TransientError

blueprint = Blueprint("health", __name__)


class TooFewWorkersError(TransientError):
    """Fewer workers reach Redis than were asked for."""


class StoppingError(TransientError):
    """The server is stopping."""


@blueprint.get("/healthz")
def healthz() -> Response:
    """The process answers. Asks nobody else, so that their trouble does not restart us."""
    return json_answer({"status": "ok"})


@blueprint.get("/readyz")
def readyz() -> Response:
    """Redis lets us in anew, as it does a worker, and nobody has told us to stop.

    Note: whoever sends requests to the servers that are ready asks with `workers=0`: without a
        worker this one can still read, load and queue, and no other could do more. Nor could one
        where Redis cannot write, which is no reason to read nothing either, but a warning.
    """
    only_arguments("workers")
    wanted = whole_argument("workers", 1)
    if context().leaving.is_set():
        raise StoppingError
    warning = _cannot_write()
    if warning and wanted:
        raise warning
    alive = len(context().stores.jobs.workers())
    if alive < wanted:
        raise TooFewWorkersError(
            f"workers that reach Redis: {alive}, wanted: {wanted}; start one with "
            "`spacelaunch worker`"
        )
    ready = {"status": "ready", "workers": alive}
    return json_answer({**ready, "warning": str(warning)} if warning else ready)


def _cannot_write() -> StorageReadOnlyError | None:
    """What keeps Redis from writing; raises where it does not answer at all."""
    try:
        context().require_reachable()
    except StorageReadOnlyError as exc:
        return exc
    return None
