"""`/healthz` and `/readyz`: is the process alive, and can it serve?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flask import Response

from spacelaunch.api.around.arguments import WholeArgument
from spacelaunch.api.around.context import context
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, shown_as
from spacelaunch.domain.api_key import Scope
from spacelaunch.errors import StorageReadOnlyError, TransientError

routes = Routes("health", tag="service")

WORKERS = WholeArgument(
    "workers", "How many workers must reach Redis; 1 where nothing is said.", 1, default=1
)


class TooFewWorkersError(TransientError):
    """Fewer workers reach Redis than were asked for."""


class StoppingError(TransientError):
    """The server is stopping."""


@dataclass(frozen=True, slots=True)
class Alive:
    """The process answers."""

    status: Literal["ok"] = "ok"


@dataclass(frozen=True, slots=True)
class Ready:
    """It can serve."""

    status: Literal["ready"]
    workers: int
    """Workers that reach Redis."""


@dataclass(frozen=True, slots=True)
class ReadyToRead(Ready):
    """It can serve what is there; only with `workers=0` is that enough."""

    warning: str
    """Why Redis can be read and not written."""


@routes.get(
    "/healthz",
    Contract(
        "the process is alive",
        answers={200: Answer("It is alive.", shown_as(Alive()))},
        scope=Scope.OPEN,
        takes_others=True,
    ),
)
def get_health() -> Response:
    """The process answers. Asks nobody else, so that their trouble does not restart us."""
    return json_answer(Alive())


@routes.get(
    "/readyz",
    Contract(
        "Redis lets a new client in, and a worker reaches it; with `?workers=0` Redis alone",
        takes=(WORKERS.parameter,),
        answers={200: Answer("It can serve.", shown_as(Ready("ready", 1), Ready | ReadyToRead))},
        refuses=(TooFewWorkersError, StoppingError),
        scope=Scope.OPEN,
    ),
)
def get_readiness() -> Response:
    """Redis lets us in anew, as it does a worker, and nobody has told us to stop.

    Note: whoever sends requests to the servers that are ready asks with `workers=0`: without a
        worker this one can still read, load and queue, and no other could do more. Nor could one
        where Redis cannot write, which is no reason to read nothing either, but a warning.
    """
    wanted = WORKERS.read()
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
    if warning:
        return json_answer(ReadyToRead("ready", alive, str(warning)))
    return json_answer(Ready("ready", alive))


def _cannot_write() -> StorageReadOnlyError | None:
    """What keeps Redis from writing; raises where it does not answer at all."""
    try:
        context().require_reachable()
    except StorageReadOnlyError as exc:
        return exc
    return None
