"""`/sources`: where launches come from, on which terms, and how fresh they are."""

from __future__ import annotations

from datetime import date, datetime

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
from spacelaunch.queries.ledger.sources import SourceEntry, describe_source, read_source

routes = Routes("sources", tag="pipeline")

_EXAMPLE = describe_source(
    KNOWN_SOURCES["spacex"],
    datetime.fromisoformat("2026-01-01T12:00:00Z"),
    "2026-01-01T12:00:09Z",
    date(2022, 10, 5),
    "3f0c5d1e9a7b2c48",
)


@routes.get(
    "/sources",
    Contract(
        "the sources of the warehouse: live, stale or dead, data until when, licence and credit",
        answers={
            200: Answer(
                "The sources; of what no warehouse holds, the terms alone.",
                shown_as([_EXAMPLE], list[SourceEntry]),
                (CACHE_CONTROL,),
            )
        },
    ),
)
def list_sources() -> Response:
    """Every source that there is a reader for."""
    headers: dict[str, str] = {CACHE_CONTROL: "no-store"}
    return json_answer([_entry(known) for known in KNOWN_SOURCES.values()], headers=headers)


def _entry(known: KnownSource) -> SourceEntry:
    try:
        with ask_warehouse(known.name) as engine:
            return read_source(engine, known, now())
    except ConflictError:
        return describe_source(known, now())
