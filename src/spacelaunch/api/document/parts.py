"""The parts that an operation is described with: parameters, headers, bodies and answers.

Thin words over openapi-pydantic, so that the lists of operations read like the guide. No route is
described here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from openapi_pydantic.util import PydanticSchema
from openapi_pydantic.v3.v3_1 import (
    Header,
    Link,
    MediaType,
    Parameter,
    Reference,
    RequestBody,
    Response,
    Schema,
)
from pydantic import BaseModel, TypeAdapter


def schema(**words: Any) -> Schema:
    """A JSON Schema in its own words."""
    return Schema.model_validate(words)


def schema_of(model: type[BaseModel]) -> Schema:
    """A model's schema, which the document keeps once and refers to."""
    return PydanticSchema.model_validate({"schema_class": model})


TEXT = schema(type="string")
BINARY = schema(type="string", format="binary")


# What the application adds to every answer, errors too; each stands in `headers.py`.
ON_EVERY_ANSWER: tuple[str, ...] = (
    "X-Request-ID",
    "Server-Timing",
    "Vary",
    "Content-Encoding",
    "RateLimit",
    "RateLimit-Policy",
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
    "Cross-Origin-Resource-Policy",
)
# Statuses of the problem documents that every route may answer.
ON_EVERY_ROUTE: tuple[int, ...] = (400, 500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One route as the document tells it; its words come from the guide unless given here."""

    method: Literal["GET", "POST", "DELETE", "PUT", "PATCH"]
    path: str
    """As Flask has it, `/jobs/<job_id>`."""
    operation_id: str
    tag: str
    answers: Mapping[int, Response]
    """What it answers when all goes well."""
    problems: tuple[int, ...] = ()
    """Statuses of its problem documents, beside those of every route."""
    parameters: tuple[Parameter, ...] = ()
    body: RequestBody | None = None
    does: str | None = None


def parameter(
    where: Literal["path", "query", "header"],
    name: str,
    kind: Any,
    description: str,
    example: object,
) -> Parameter:
    """A parameter; `kind` is a type, annotated with its bounds, or a schema."""
    return Parameter.model_validate(
        {
            "name": name,
            "in": where,
            "description": description,
            "required": where == "path",
            "schema": _schema(kind),
            "example": example,
        }
    )


def header(kind: Any, description: str, example: object) -> Header:
    """A header of an answer."""
    return Header.model_validate(
        {"description": description, "schema": _schema(kind), "example": example}
    )


def content(described: Schema, shown: object) -> MediaType:
    """A body with an example, where there is one."""
    # RapiDoc reads a single `example` for a set of named ones, and stumbles over its nulls.
    examples = None if shown is None else {"shown": {"value": shown}}
    return MediaType.model_validate({"schema": described, "examples": examples})


def of(model: type[BaseModel]) -> MediaType:
    """A JSON object."""
    return content(schema_of(model), example(model))


def many(model: type[BaseModel]) -> MediaType:
    """A JSON array of objects."""
    return content(schema(type="array", items=schema_of(model)), [example(model)])


def raw(described: Schema = BINARY, sample: str | None = None) -> MediaType:
    """Anything that is not JSON."""
    return content(described, sample)


def reference(kind: str, name: str) -> Reference:
    """A pointer at a component."""
    return Reference.model_validate({"$ref": f"#/components/{kind}/{name}"})


def answer(
    description: str,
    forms: Mapping[str, MediaType] | None = None,
    *headers: str,
    links: Mapping[str, Link] | None = None,
) -> Response:
    """An answer with named headers, which stand in `headers.py`."""
    named = dict.fromkeys((*headers, *ON_EVERY_ANSWER))
    return Response(
        description=description,
        content=dict(forms) if forms else None,
        headers={name: reference("headers", name) for name in named} or None,
        links=dict(links) if links else None,
    )


def leads_to(operation_id: str, **parameters: str) -> Link:
    """Where an answer leads; a value is a runtime expression, as `$response.body#/job_id`."""
    return Link(operationId=operation_id, parameters=parameters)


def example(model: type[BaseModel]) -> dict[str, Any]:
    """The body that the examples of its fields make."""
    whole = model.model_json_schema()
    return {
        name: _example(part, whole.get("$defs", {})) for name, part in whole["properties"].items()
    }


def _example(part: Mapping[str, Any], defs: Mapping[str, Any]) -> Any:
    if "examples" in part:
        return part["examples"][0]
    if part.get("type") == "array":
        return [_example(part["items"], defs)]
    inner = defs[part["$ref"].rpartition("/")[2]]
    return {name: _example(value, defs) for name, value in inner["properties"].items()}


def _schema(kind: Any) -> Schema:
    if isinstance(kind, Schema):
        return kind
    return Schema.model_validate(TypeAdapter(kind).json_schema())
