"""`/jobs/<id>/events`: a job's changes as server-sent events, until it is over."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import orjson
from flask import Response, request, stream_with_context

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.context import context
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, AnswerHeader, Form, Parameter
from spacelaunch.api.routes.job_answer import current_outlook, is_wait_over
from spacelaunch.api.routes.job_body import JOB, job_body
from spacelaunch.domain.job import Job
from spacelaunch.errors import BusyError, SpacelaunchError
from spacelaunch.jobs.status import follow

routes = Routes("events", tag="jobs")

LAST_SEEN = Parameter("header", "Last-Event-ID", str, "The last event that you saw.", "5bfdde5f")
BUFFERING = AnswerHeader(
    "X-Accel-Buffering", str, "A proxy is not to hold it back.", "no", is_for_pages=False
)


@routes.get(
    "/jobs/<job_id>/events",
    Contract(
        "its changes as server-sent events, until it is over",
        curl="curl -N localhost:5000/jobs/$JOB/events",
        takes=(JOB, LAST_SEEN),
        answers={
            200: Answer(
                "An event `job`, with the job as JSON, at each change until it is over; an event "
                "`error` where it cannot be followed any more.",
                {"text/event-stream": Form(str)},
                (CACHE_CONTROL, BUFFERING),
            ),
            204: Answer("It is over, and you have seen its end."),
        },
    ),
)
def follow_job(job_id: str) -> Response:
    """Each change of a job, the present state first."""
    ctx = context()
    job = ctx.stores.jobs.get(job_id)  # an unknown job is an ordinary 404
    last_seen = request.headers.get(LAST_SEEN.name)
    if job.is_over and last_seen == _event_id(_data(job)):
        return Response(status=204)  # tells a browser not to connect again
    if not ctx.seats.take():
        raise BusyError("too many clients are waiting for jobs; ask for the job itself")
    answer = Response(stream_with_context(_events(job_id)), content_type="text/event-stream")
    answer.headers[CACHE_CONTROL] = "no-store"
    answer.headers[BUFFERING] = "no"
    # Also called where the client has gone before the first event.
    answer.call_on_close(ctx.seats.leave)
    return answer


def _events(job_id: str) -> Iterator[str]:
    ctx = context()
    try:
        stores, limit_s = ctx.stores, ctx.settings.events_limit_s
        for seen in follow(job_id, stores.jobs, stores.queue, limit_s, is_wait_over):
            yield ": still here\n\n" if seen is None else _event("job", _data(seen[0]))
    except SpacelaunchError as exc:
        # The status has been sent, so the error can only be an event.
        title = (type(exc).__doc__ or "").rstrip(".")
        yield _event("error", orjson.dumps({"title": title, "detail": str(exc)}))


def _data(job: Job) -> bytes:
    return orjson.dumps(job_body(job, None if job.is_over else current_outlook()))


def _event(name: str, data: bytes) -> str:
    return f"id: {_event_id(data)}\nevent: {name}\ndata: {data.decode()}\n\n"


def _event_id(data: bytes) -> str:
    """A name of the state; that of the end is the same whenever and by whomever it is told."""
    return f"{zlib.crc32(data):08x}"
