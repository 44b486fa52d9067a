"""`/jobs/<id>/events`: a job's changes as server-sent events, until it is over."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import orjson
from flask import Blueprint, Response, request, stream_with_context

from spacelaunch.api.around.arguments import only_arguments
from spacelaunch.api.around.context import context
from spacelaunch.api.routes.jobs import described
from spacelaunch.errors import BusyError, SpacelaunchError
from spacelaunch.jobs.status import Seen, follow

blueprint = Blueprint("events", __name__)


@blueprint.get("/jobs/<job_id>/events")
def events(job_id: str) -> Response:
    """Each change of a job, the present state first."""
    only_arguments()
    ctx = context()
    job = ctx.stores.jobs.get(job_id)  # an unknown job is an ordinary 404
    last_seen = request.headers.get("Last-Event-ID")
    if job.is_over and last_seen == _event_id(_data((job, None))):
        return Response(status=204)  # tells a browser not to connect again
    if not ctx.seats.take():
        raise BusyError("too many clients are waiting for jobs; ask for the job itself")
    answer = Response(stream_with_context(_events(job_id)), content_type="text/event-stream")
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Accel-Buffering"] = "no"
    # Also called where the client has gone before the first event.
    answer.call_on_close(ctx.seats.leave)
    return answer


def _events(job_id: str) -> Iterator[str]:
    ctx = context()
    try:
        for seen in follow(
            job_id, ctx.stores.jobs, ctx.settings.events_limit_s, ctx.stopping.is_set
        ):
            yield ": still here\n\n" if seen is None else _event("job", _data(seen))
    except SpacelaunchError as exc:
        # The status has been sent, so the error can only be an event.
        title = (type(exc).__doc__ or "").rstrip(".")
        yield _event("error", orjson.dumps({"title": title, "detail": str(exc)}))


def _data(seen: Seen) -> bytes:
    return orjson.dumps(described(*seen))


def _event(name: str, data: bytes) -> str:
    return f"id: {_event_id(data)}\nevent: {name}\ndata: {data.decode()}\n\n"


def _event_id(data: bytes) -> str:
    """A name of the state, the same whenever and by whomever it is told."""
    return f"{zlib.crc32(data):08x}"
