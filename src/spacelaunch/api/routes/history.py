"""`/launches/<id>/history`: what became of a launch since we first heard of it."""

from __future__ import annotations

from typing import Annotated

from flask import Response
from pydantic import WithJsonSchema

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.around.warehouse import ANY_SOURCE, ask_warehouse
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, Parameter, shown_as
from spacelaunch.api.routes.runs import source_argument
from spacelaunch.domain.known_sources import LAUNCH_SOURCES
from spacelaunch.errors import ConflictError
from spacelaunch.queries.ledger.history import ChangeEntry, LaunchHistory, read_history

routes = Routes("history", tag="pipeline")

LAUNCH = Parameter(
    "path", "source_launch_id", str, "The launch, by its id in the warehouse.",
    "5eb87cd9ffd86e000604b32a",
)  # fmt: skip
_EXAMPLE = LaunchHistory(
    launch_id="5eb87cd9ffd86e000604b32a",
    source="spacex",
    learned_at="2026-01-08T12:00:04Z",
    gone_at=None,
    changes=[ChangeEntry("success", None, True, "2026-01-08T12:00:04Z", 2)],
)


@routes.get(
    "/launches/<source_launch_id>/history",
    Contract(
        "what a source has changed of a launch: from, to, and when that was learned",
        curl="curl 'localhost:5000/launches/5eb87cd9ffd86e000604b32a/history'",
        takes=(
            LAUNCH,
            Parameter(
                "query",
                "source",
                Annotated[str, WithJsonSchema({"type": "string", "enum": [*LAUNCH_SOURCES]})],
                f"Who tells of it; {ANY_SOURCE} if unset.",
                "spacex",
            ),
        ),
        answers={200: Answer("Its changes.", shown_as(_EXAMPLE), (CACHE_CONTROL,))},
        refuses=(ConflictError,),
    ),
)
def get_history(source_launch_id: str) -> Response:
    """Every change of a launch, the oldest first."""
    source = source_argument(LAUNCH_SOURCES) or ANY_SOURCE
    with ask_warehouse(source) as engine:
        found = read_history(engine, source, source_launch_id)
    headers: dict[str, str] = {CACHE_CONTROL: "no-store"}
    return json_answer(found, headers=headers)
