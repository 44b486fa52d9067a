"""What the guide, the documentation and the probes take and answer, for `document.py`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from spacelaunch.api.document.headers import IF_NONE_MATCH
from spacelaunch.api.document.job_bodies import Alive, GuideEntry, Ready
from spacelaunch.api.document.parts import TEXT, Described, answer, many, of, parameter, raw, schema

_GUIDE = answer(
    "Every route with its curl.",
    {
        "text/plain": raw(TEXT, "GET /data  all launches\n    curl localhost:5000/data\n"),
        "application/json": many(GuideEntry),
    },
)
_FILE_HEADERS = ("ETag", "Cache-Control", "Content-Security-Policy")

SERVICE = (
    Described(
        method="GET",
        path="/",
        operation_id="getIndex",
        tag="service",
        does="the same as `/help`",
        answers={200: _GUIDE},
    ),
    Described(
        method="GET",
        path="/help",
        operation_id="getHelp",
        tag="service",
        answers={200: _GUIDE},
    ),
    Described(
        method="GET",
        path="/openapi.json",
        operation_id="getOpenapi",
        tag="service",
        parameters=(IF_NONE_MATCH,),
        answers={
            200: answer(
                "This document.",
                {"application/json": raw(schema(type="object"))},
                "ETag",
                "Cache-Control",
            ),
            304: answer("It is what you have.", None, "ETag", "Cache-Control"),
        },
    ),
    Described(
        method="GET",
        path="/docs",
        operation_id="getDocs",
        tag="service",
        parameters=(IF_NONE_MATCH,),
        answers={
            200: answer("A page for people.", {"text/html": raw(TEXT)}, *_FILE_HEADERS),
            304: answer("It is what you have.", None, *_FILE_HEADERS),
        },
    ),
    Described(
        method="GET",
        path="/docs/<asset>",
        operation_id="getDocsAsset",
        tag="service",
        parameters=(
            parameter("path", "asset", str, "A file that the page loads.", "rapidoc-min.js"),
            IF_NONE_MATCH,
        ),
        answers={
            200: answer("The file.", {"text/javascript": raw(TEXT)}, "ETag", "Cache-Control"),
            304: answer("It is what you have.", None, "ETag", "Cache-Control"),
        },
        problems=(404,),
    ),
    Described(
        method="GET",
        path="/healthz",
        operation_id="getHealth",
        tag="service",
        answers={200: answer("It is alive.", {"application/json": of(Alive)})},
    ),
    Described(
        method="GET",
        path="/readyz",
        operation_id="getReadiness",
        tag="service",
        parameters=(
            parameter(
                "query",
                "workers",
                Annotated[int, Field(ge=0)],
                "How many workers must reach Redis; 1 where nothing is said.",
                1,
            ),
        ),
        answers={200: answer("It can serve.", {"application/json": of(Ready)})},
        problems=(503,),
    ),
    Described(
        method="GET",
        path="/metrics",
        operation_id="getMetrics",
        tag="service",
        answers={200: answer("Counts and times.", {"text/plain": raw(TEXT)}, "Cache-Control")},
    ),
)
