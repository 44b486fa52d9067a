"""`/launchpads`: where launches start, and the launches from there."""

from __future__ import annotations

from flask import Response

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.around.warehouse import ask_warehouse
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, Parameter, shown_as
from spacelaunch.errors import ConflictError
from spacelaunch.queries.holdings.launchpads import (
    Launchpad,
    LaunchpadInFull,
    PadLaunch,
    read_launchpad,
    read_launchpads,
)

routes = Routes("launchpads", tag="pipeline")

LAUNCHPAD = Parameter(
    "path", "launchpad_id", str, "The pad, by its id in the warehouse.", "5e9e4502f509092b78566f87"
)
_PAD = Launchpad(
    launchpad_id="5e9e4502f509092b78566f87",
    name="VAFB SLC 4E",
    full_name="Vandenberg Space Force Base Space Launch Complex 4E",
    region="California",
    country="USA",
    status="active",
    latitude_deg=34.632093,
    longitude_deg=-120.610829,
    flown_count=28,
    success_count=28,
    failure_count=0,
)
_LAUNCH = PadLaunch(
    launch_id="5eb87cdeffd86e000604b330",
    mission="CASSIOPE",
    launched_at="2013-09-29T16:00:00Z",
    time_precision="hour",
    rocket="Falcon 9",
    outcome="success",
    scope="orbital",
)
_FRESH: dict[str, str] = {CACHE_CONTROL: "no-store"}


@routes.get(
    "/launchpads",
    Contract(
        "SpaceX's pads with their places, and how many launches each has seen",
        answers={200: Answer("The pads.", shown_as([_PAD], list[Launchpad]), (CACHE_CONTROL,))},
        refuses=(ConflictError,),
    ),
)
def list_launchpads() -> Response:
    """The pad with most launches first."""
    with ask_warehouse() as engine:
        return json_answer(read_launchpads(engine), headers=_FRESH)


@routes.get(
    "/launchpads/<launchpad_id>",
    Contract(
        "one pad, with its launches",
        curl="curl localhost:5000/launchpads/5e9e4502f509092b78566f87",
        takes=(LAUNCHPAD,),
        answers={
            200: Answer("The pad.", shown_as(LaunchpadInFull(_PAD, [_LAUNCH])), (CACHE_CONTROL,))
        },
        refuses=(ConflictError,),
    ),
)
def get_launchpad(launchpad_id: str) -> Response:
    """One pad and its launches that are not upcoming, the newest first."""
    with ask_warehouse() as engine:
        return json_answer(read_launchpad(engine, launchpad_id), headers=_FRESH)
