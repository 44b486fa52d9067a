"""`/launches/<id>`: a launch of the warehouse, who tells of it, what it carried and flew on."""

from __future__ import annotations

from flask import Response

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.around.warehouse import ask_warehouse
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, shown_as
from spacelaunch.api.routes.history import LAUNCH
from spacelaunch.domain.precedence import ALL
from spacelaunch.errors import ConflictError
from spacelaunch.queries.holdings.launch import (
    LaunchConflict,
    LaunchCore,
    LaunchInFull,
    LaunchMember,
    LaunchPayload,
    read_launch,
)

routes = Routes("warehouse_launch", tag="pipeline")

_EXAMPLE = LaunchInFull(
    launch_id="5eb87cd9ffd86e000604b32a",
    mission="FalconSat",
    launched_at="2006-03-24T22:30:00Z",
    time_precision="hour",
    is_upcoming=False,
    outcome="failure",
    failure_reason="merlin engine failure",
    scope="orbital",
    rocket="Falcon 1",
    pad="Kwajalein Atoll Omelek Island",
    payloads=[
        LaunchPayload("5eb0e4b5b6c3bb0006eeb1e1", "FalconSAT-2", "Satellite", 20.0, "LEO", "DARPA")
    ],
    cores=[LaunchCore(1, "5e9e289df35918033d3b2623", "Merlin1A", 1, False, None, None)],
    members=[
        LaunchMember(
            source="gcat",
            member_id="gcat-2006-F01",
            source_id="2006-F01",
            because="first",
            score=None,
            gap_s=None,
            launched_at="2006-03-24T22:30:01Z",
            time_precision="minute",
            launch_designator="2006-F01",
            provider="SpaceX",
            provider_country="USA",
            sector="private",
            pad="Omelek, Kwajalein",
            country="Marshall Islands",
            rocket="Falcon 1",
            mission="Falconsat-2",
            outcome="failure",
            scope="orbital",
            cost_musd=None,
        )
    ],
    conflicts=[LaunchConflict("country", "gcat", "Marshall Islands", True)],
)


@routes.get(
    "/launches/<source_launch_id>",
    Contract(
        "one launch, by any source's id: what counts, what each source says, payloads, cores",
        curl="curl localhost:5000/launches/5eb87cd9ffd86e000604b32a",
        takes=(LAUNCH,),
        answers={200: Answer("The launch.", shown_as(_EXAMPLE), (CACHE_CONTROL,))},
        refuses=(ConflictError,),
    ),
)
def get_warehouse_launch(source_launch_id: str) -> Response:
    """What counts of it, what each source says, and where they contradict each other."""
    with ask_warehouse(ALL) as engine:
        found = read_launch(engine, source_launch_id)
    headers: dict[str, str] = {CACHE_CONTROL: "no-store"}
    return json_answer(found, headers=headers)
