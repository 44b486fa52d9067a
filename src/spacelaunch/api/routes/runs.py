"""`/runs`: what the pipeline did."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated

from flask import Response, request
from pydantic import WithJsonSchema

from spacelaunch.api.around.arguments import WholeArgument
from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.around.warehouse import ask_warehouse
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, Parameter, shown_as
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.domain.names import shown
from spacelaunch.domain.numbers import read_whole
from spacelaunch.errors import BadRequestError, ConflictError, NotFoundError
from spacelaunch.queries.ledger.runs import RunEntry, StepEntry, Suspects, read_run, read_runs

routes = Routes("runs", tag="pipeline")

LIMIT = WholeArgument("limit", "How many; 20 if unset.", 10, default=20, least=1, most=500)
SourceName = Annotated[str, WithJsonSchema({"type": "string", "enum": list(KNOWN_SOURCES)})]
SOURCE = Parameter("query", "source", SourceName, "Only of this source.", "spacex")
RUN = Parameter("path", "run_id", str, "The run.", "1")


@dataclass(frozen=True, slots=True)
class RunWithSteps:
    """A run and each of its steps."""

    run: RunEntry
    steps: list[StepEntry]


_RUN = RunEntry(
    run_id=1,
    source="spacex",
    kind="initial",
    status="succeeded",
    started_at="2026-01-01T12:00:00Z",
    finished_at="2026-01-01T12:00:09Z",
    error=None,
    rows_read=1530,
    rows_written=1530,
    rows_changed=0,
    rows_rejected=0,
    api_calls=14,
    duration_s=8.5,
)
_STEP = StepEntry("land", "launches", 205, 205, 0, 0, 2, 1.25, None)
_FRESH: dict[str, str] = {CACHE_CONTROL: "no-store"}


@routes.get(
    "/runs",
    Contract(
        "the newest runs of the pipeline, by `source`",
        curl="curl 'localhost:5000/runs?source=spacex&limit=10'",
        takes=(LIMIT.parameter, SOURCE),
        answers={200: Answer("The runs.", shown_as([_RUN], list[RunEntry]), (CACHE_CONTROL,))},
        refuses=(ConflictError,),
    ),
)
def list_runs() -> Response:
    """The newest runs first."""
    limit, source = LIMIT.read(), source_argument()
    with ask_warehouse() as session:
        found = read_runs(session, limit, source)
        suspects = Suspects.among(found, session)
    if suspects.run_ids:
        with ask_warehouse() as session:
            found = [suspects.tell(run) for run in read_runs(session, limit, source)]
    return json_answer(found, headers=_FRESH)


@routes.get(
    "/runs/<run_id>",
    Contract(
        "one run of the pipeline, with its steps",
        takes=(RUN,),
        answers={200: Answer("The run.", shown_as(RunWithSteps(_RUN, [_STEP])), (CACHE_CONTROL,))},
        refuses=(ConflictError,),
    ),
)
def get_run(run_id: str) -> Response:
    """One run with its steps."""
    number = _number(run_id)
    with ask_warehouse() as session:
        run, steps = read_run(session, number)
        suspects = Suspects.among([run], session)
    if suspects.run_ids:
        with ask_warehouse() as session:
            run, steps = read_run(session, number)
    return json_answer(RunWithSteps(suspects.tell(run), steps), headers=_FRESH)


def source_argument(among: Collection[str] = KNOWN_SOURCES.keys()) -> str | None:
    """The source that the query string names, or None; raises BadRequestError."""
    source = request.args.get("source")
    if source is not None and source not in among:
        known = ", ".join(among)
        raise BadRequestError(f"source: unknown value {shown(source)}; there are {known}")
    return source


def _number(run_id: str) -> int:
    try:
        return read_whole(run_id, "run")
    except BadRequestError as exc:
        raise NotFoundError(f"there is no run {shown(run_id)}; runs are numbered") from exc
