"""The arguments of a query string: which there may be, and what they may say.

Called by the routes.
"""

from __future__ import annotations

from collections.abc import Collection

from flask import request

from spacelaunch.domain.names import choice_of, shown
from spacelaunch.domain.numbers import MOST, read_whole
from spacelaunch.errors import BadRequestError

_YES_OR_NO = {"1": True, "true": True, "0": False, "false": False}


def whole_argument(name: str, default: int, least: int = 0, most: int = MOST) -> int:
    """A whole number of the query string; raises BadRequestError."""
    return read_whole(request.args.get(name, str(default)), name, least, most)


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


def _require_once(*names: str) -> None:
    for name in names:
        values = request.args.getlist(name)
        if len(values) > 1:
            raise BadRequestError(
                f"{name} is given twice: {shown(values[0])} and {shown(values[1])}"
            )
