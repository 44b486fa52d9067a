"""A quick look at a value that was parsed: whether it surely is a document of a model.

It holds a value against the same rules as the model, but makes no object of it, which is most of
what pydantic takes. A no is no verdict: the model itself says why, and has the last word. Used by
the sources whose pages have many documents.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic_core import SchemaValidator, core_schema

from spacelaunch.sources.document_fields import MOMENT_PATTERN, Model, check_moment

IsSound = Callable[[object], bool]


def sound_values(model: type[Model]) -> IsSound:
    """Whether a value that JSON gave is one that the model reads."""
    return SchemaValidator(_without_objects(model.__pydantic_core_schema__)).isinstance_python


def _without_objects(schema: Any) -> Any:
    """The rules of a model, where plain dictionaries stand in the place of models."""
    if isinstance(schema, list):
        return [_without_objects(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "function-after" and schema["function"]["function"] is check_moment:
        return core_schema.str_schema(pattern=MOMENT_PATTERN)
    if schema.get("type") == "model":
        fields = {
            field.get("validation_alias", name): _field(field["schema"])
            for name, field in schema["schema"]["fields"].items()
        }
        # Without its configuration it would not be strict.
        return core_schema.typed_dict_schema(fields, config=schema["config"], ref=schema.get("ref"))
    return {name: _without_objects(each) for name, each in schema.items()}


def _field(schema: Any) -> core_schema.TypedDictField:
    # What may be missing has a default, which nobody asks for here.
    may_be_missing = schema["type"] == "default"
    inner = schema["schema"] if may_be_missing else schema
    return core_schema.typed_dict_field(_without_objects(inner), required=not may_be_missing)
