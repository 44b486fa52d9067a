"""What `/analyze` and `/jobs` take and answer, for `document.py`.

The parameters of the analyses are those of `queries/registry.py`: a new one is described by
itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated, Any

from openapi_pydantic.v3.v3_1 import Parameter, RequestBody
from pydantic import Field

from spacelaunch.api.document.headers import (
    DRY_RUN,
    IDEMPOTENCY_KEY,
    PREFER,
    WAIT,
)
from spacelaunch.api.document.job_bodies import (
    AcceptedJob,
    AnalysisEntry,
    AnalysisPreview,
    DeletedJob,
    JobView,
)
from spacelaunch.api.document.parts import (
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
from spacelaunch.api.document.result_operations import FILE_HEADERS, JOB, RESULT_FORMS
from spacelaunch.domain.fields import other_names
from spacelaunch.domain.job import JobStatus
from spacelaunch.queries.registry import ANALYSES

_NAMES = schema(type="string", enum=list(ANALYSES))
_SOME_NAMES = schema(type="array", items=_NAMES)
_STATUSES = schema(
    type="array", items=schema(type="string", enum=[str(status) for status in JobStatus])
)
# Of a job of 1 January 2026.
_CURSOR = "WzE3NjcyNjg4MDAuMCwidGltZWxpbmUtMGY0YjJmOWMxZDNlNWE2NzhiOTAiXQ"
_JOB_OR_PREVIEW = content(
    schema(anyOf=[schema_of(JobView), schema_of(AnalysisPreview)]), example(JobView)
)
_BODY = RequestBody(
    description="The analysis' parameters; they may stand in the query string instead.",
    content={
        "application/json": content(
            schema(anyOf=[schema_of(found.parameters) for found in ANALYSES.values()]),
            {"year_from": 2000, "theme": "dark"},
        )
    },
)
_EXAMPLES: dict[str, object] = {
    "country": "USA",
    "dpi": 120,
    "provider": "SpaceX",
    "sector": "private",
    "size": "10x6",
    "theme": "light",
    "top": 5,
    "year_from": 1995,
    "year_to": 2020,
}


def _in_query() -> Iterator[Parameter]:
    """Every parameter that any analysis takes, as it stands in a query string."""
    found: dict[str, Any] = {}
    takers: dict[str, list[str]] = defaultdict(list)
    for analysis in ANALYSES.values():
        whole = analysis.parameters.model_json_schema()
        for name, part in whole["properties"].items():
            found.setdefault(name, _stated(part, whole.get("$defs", {})))
            takers[name].append(analysis.name)
    for name, part in sorted(found.items()):
        text = f"{part.pop('description', name)} {_taken_by(takers[name])}".strip()
        yield parameter("query", name, schema(**part), text, _EXAMPLES.get(name))
        for other in other_names(name):
            same = f"The same as `{name}`."
            yield parameter("query", other, schema(**part), same, _EXAMPLES.get(name))


def _taken_by(names: list[str]) -> str:
    return "" if len(names) == len(ANALYSES) else f"Taken by {', '.join(names)}."


def _stated(part: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    """Without null, which a query string cannot say, and without the default, which differs."""
    kinds = [kind for kind in part.get("anyOf", [part]) if kind.get("type") != "null"]
    kind = kinds[0]
    if "$ref" in kind:
        kind = defs[kind["$ref"].rpartition("/")[2]]
    words = {"description": part["description"]} if "description" in part else {}
    kept = {name: value for name, value in kind.items() if name not in ("title", "default")}
    return {**kept, **words}


JOBS = (
    Described(
        method="GET",
        path="/analyze",
        operation_id="listAnalyses",
        tag="analyses",
        answers={200: answer("The analyses.", {"application/json": many(AnalysisEntry)})},
    ),
    Described(
        method="POST",
        path="/analyze/<name>",
        operation_id="analyze",
        tag="analyses",
        parameters=(
            parameter("path", "name", _NAMES, "The analysis.", "timeline"),
            WAIT,
            PREFER,
            DRY_RUN,
            IDEMPOTENCY_KEY,
            parameter("header", "Cache-Control", str, "`no-cache` draws again.", "no-cache"),
            *_in_query(),
        ),
        body=_BODY,
        answers={
            200: answer(
                "The job is over, which you preferred to wait for: the job in JSON, or its result "
                "in the form that `Accept` names. With `dry_run=1`: what would be drawn.",
                {**RESULT_FORMS, "application/json": _JOB_OR_PREVIEW},
                "Preference-Applied",
                "Idempotency-Replayed",
                *FILE_HEADERS,
            ),
            202: answer(
                "The job is accepted, or was there already; one that is complete has no "
                "`Retry-After`.",
                {"application/json": of(AcceptedJob)},
                "Location",
                "Retry-After",
                "Preference-Applied",
                "Idempotency-Replayed",
                links={
                    "job": leads_to("getJob", job_id="$response.body#/job_id"),
                    "result": leads_to("getResult", name="$response.body#/job_id"),
                },
            ),
        },
        problems=(404, 406, 409, 410, 413, 415, 422, 503),
    ),
    Described(
        method="GET",
        path="/jobs",
        operation_id="listJobs",
        tag="jobs",
        parameters=(
            parameter(
                "query", "limit", Annotated[int, Field(ge=1, le=500)], "How many; 50 if unset.", 10
            ),
            parameter("query", "status", _STATUSES, "Only such jobs.", ["complete"]),
            parameter("query", "type", _SOME_NAMES, "Only of these analyses.", ["timeline"]),
            parameter("query", "cursor", str, "From the `Link` of the page before.", _CURSOR),
        ),
        answers={
            200: answer(
                "The newest jobs.",
                {"application/json": many(JobView)},
                "Cache-Control",
                "X-Total-Count",
                "Link",
            )
        },
        problems=(503,),
    ),
    Described(
        method="GET",
        path="/jobs/<job_id>",
        operation_id="getJob",
        tag="jobs",
        parameters=(JOB, WAIT, PREFER),
        answers={
            200: answer(
                "The job.",
                {"application/json": of(JobView)},
                "Cache-Control",
                "Retry-After",
                "Preference-Applied",
            )
        },
        problems=(404, 503),
    ),
    Described(
        method="DELETE",
        path="/jobs/<job_id>",
        operation_id="deleteJob",
        tag="jobs",
        parameters=(JOB,),
        answers={200: answer("It is forgotten.", {"application/json": of(DeletedJob)})},
        problems=(404, 409, 503),
    ),
    Described(
        method="GET",
        path="/jobs/<job_id>/events",
        operation_id="followJob",
        tag="jobs",
        parameters=(
            JOB,
            parameter("header", "Last-Event-ID", str, "The last event that you saw.", "5bfdde5f"),
        ),
        answers={
            200: answer(
                "An event `job`, with the job as JSON, at each change until it is over; an event "
                "`error` where it cannot be followed any more.",
                {"text/event-stream": raw(TEXT)},
                "Cache-Control",
                "X-Accel-Buffering",
            ),
            204: answer("It is over, and you have seen its end."),
        },
        problems=(404, 503),
    ),
    Described(
        method="POST",
        path="/jobs/<job_id>/cancel",
        operation_id="cancelJob",
        tag="jobs",
        parameters=(JOB,),
        answers={
            200: answer("It is cancelled.", {"application/json": of(JobView)}, "Cache-Control")
        },
        problems=(404, 409, 503),
    ),
    Described(
        method="POST",
        path="/jobs/<job_id>/retry",
        operation_id="retryJob",
        tag="jobs",
        parameters=(JOB,),
        answers={
            202: answer(
                "It is queued again.",
                {"application/json": of(AcceptedJob)},
                "Location",
                "Retry-After",
            )
        },
        problems=(404, 409, 410, 503),
    ),
)
