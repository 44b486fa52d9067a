"""`/quarantine`: what the pipeline could not read, and why."""

from __future__ import annotations

from flask import Response

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.around.warehouse import ask_warehouse
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, shown_as
from spacelaunch.api.routes.runs import LIMIT, SOURCE, source_argument
from spacelaunch.errors import ConflictError
from spacelaunch.queries.ledger.quarantine import QuarantinedDocument, read_quarantine

routes = Routes("quarantine", tag="pipeline")

_EXAMPLE = QuarantinedDocument(
    source="spacex",
    resource="launches",
    document_id="5eb87cd9ffd86e000604b32a",
    reason="date_utc: a value is missing",
    rejected_at="2026-01-01T12:00:04Z",
    run_id=1,
)


@routes.get(
    "/quarantine",
    Contract(
        "what the pipeline could not read and why, until a readable document comes; by `source`",
        curl="curl 'localhost:5000/quarantine?source=spacex'",
        takes=(LIMIT.parameter, SOURCE),
        answers={
            200: Answer(
                "The documents.",
                shown_as([_EXAMPLE], list[QuarantinedDocument]),
                (CACHE_CONTROL,),
            )
        },
        refuses=(ConflictError,),
    ),
)
def list_quarantine() -> Response:
    """The newest first."""
    limit, source = LIMIT.read(), source_argument()
    headers: dict[str, str] = {CACHE_CONTROL: "no-store"}
    with ask_warehouse() as engine:
        return json_answer(read_quarantine(engine, limit, source), headers=headers)
