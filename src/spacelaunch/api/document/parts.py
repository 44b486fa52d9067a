"""The parts of what a route says of itself: parameters, headers, bodies and answers.

A type stands for its values wherever pydantic can make a schema of it, annotated with its bounds.
Said by the routes and by what stands around them, written by `openapi`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, Self

import orjson
from pydantic import WithJsonSchema

JSON = "application/json"
Bytes = Annotated[bytes, WithJsonSchema({"type": "string", "format": "binary"})]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a request may say beside its body."""

    place: Literal["path", "query", "header"]
    name: str
    kind: Any
    meaning: str
    example: object


class AnswerHeader(str):
    """A header of an answer: its name, which the code sets, with what the document says of it."""

    kind: Any
    meaning: str
    example: object
    is_for_pages: bool
    """Whether the code of a page is to read it; if not, the browser itself or a proxy is."""

    def __new__(
        cls, name: str, kind: Any, meaning: str, example: object, *, is_for_pages: bool = True
    ) -> Self:
        """A name."""
        made = super().__new__(cls, name)
        made.kind, made.meaning, made.example = kind, meaning, example
        made.is_for_pages = is_for_pages
        return made


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a body; what is a file may be as large as an upload."""

    kind: Any = Bytes
    example: object = None
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """What a request may send."""

    meaning: str
    forms: Mapping[str, Form]
    """By content type."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where an answer leads; a value is a runtime expression, as `$response.body#/job_id`."""

    operation: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of one status."""

    meaning: str
    forms: Mapping[str, Form] = field(default_factory=dict)
    """By content type."""
    headers: tuple[AnswerHeader, ...] = ()
    links: Mapping[str, Link] = field(default_factory=dict)


def shown_as(example: Any, kind: Any = None) -> dict[str, Form]:
    """A JSON body of the example's type, or of this one."""
    return {JSON: Form(type(example) if kind is None else kind, plain(example))}


def plain(value: Any) -> Any:
    """A value as its JSON says it."""
    return orjson.loads(orjson.dumps(value))
