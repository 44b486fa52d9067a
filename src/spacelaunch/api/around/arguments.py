"""The arguments of a query string: which there may be, and what they may say.

Called by the routes.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated

from flask import request
from pydantic import Field, WithJsonSchema

from spacelaunch.api.document.parts import Parameter
from spacelaunch.domain.names import choice_of, shown
from spacelaunch.domain.numbers import MOST, read_whole
from spacelaunch.errors import BadRequestError

_YES_OR_NO = {"1": True, "true": True, "0": False, "false": False}
YesOrNo = Annotated[str, WithJsonSchema({"type": "string", "enum": list(_YES_OR_NO)})]
DRY_RUN = Parameter("query", "dry_run", YesOrNo, "Only say what would be done.", "1")
ACCEPT_REJECTS = Parameter(
    "query", "accept_rejects", YesOrNo, "Load a file even where much of it is refused.", "1"
)


@dataclass(frozen=True, slots=True)
class WholeArgument:
    """A whole number of the query string: how it is told, and how it is read."""

    name: str
    meaning: str
    example: int
    default: int
    least: int = 0
    most: int = MOST

    @property
    def parameter(self) -> Parameter:
        """As a contract names it."""
        bounds = Field(ge=self.least, le=self.most)
        return Parameter("query", self.name, Annotated[int, bounds], self.meaning, self.example)

    def read(self) -> int:
        """The number of the request at work; raises BadRequestError."""
        text = request.args.get(self.name, str(self.default))
        return read_whole(text, self.name, self.least, self.most)


def yes_argument(name: str) -> bool:
    """A yes or no of the query string, `1` or `0`; raises BadRequestError."""
    text = request.args.get(name, "0")
    word = choice_of(text, _YES_OR_NO)
    if word is None:
        raise BadRequestError(f"{name}: expected 1 or 0, got {shown(text)}")
    return _YES_OR_NO[word]


def only_arguments(*names: str, several: Collection[str] = ()) -> None:
    """Refuse a query string with other names: a misspelt one must not be ignored.

    Shape: those of `several` may be repeated; of any other one value would be ignored.
    """
    for name in request.args:
        if name not in (*names, *several):
            known = ", ".join((*names, *several))
            takes = f"it takes {known}" if known else "it takes none"
            raise BadRequestError(f"unknown query parameter {shown(name)}; {takes}")
    _require_once(*(name for name in request.args if name not in several))


def arguments_once() -> dict[str, str]:
    """The query string, in which no name may be repeated; raises BadRequestError."""
    _require_once(*request.args)
    return dict(request.args.items())


def arguments_given(*once: str) -> dict[str, object]:
    """The query string; of a name that is repeated all values, for whoever takes several.

    Raises:
        BadRequestError: one of these was, of which one value would be ignored.
    """
    _require_once(*(name for name in once if name in request.args))
    found = request.args.to_dict(flat=False)
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def _require_once(*names: str) -> None:
    for name in names:
        values = request.args.getlist(name)
        if len(values) > 1:
            raise BadRequestError(
                f"{name} is given twice: {shown(values[0])} and {shown(values[1])}"
            )
