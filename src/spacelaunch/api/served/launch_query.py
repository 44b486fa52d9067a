"""What a query may say to `GET /data`, as the document tells it: filters, order, page and form.

Made of what reads it: `domain.fields`, `datasets` and the representations.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, WithJsonSchema

from spacelaunch.api.document.parts import Parameter
from spacelaunch.api.served.column_sets import COLUMN_SETS, DEFAULT
from spacelaunch.api.served.representations import REPRESENTATIONS
from spacelaunch.datasets.filters import SEARCH
from spacelaunch.datasets.paging import MOST_LIMIT
from spacelaunch.domain.fields import FIELDS

_OPERATORS = {
    "in": "One of these, with commas.",
    "contains": "Has this in it, in upper or lower case.",
    "gte": "This or more.",
    "lte": "This or less.",
}
# Of a launch of 7 August 2020, in the order of the whole data set.
_CURSOR = "WyItZGF0ZSIsWyIyMDIwLTA4LTA3VDA1OjEyOjAwLjAwMDAwMCswMDowMCJdLCI1ZTg4NDg5OGRhMjgwNDcxIl0"
_Limit = Annotated[int, Field(ge=1, le=MOST_LIMIT)]
_Columns = Annotated[str, WithJsonSchema({"type": "string", "enum": list(COLUMN_SETS)})]
_Format = Annotated[str, WithJsonSchema({"type": "string", "enum": list(REPRESENTATIONS)})]


def _filters() -> Iterator[Parameter]:
    """Each may be given more than once, and then any may match."""
    for field in FIELDS.values():
        documented: dict[str, str] = {}
        for name, operator in field.parameters.items():
            first = documented.setdefault(operator, name)
            text = _OPERATORS.get(operator, f"`{field.heading}` is this, upper or lower case.")
            said = text if name == first else f"The same as `{first}`."
            yield Parameter("query", name, list[str], said, [field.example])


def _once(name: str, kind: object, meaning: str, example: object) -> Parameter:
    return Parameter("query", name, kind, meaning, example)


QUERY = (
    *_filters(),
    Parameter("query", SEARCH, list[str], "Provider, pad or detail has this in it.", ["rocket"]),
    _once(
        "sort",
        str,
        f"Of {', '.join(FIELDS)}, with commas; `-` before a name turns it round.",
        "-year,company",
    ),
    _once("limit", _Limit, "How many at most.", 50),
    _once("cursor", str, "From the `Link` of the page before.", _CURSOR),
    _once("columns", _Columns, f"Under which names; `{DEFAULT}` unless it is said.", "tidy"),
    _once("fields", str, "Only these columns, with commas.", "id,Company Name"),
    _once("facet", str, "Count by these instead; with commas.", "country,outcome"),
    _once("format", _Format, "The form.", "json"),
)
FILE_QUERY = tuple(each for each in QUERY if each.name not in ("facet", "format"))
