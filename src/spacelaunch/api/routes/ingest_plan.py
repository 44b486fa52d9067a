"""`GET /ingest/plan`: when each source may be asked again, and when it will have been read."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Response

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.context import now
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.around.warehouse import ask_warehouse
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, shown_as
from spacelaunch.domain.known_sources import KNOWN_SOURCES, KnownSource
from spacelaunch.errors import ConflictError
from spacelaunch.queries.ledger.ingest_plan import IngestPlan, describe_plan, read_plan

routes = Routes("ingest_plan", tag="pipeline")

_EXAMPLE = describe_plan(
    KNOWN_SOURCES["launch-library"],
    datetime(2026, 1, 1, 12, tzinfo=UTC),
    documents_left=3_000,
)


@routes.get(
    "/ingest/plan",
    Contract(
        "when each source may be asked again, and when a reading that takes many calls is complete",
        answers={
            200: Answer(
                "The sources; without a warehouse, as if nothing had been asked yet.",
                shown_as([_EXAMPLE], list[IngestPlan]),
                (CACHE_CONTROL,),
            )
        },
    ),
)
def list_ingest_plans() -> Response:
    """The plan of every source."""
    headers: dict[str, str] = {CACHE_CONTROL: "no-store"}
    return json_answer([_plan(known) for known in KNOWN_SOURCES.values()], headers=headers)


def _plan(known: KnownSource) -> IngestPlan:
    try:
        with ask_warehouse(known.name) as engine:
            return read_plan(engine, known, now())
    except ConflictError:
        return describe_plan(known, now())
