"""What `/data` takes and answers, for `document.py`."""

from __future__ import annotations

from openapi_pydantic.v3.v3_1 import RequestBody

from spacelaunch.api.openapi.headers import IF_NONE_MATCH
from spacelaunch.api.openapi.launch_bodies import (
    Deleted,
    LoadReport,
    OneLaunch,
    Rejects,
    SentRecord,
    ServedLaunch,
    Summary,
)
from spacelaunch.api.openapi.parts import (
    BINARY,
    TEXT,
    Described,
    answer,
    content,
    example,
    leads_to,
    many,
    of,
    parameter,
    raw,
    schema,
    schema_of,
)

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

DATA = (
    Described(
        method="POST",
        path="/data",
        operation_id="loadData",
        tag="data",
        body=_LOAD,
        answers={201: answer("It is loaded.", {"application/json": of(LoadReport)}, "Location")},
        problems=(400, 409, 413, 415, 502, 503),
    ),
    Described(
        method="GET",
        path="/data",
        operation_id="listLaunches",
        tag="data",
        parameters=(IF_NONE_MATCH,),
        answers={
            200: answer(
                "The launches, newest first.",
                {"application/json": many(ServedLaunch)},
                "ETag",
                "X-Total-Count",
                "Cache-Control",
                links={"newest": leads_to("getLaunch", launch_id="$response.body#/0/id")},
            ),
            304: answer("It is what you have.", None, "ETag", "X-Total-Count", "Cache-Control"),
        },
        problems=(400, 404, 503),
    ),
    Described(
        method="GET",
        path="/data/<launch_id>",
        operation_id="getLaunch",
        tag="data",
        parameters=(parameter("path", "launch_id", str, "The launch.", "5e884898da280471"),),
        answers={200: answer("The launch.", {"application/json": of(OneLaunch)})},
        problems=(400, 404, 503),
    ),
    Described(
        method="GET",
        path="/data/summary",
        operation_id="getDataSummary",
        tag="data",
        answers={200: answer("What is loaded.", {"application/json": of(Summary)})},
        problems=(400, 404, 503),
    ),
    Described(
        method="GET",
        path="/data/rejects",
        operation_id="listRejects",
        tag="data",
        answers={200: answer("What was refused.", {"application/json": of(Rejects)})},
        problems=(400, 503),
    ),
    Described(
        method="DELETE",
        path="/data",
        operation_id="deleteData",
        tag="data",
        answers={200: answer("All are gone.", {"application/json": of(Deleted)})},
        problems=(400, 503),
    ),
)
