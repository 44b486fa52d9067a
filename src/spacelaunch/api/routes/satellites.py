"""`/satellites`: Starlink satellites with their elements, by SpaceX and by CelesTrak."""

from __future__ import annotations

from flask import Response

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.around.warehouse import ask_warehouse
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, shown_as
from spacelaunch.errors import ConflictError
from spacelaunch.queries.holdings.elements import Elements, read_elements
from spacelaunch.queries.holdings.satellites import (
    Satellite,
    Satellites,
    Shell,
    read_satellites,
)

routes = Routes("satellites", tag="pipeline")

_EXAMPLE = Satellites(
    total_count=1,
    decayed_count=0,
    without_position_count=0,
    latest_epoch="2021-01-26T06:15:37.503936",
    shells=[Shell(53, 1, 1, 0, 0)],
    satellites=[
        Satellite(
            starlink_id="5eed7716096e590006985801",
            launch_id="5eb87d46ffd86e000604b389",
            name="STARLINK-1483",
            norad_id=45743,
            designator="2020-038P",
            version="v1.0",
            launched_on="2020-06-13",
            is_decayed=False,
            decayed_on=None,
            has_position=True,
            epoch="2021-01-26T06:15:37.503936",
            inclination_deg=53.0226,
            eccentricity=0.0001539,
            mean_motion_per_day=15.06414568,
            raan_deg=344.294,
            argument_of_pericenter_deg=62.1504,
            mean_anomaly_deg=297.964,
            bstar_per_earth_radius=3.1502e-05,
        )
    ],
)


@routes.get(
    "/satellites",
    Contract(
        "Starlink satellites with their elements as stored, by shell, those that came down apart",
        answers={200: Answer("The satellites.", shown_as(_EXAMPLE), (CACHE_CONTROL,))},
        refuses=(ConflictError,),
    ),
)
def list_satellites() -> Response:
    """Every satellite, with what SGP4 wants to know of it."""
    with ask_warehouse() as engine:
        found = read_satellites(engine)
    headers: dict[str, str] = {CACHE_CONTROL: "no-store"}
    return json_answer(found, headers=headers)


_ELEMENTS = Elements(
    OBJECT_NAME="INVENTED-1",
    OBJECT_ID="2026-001A",
    NORAD_CAT_ID=100_001,
    ALPHA_5="A0001",
    EPOCH="2026-03-10T06:00:00.000000",
    MEAN_MOTION=15.06,
    ECCENTRICITY=0.0001,
    INCLINATION=53.05,
    RA_OF_ASC_NODE=120.5,
    ARG_OF_PERICENTER=90.1,
    MEAN_ANOMALY=270.2,
    BSTAR=0.0003,
    MEAN_MOTION_DOT=0.00002,
    MEAN_MOTION_DDOT=0.0,
    REV_AT_EPOCH=100,
)


@routes.get(
    "/satellites/elements",
    Contract(
        "the satellites' present elements by CelesTrak, as OMM, for a program that propagates them",
        answers={
            200: Answer("The elements.", shown_as([_ELEMENTS], list[Elements]), (CACHE_CONTROL,))
        },
        refuses=(ConflictError,),
    ),
)
def list_elements() -> Response:
    """Every satellite that `spacelaunch ingest celestrak` has read; none before that."""
    with ask_warehouse() as engine:
        found = read_elements(engine)
    headers: dict[str, str] = {CACHE_CONTROL: "no-store"}
    return json_answer(found, headers=headers)
