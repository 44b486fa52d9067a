"""An analysis' parameters as fields of a form, made of their JSON Schema. Called by its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from spacelaunch.api.routes.analysis_parameters import in_a_query
from spacelaunch.domain.fields import PARAMETERS, Kind
from spacelaunch.queries.analysis import Analysis
from spacelaunch.queries.parameters import Drawing

# A page has a picture for each theme.
_UNSET = {"theme": "as this page"}
# A browser offers them while somebody types; nobody looks through more.
_MOST_NAMES = 500


@dataclass(frozen=True, slots=True)
class FormField:
    """One field."""

    id: str
    """Of its element; a parameter that may be given several times has several."""
    name: str
    label: str
    meaning: str
    kind: str
    """As HTML's `type`."""
    value: str
    """What was given."""
    unset: str
    """What is meant where nothing is given."""
    choices: tuple[str, ...] = ()
    """All that can be given, where they are few."""
    names: tuple[str, ...] = ()
    """Names that the data have."""
    least: int | None = None
    most: int | None = None


def fields_of(
    analysis: Analysis[Any, Any, Any],
    given: Mapping[str, object],
    names_in: Callable[[str], tuple[str, ...]],
) -> Iterator[FormField]:
    """The fields of an analysis' form, how the picture looks at the end.

    Shape: `names_in` has the names in a column of the relation.
    """
    whole = analysis.parameters.model_json_schema()
    properties = whole["properties"]
    for name in sorted(properties, key=lambda each: each in Drawing.model_fields):
        part = properties[name]
        schema = in_a_query(part, whole.get("$defs", {}))
        default = part.get("default")
        field = FormField(
            id=name,
            name=name,
            label=name.replace("_", " ").capitalize(),
            meaning=schema.get("description", "").replace("`", ""),
            kind="number" if schema.get("type") == "integer" else "text",
            value="",
            unset=_UNSET.get(name, "all" if default is None else str(default)),
            choices=tuple(schema.get("enum", ())),
            names=_names(name, names_in),
            least=schema.get("minimum"),
            most=schema.get("maximum"),
        )
        yield from _filled(field, given.get(name), name in analysis.parameters.several)


def _filled(field: FormField, value: object, takes_several: bool) -> Iterator[FormField]:
    """With what was given; of several values each in a field of its own, and one more to add."""
    values = [str(one) for one in (value if isinstance(value, list) else [value]) if one]
    if not takes_several:
        yield replace(field, value="".join(values[:1]))
        return
    for number, text in enumerate([*values, ""], 1):
        again = number > 1
        yield replace(
            field,
            id=f"{field.id}-{number}" if again else field.id,
            label=f"{field.label}, {number}." if again else field.label,
            meaning="And beside it, another one." if again else field.meaning,
            unset="none" if again else field.unset,
            value=text,
        )


def _names(parameter: str, names_in: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    field, operator = PARAMETERS.get(parameter, (None, ""))
    if field is None or field.kind is not Kind.TEXT or operator:
        return ()
    return names_in(field.column)[:_MOST_NAMES]
