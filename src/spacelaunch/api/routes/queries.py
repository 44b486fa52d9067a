"""`/queries`: the named questions of the warehouse, and their rows at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from flask import Response
from pydantic import WithJsonSchema

from spacelaunch.api.around.arguments import arguments_once
from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.around.warehouse import ask_build, ask_warehouse
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, Parameter, shown_as
from spacelaunch.domain.summary import Column
from spacelaunch.errors import BadRequestError, ConflictError, NotFoundError
from spacelaunch.queries.parameters import Drawing, read_parameters
from spacelaunch.queries.registry import SILVER_ANALYSES
from spacelaunch.queries.summarise import answer

routes = Routes("queries", tag="pipeline")

QueryName = Annotated[str, WithJsonSchema({"type": "string", "enum": list(SILVER_ANALYSES)})]
QUERY = Parameter("path", "query", QueryName, "The query.", "launches-per-year")


@dataclass(frozen=True, slots=True)
class QueryEntry:
    """A question that the warehouse answers."""

    name: str
    title: str
    description: str
    parameters: list[str]
    columns: list[Column]
    sql: str
    """The same text for every engine; `launches` are those of one source."""


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """Its rows, of one build."""

    name: str
    params: Mapping[str, Any]
    version: str
    source: str
    columns: list[Column]
    rows: list[Mapping[str, Any]]


def _entries() -> list[QueryEntry]:
    return [
        QueryEntry(
            each.name,
            each.title,
            each.description,
            sorted(each.parameters.model_fields.keys() - Drawing.model_fields.keys()),
            list(each.columns),
            each.sql,
        )
        for each in SILVER_ANALYSES.values()
    ]


_EXAMPLE = QueryAnswer(
    name="launches-per-year",
    params={"scope": None, "source": "spacex", "year_from": 2022, "year_to": None},
    version="3f0c5d1e9a7b2c48",
    source="SpaceX REST API v4",
    columns=[Column("launch_year", "integer", "year", "Calendar year (UTC) of the launch.")],
    rows=[{"launch_year": 2022, "flown_count": 44, "orbital_count": 44}],
)


def _parameters() -> list[Parameter]:
    said = {
        "scope": ("Only `orbital`, `suborbital`, `pad_loss` or `unknown`.", "orbital"),
        "source": ("Whose launches; SpaceX's if unset, and Launch Library's of plans.", "spacex"),
        "year_from": ("First launch year (UTC), included.", "2006"),
        "year_to": ("Last launch year (UTC), included.", "2022"),
    }
    return [Parameter("query", name, str, *words) for name, words in said.items()]


@routes.get(
    "/queries",
    Contract(
        "the named queries of the warehouse, with their text",
        answers={200: Answer("The queries.", shown_as(_entries()[:1], list[QueryEntry]))},
    ),
)
def list_queries() -> Response:
    """Name, parameters, columns and text of each."""
    return json_answer(_entries())


@routes.get(
    "/queries/<query>",
    Contract(
        "the rows of a named query",
        curl="curl 'localhost:5000/queries/pad-utilization?scope=orbital'",
        takes=(QUERY, *_parameters()),
        answers={200: Answer("Its rows.", shown_as(_EXAMPLE), (CACHE_CONTROL,))},
        refuses=(ConflictError,),
        takes_others=True,  # which the parameters themselves refuse
    ),
)
def get_query(query: str) -> Response:
    """The rows as the warehouse has them now."""
    if query not in SILVER_ANALYSES:
        raise NotFoundError(f"no query {query!r}; there are: {', '.join(SILVER_ANALYSES)}")
    analysis = SILVER_ANALYSES[query]
    params = _read(analysis.parameters, arguments_once())
    source = str(params.model_dump()["source"])
    with ask_warehouse(source) as engine:
        origin, rows = ask_build(
            engine, source, lambda origin: (origin, answer(analysis, params, engine))
        )
    asked = {
        name: value
        for name, value in params.model_dump(mode="json").items()
        if name not in Drawing.model_fields
    }
    columns = list(analysis.columns)
    found = QueryAnswer(query, asked, origin.version, origin.source, columns, rows)
    headers: dict[str, str] = {CACHE_CONTROL: "no-store"}
    return json_answer(found, headers=headers)


def _read(model: type[Drawing], given: Mapping[str, object]) -> Drawing:
    if strange := sorted(given.keys() & Drawing.model_fields.keys()):
        raise BadRequestError(f"a query takes no {', '.join(strange)}; POST /analyze draws it")
    return read_parameters(model, given)
