"""What an analysis may be asked, as the document tells it: in the query string, or in a body.

All of it comes from the registry: a new analysis is described by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import WithJsonSchema

from spacelaunch.api.document.parts import JSON, Body, Form, Parameter
from spacelaunch.domain.fields import other_names
from spacelaunch.queries.registry import ALL

BODY = Body(
    "The analysis' parameters; they may stand in the query string instead.",
    {
        JSON: Form(
            reduce(or_, [found.parameters for found in ALL.values()]),
            {"year_from": 2000, "theme": "dark"},
        )
    },
)


_COMPARING = " and ".join(f"`{each.name}`" for each in ALL.values() if each.parameters.several)


def query_parameters() -> Iterator[Parameter]:
    """Every parameter that any analysis takes, as it stands in a query string."""
    found: dict[str, Any] = {}
    takers: dict[str, list[str]] = defaultdict(list)
    for analysis in ALL.values():
        whole = analysis.parameters.model_json_schema()
        for name, part in whole["properties"].items():
            found.setdefault(name, in_a_query(part, whole.get("$defs", {})))
            takers[name].append(analysis.name)
    several = {name for each in ALL.values() for name in each.parameters.several}
    for name, part in sorted(found.items()):
        said, example = part.pop("description", name), part.pop("examples", [None])[0]
        often = f"{_COMPARING} takes it several times." if name in several else ""
        meaning = " ".join(word for word in (said, _taken_by(takers[name]), often) if word)
        kind = Annotated[str, WithJsonSchema(part)]
        yield Parameter("query", name, kind, meaning, example)
        for other in other_names(name):
            yield Parameter("query", other, kind, f"The same as `{name}`.", example)


def _taken_by(names: list[str]) -> str:
    return "" if len(names) == len(ALL) else f"Taken by {', '.join(names)}."


def in_a_query(part: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    """Without null, which a query string cannot say, and without the default, which differs."""
    kind = next(kind for kind in part.get("anyOf", [part]) if kind.get("type") != "null")
    # In a query string a list is a parameter that is repeated, and each value is told alone.
    kind = kind["items"] if kind.get("type") == "array" else kind
    if "$ref" in kind:
        kind = defs[kind["$ref"].rpartition("/")[2]]
    kept = {name: value for name, value in kind.items() if name not in ("title", "default")}
    said = {name: part[name] for name in ("description", "examples") if name in part}
    return {**kept, **said}
