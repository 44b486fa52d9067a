"""`/reconcile`: launches that are served, or a source's, against GCAT's; or sources at odds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from flask import Response, request
from pydantic import WithJsonSchema

from spacelaunch.api.around.arguments import WholeArgument
from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.context import context
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.around.warehouse import ask_build, ask_warehouse
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, Parameter, shown_as
from spacelaunch.api.routes.runs import source_argument
from spacelaunch.domain.known_sources import LAUNCH_SOURCES
from spacelaunch.domain.names import choice_of, shown
from spacelaunch.domain.precedence import ALL
from spacelaunch.domain.summary import Origin
from spacelaunch.errors import BadRequestError, ConflictError
from spacelaunch.jobs.reconcile import (
    against,
    reconcile_data_set,
    reconcile_launches,
    reconcile_merged,
)
from spacelaunch.jobs.source_launches import read_source
from spacelaunch.relation.pairing.reconciliation import Kind, Match, Told, count_kinds

routes = Routes("reconcile", tag="data")

_WHOSE = [*LAUNCH_SOURCES, ALL]

KIND = Parameter(
    "query",
    "kind",
    Annotated[str, WithJsonSchema({"type": "string", "enum": [*Kind]})],
    "Only of this kind; all if unset.",
    "conflict",
)
SOURCE = Parameter(
    "query",
    "source",
    Annotated[str, WithJsonSchema({"type": "string", "enum": _WHOSE})],
    f"Of the warehouse, or `{ALL}`: what its sources say of one launch, against the first of them. "
    "The data set that is served if unset.",
    "spacex",
)
LIMIT = WholeArgument(
    "limit", "How many matches, the best catches first; 50 if unset.", 10, default=50, most=100_000
)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What two sources say of the same launches."""

    version: str
    """Of the data set, or of the build of the warehouse."""
    source: str
    against: str
    """Whose launches stand `there`, with the credit that their licence wants."""
    counts: Mapping[str, int]
    """Launches by kind, however many are told here."""
    matches: list[Match]


_HERE = Told(
    launch_id="7c1d5f0a3b9e2d46",
    launched_at="1972-12-19T19:24:00Z",
    provider="NASA",
    pad="LC-39A, Kennedy Space Center, Florida, USA",
    rocket="Saturn V",
    mission="Apollo 17",
    country="USA",
    sector="state",
    outcome="success",
)
_THERE = Told(
    launch_id="0d2c8f3b5a7e9146",
    launched_at="1972-12-07T05:33:00Z",
    provider="NASA MSFC",
    pad="LC39A, Kennedy",
    rocket="Saturn V",
    mission="Apollo 17 CSM",
    country="USA",
    sector="state",
    outcome="success",
)
_EXAMPLE = Reconciliation(
    version="762a76ae0c5d1e9a",
    source="Global_Space_Launches.csv",
    against=against(None),
    counts={"agree": 3359, "conflict": 846, "unsure": 22, "only_here": 97, "only_there": 1747},
    matches=[Match(Kind.CONFLICT, "misdated", 9, 1_086_660, ("launched_at",), _HERE, _THERE)],
)


@routes.get(
    "/reconcile",
    Contract(
        "what GCAT says of the same launches: where they agree, where not, what only one knows",
        curl="curl 'localhost:5000/reconcile?kind=conflict&limit=20'",
        takes=(KIND, SOURCE, LIMIT.parameter),
        answers={200: Answer("The matches.", shown_as(_EXAMPLE), (CACHE_CONTROL,))},
        refuses=(ConflictError,),
    ),
)
def get_reconciliation() -> Response:
    """The best catches first: dates days apart, then hours, then how a launch ended."""
    kind, limit = _kind_argument(), LIMIT.read()
    source = source_argument(_WHOSE)
    version, name, found = _of_source(source) if source else _of_data_set()
    wanted = [match for match in found if kind is None or match.kind is kind]
    headers: dict[str, str] = {CACHE_CONTROL: "no-store"}
    told = Reconciliation(version, name, against(source), count_kinds(found), wanted[:limit])
    return json_answer(told, headers=headers)


def _kind_argument() -> Kind | None:
    text = request.args.get(KIND.name)
    if text is None:
        return None
    word = choice_of(text, [*Kind])
    if word is None:
        raise BadRequestError(f"kind: unknown value {shown(text)}; there are {', '.join(Kind)}")
    return Kind(word)


def _of_data_set() -> tuple[str, str, list[Match]]:
    launches = context().stores.launches
    data_set = launches.current()
    if data_set is None:
        raise ConflictError("no data are loaded; POST /data first")
    return data_set.version, data_set.origin.source, reconcile_data_set(data_set, launches)


def _of_source(source: str) -> tuple[str, str, list[Match]]:
    with ask_warehouse(source) as engine:

        def ask(origin: Origin) -> tuple[str, str, list[Match]]:
            found = (
                reconcile_merged(engine)
                if source == ALL
                else reconcile_launches(read_source(engine))
            )
            return origin.version, origin.source, found

        return ask_build(engine, source, ask)
