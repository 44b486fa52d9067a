"""What values a parameter takes, and how what came as text is read. Used by `parameters`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from spacelaunch.domain.fields import FIELDS
from spacelaunch.domain.names import choice_of, shown
from spacelaunch.domain.numbers import read_whole
from spacelaunch.errors import BadRequestError

_THEMES = ("light", "dark", "print", "auto")
_PLACES = ("data", "warehouse")


def read_sector(value: object) -> object:
    """Also takes the data set's own letters, so that `sector=P` is `sector=private`."""
    choices = FIELDS["sector"].choices
    word = choice_of(value, choices) if isinstance(value, str) else None
    return value if word is None else choices[word]


def read_place(value: object) -> object:
    """In upper or lower case."""
    return (choice_of(value, _PLACES) or value) if isinstance(value, str) else value


def _theme(value: object) -> object:
    return (choice_of(value, _THEMES) or value) if isinstance(value, str) else value


def _whole(value: object) -> object:
    """A number that came as text; pydantic would take `1_000` and `1.0` too."""
    if not isinstance(value, str):
        return value
    try:
        return read_whole(value, "")
    except BadRequestError:
        raise ValueError(f"expected a whole number, got {shown(value)}") from None


Theme = Annotated[Literal["light", "dark", "print", "auto"], BeforeValidator(_theme)]
Place = Annotated[Literal["data", "warehouse"], BeforeValidator(read_place)]
Whole = Annotated[int, BeforeValidator(_whole)]
# The bounds first, or the public schema does not state them.
Year = Annotated[int, Field(ge=1900, le=2100), BeforeValidator(_whole)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
