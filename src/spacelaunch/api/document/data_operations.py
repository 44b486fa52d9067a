"""What `/data` takes and answers, for `document.py`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from openapi_pydantic.v3.v3_1 import Parameter, RequestBody
from pydantic import Field

from spacelaunch.api.document.headers import (
    DRY_RUN,
    IDEMPOTENCY_KEY,
    IF_MATCH,
    IF_NONE_MATCH,
)
from spacelaunch.api.document.launch_bodies import (
    Deleted,
    Facet,
    LoadPreview,
    LoadReport,
    OneLaunch,
    Rejects,
    SentRecord,
    ServedLaunch,
    Summary,
)
from spacelaunch.api.document.parts import (
    BINARY,
    TEXT,
    Described,
    answer,
    content,
    example,
    leads_to,
    of,
    parameter,
    raw,
    schema,
    schema_of,
)
from spacelaunch.api.served.representations import REPRESENTATIONS
from spacelaunch.domain.fields import FIELDS

CSV = (
    "Company Name,Location,Detail,Rocket,Status Mission,Country of Launch,"
    "Companys Country of Origin,Private or State Run,Year\r\n"
    'PodTest,"Pad 1, Somewhere, USA",Rocket | Mission,50,Success,USA,USA,P,2025\r\n'
)
_RECORD = schema_of(SentRecord)
_UPLOAD = schema(
    type="object",
    properties={"file": {"type": "string", "format": "binary", "description": "The CSV."}},
    required=["file"],
)
_LOAD = RequestBody(
    description="Nothing: load from Kaggle. A CSV: replace the data set. JSON: append to it.",
    content={
        "multipart/form-data": content(_UPLOAD, {"file": CSV}),
        "text/csv": raw(TEXT, CSV),
        "application/gzip": raw(BINARY),
        "application/json": content(
            schema(anyOf=[_RECORD, schema(type="array", items=_RECORD, minItems=1)]),
            [example(SentRecord)],
        ),
    },
)

_OPERATORS = {
    "in": "One of these, with commas.",
    "contains": "Has this in it, in upper or lower case.",
    "gte": "This or more.",
    "lte": "This or less.",
}
# Of a launch of 7 August 2020, in the order of the whole data set.
_CURSOR = "WyItZGF0ZSIsWyIyMDIwLTA4LTA3VDA1OjEyOjAwLjAwMDAwMCswMDowMCJdLCI1ZTg4NDg5OGRhMjgwNDcxIl0"
# A condition of what is there, as `If-Match` is, and not of what the client has.
_IF_NOTHING = parameter(
    "header",
    "If-None-Match",
    str,
    "Only where nothing is loaded (`*`), or another version than this one's. Otherwise 412.",
    '"3f0c5d1e9a7b2c48"',
)
_VALIDATORS = ("ETag", "Cache-Control")


def _filters() -> Iterator[Parameter]:
    """Those of `domain.fields`; each may be given more than once, and then any may match."""
    for field in FIELDS.values():
        documented: dict[str, str] = {}
        for name, operator in field.parameters.items():
            first = documented.setdefault(operator, name)
            text = _OPERATORS.get(operator, f"`{field.heading}` is this, upper or lower case.")
            yield parameter(
                "query",
                name,
                list[str],
                text if name == first else f"The same as `{first}`.",
                [field.example],
            )


_QUERY = (
    *_filters(),
    parameter("query", "q", list[str], "Provider, pad or detail has this in it.", ["rocket"]),
    parameter(
        "query",
        "sort",
        str,
        f"Of {', '.join(FIELDS)}, with commas; `-` before a name turns it round.",
        "-year,company",
    ),
    parameter("query", "limit", Annotated[int, Field(ge=1, le=10_000)], "How many at most.", 50),
    parameter("query", "cursor", str, "From the `Link` of the page before.", _CURSOR),
    parameter("query", "fields", str, "Only these columns, with commas.", "id,Company Name"),
    parameter("query", "facet", str, "Count by these instead; with commas.", "country,outcome"),
    parameter(
        "query", "format", schema(type="string", enum=list(REPRESENTATIONS)), "The form.", "json"
    ),
)
_LAUNCHES = schema(
    anyOf=[
        schema(type="array", items=schema_of(ServedLaunch)),
        schema(type="array", items=schema(type="object"), description="With `fields=`."),
        schema(
            type="object",
            additionalProperties=schema(type="array", items=schema_of(Facet)),
            description="With `facet=`.",
        ),
    ]
)

DATA = (
    Described(
        method="POST",
        path="/data",
        operation_id="loadData",
        tag="data",
        parameters=(DRY_RUN, IDEMPOTENCY_KEY, IF_MATCH, _IF_NOTHING),
        body=_LOAD,
        answers={
            200: answer(
                "With `dry_run=1`: what would be done.",
                {"application/json": of(LoadPreview)},
                "Idempotency-Replayed",
            ),
            201: answer(
                "It is loaded.",
                {"application/json": of(LoadReport)},
                "Location",
                "Idempotency-Replayed",
            ),
        },
        problems=(409, 412, 413, 415, 422, 502, 503),
    ),
    Described(
        method="GET",
        path="/data",
        operation_id="listLaunches",
        tag="data",
        parameters=(*_QUERY, IF_NONE_MATCH),
        answers={
            200: answer(
                "The launches, newest first unless sorted; or, with `facet=`, how many.",
                {
                    "application/json": content(_LAUNCHES, [example(ServedLaunch)]),
                    "application/x-ndjson": raw(TEXT),
                    "text/csv": raw(TEXT, CSV),
                    "application/vnd.apache.parquet": raw(),
                },
                *_VALIDATORS,
                "X-Total-Count",
                "Link",
                links={"newest": leads_to("getLaunch", launch_id="$response.body#/0/id")},
            ),
            304: answer("It is what you have.", None, *_VALIDATORS),
        },
        problems=(406, 422, 503),
    ),
    Described(
        method="GET",
        path="/data/<launch_id>",
        operation_id="getLaunch",
        tag="data",
        parameters=(
            parameter("path", "launch_id", str, "The launch.", "5e884898da280471"),
            IF_NONE_MATCH,
        ),
        answers={
            200: answer("The launch.", {"application/json": of(OneLaunch)}, *_VALIDATORS),
            304: answer("It is what you have.", None, *_VALIDATORS),
        },
        problems=(404, 503),
    ),
    Described(
        method="GET",
        path="/data/summary",
        operation_id="getDataSummary",
        tag="data",
        parameters=(IF_NONE_MATCH,),
        answers={
            200: answer("What is loaded.", {"application/json": of(Summary)}, *_VALIDATORS),
            304: answer("It is what you have.", None, *_VALIDATORS),
        },
        problems=(404, 503),
    ),
    Described(
        method="GET",
        path="/data/rejects",
        operation_id="listRejects",
        tag="data",
        parameters=(IF_NONE_MATCH,),
        answers={
            200: answer("What was refused.", {"application/json": of(Rejects)}, *_VALIDATORS),
            304: answer("It is what you have.", None, *_VALIDATORS),
        },
        problems=(503,),
    ),
    Described(
        method="DELETE",
        path="/data",
        operation_id="deleteData",
        tag="data",
        parameters=(IF_MATCH, _IF_NOTHING),
        answers={200: answer("All are gone.", {"application/json": of(Deleted)})},
        problems=(412, 503),
    ),
)
