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
    MediaType,
    Parameter,
    ParameterLocation,
    Reference,
    RequestBody,
    Response,
    Schema,
)
from pydantic import BaseModel, TypeAdapter

TEXT = Schema(type="string")
BINARY = Schema(type="string", schema_format="binary")


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
    """Statuses of its problem documents; 500 is every route's."""
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
    return Parameter(
        name=name,
        param_in=ParameterLocation(where),
        description=description,
        required=where == "path",
        param_schema=_schema(kind),
        example=example,
    )


def header(kind: Any, description: str, example: object) -> Header:
    """A header of an answer."""
    return Header(description=description, param_schema=_schema(kind), example=example)


def of(model: type[BaseModel]) -> MediaType:
    """A JSON object."""
    return MediaType(media_type_schema=PydanticSchema(schema_class=model), example=example(model))


def many(model: type[BaseModel]) -> MediaType:
    """A JSON array of objects."""
    items = Schema(type="array", items=PydanticSchema(schema_class=model))
    return MediaType(media_type_schema=items, example=[example(model)])


def raw(schema: Schema = BINARY, sample: str | None = None) -> MediaType:
    """Anything that is not JSON."""
    return MediaType(media_type_schema=schema, example=sample)


def answer(
    description: str, content: Mapping[str, MediaType] | None = None, *headers: str
) -> Response:
    """An answer with named headers, which stand in `headers.py`."""
    return Response(
        description=description,
        content=dict(content) if content else None,
        headers={name: Reference(ref=f"#/components/headers/{name}") for name in headers} or None,
    )


def example(model: type[BaseModel]) -> dict[str, Any]:
    """The body that the examples of its fields make."""
    schema = model.model_json_schema()
    return {
        name: _example(part, schema.get("$defs", {})) for name, part in schema["properties"].items()
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
