"""Answers in JSON and CSV, and the arguments of a query string. Called by the routes."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence

import orjson
from flask import Response, request

from spacelaunch.domain.names import choice_of, shown
from spacelaunch.domain.numbers import MOST, read_whole
from spacelaunch.errors import BadRequestError
from spacelaunch.sources.formulas import quoted
from spacelaunch.stopwatch import lap

_YES_OR_NO = {"1": True, "true": True, "0": False, "false": False}


def json_answer(
    value: object, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """A JSON answer (RFC 8259, UTF-8, one line end at the end for terminals)."""
    with lap("encode"):
        body = orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
    return Response(body, status, dict(headers or {}), content_type="application/json")


def csv_text(names: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """CSV (RFC 4180), safe to open in a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_harmless(row[name]) for name in names])
    return buffer.getvalue()


def _harmless(value: object) -> object:
    return quoted(value) if isinstance(value, str) else value


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
