"""JSON Schemas of Python types, in which a field's docstring is its description.

Made by pydantic of whatever types there are: those that routes fill, with nothing beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from spacelaunch.api.document.docstrings import attribute_docstrings

Way = Literal["validation", "serialization"]
"""Whether the values come in or go out: what goes out has its defaults in it."""

_PLACE = "#/components/schemas/{model}"


def schemas_of(kinds: Sequence[tuple[Any, Way]]) -> tuple[list[JsonSchemaValue], JsonSchemaValue]:
    """The schema of each type, and by name those that they refer to."""
    adapters = [(place, way, TypeAdapter(kind)) for place, (kind, way) in enumerate(kinds)]
    found, whole = TypeAdapter.json_schemas(
        adapters, ref_template=_PLACE, schema_generator=_WithDocstrings
    )
    ordered = [found[place, way] for place, way, _ in adapters]
    return ordered, whole.get("$defs", {})


class _WithDocstrings(GenerateJsonSchema):
    """Pydantic's, which reads such docstrings only of classes that ask it to."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        """What we answer has every member that its type has."""
        return self.mode == "serialization" or super().field_is_required(field, total)

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        return _add_descriptions(super().dataclass_schema(schema), schema["cls"])

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> JsonSchemaValue:
        return _add_descriptions(super().typed_dict_schema(schema), schema["cls"])


def _add_descriptions(schema: JsonSchemaValue, kind: type) -> JsonSchemaValue:
    for name, text in attribute_docstrings(kind).items():
        if name in schema.get("properties", {}):
            schema["properties"][name].setdefault("description", text)
    return schema
