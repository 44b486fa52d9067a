"""`/trend`: what was counted after each run that changed something."""

from __future__ import annotations

from flask import Response

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.around.warehouse import ANY_SOURCE, ask_warehouse
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, Parameter, shown_as
from spacelaunch.api.routes.runs import LIMIT, SourceName, source_argument
from spacelaunch.errors import ConflictError
from spacelaunch.queries.ledger.trend import TrendEntry, read_trend

routes = Routes("trend", tag="pipeline")

_EXAMPLE = TrendEntry(
    run_id=1,
    kind="initial",
    taken_at="2026-01-01T12:00:09Z",
    added_count=187,
    total_count=187,
    orbital_count=185,
    success_count=181,
    failure_count=5,
    unknown_count=1,
    success_pct=97.31,
    pads_count=4,
)


@routes.get(
    "/trend",
    Contract(
        "what was counted of a source after each run that changed something",
        curl="curl 'localhost:5000/trend?source=spacex&limit=10'",
        takes=(
            LIMIT.parameter,
            Parameter("query", "source", SourceName, f"Whose; {ANY_SOURCE} if unset.", "spacex"),
        ),
        answers={
            200: Answer("The counts.", shown_as([_EXAMPLE], list[TrendEntry]), (CACHE_CONTROL,))
        },
        refuses=(ConflictError,),
    ),
)
def list_trend() -> Response:
    """The newest first."""
    limit, source = LIMIT.read(), source_argument() or ANY_SOURCE
    headers: dict[str, str] = {CACHE_CONTROL: "no-store"}
    with ask_warehouse(source) as engine:
        return json_answer(read_trend(engine, source, limit), headers=headers)
