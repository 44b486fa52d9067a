"""The forms in which records can be had: JSON, NDJSON, CSV and Parquet.

`format=` chooses, else the Accept header. Called by `/data`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import orjson
from flask import request

from spacelaunch.api.around.csv_text import csv_text
from spacelaunch.api.around.negotiation import best_type
from spacelaunch.api.document.parts import Form
from spacelaunch.api.served.columns import ServedRows
from spacelaunch.api.served.parquet import write_parquet
from spacelaunch.domain.names import choice_of, shown
from spacelaunch.errors import BadRequestError


@dataclass(frozen=True, slots=True)
class Representation:
    """One form, and how launches are written in it."""

    name: str
    content_type: str
    write: Callable[[Iterable[ServedRows]], Iterator[bytes]]
    """Part by part, of which there is one at least; together they are the body."""
    form: Form
    """As the document tells it."""

    @property
    def mimetype(self) -> str:
        """The content type without its parameters, as an Accept header names it."""
        return self.content_type.partition(";")[0]


def _write_json(parts: Iterable[ServedRows]) -> Iterator[bytes]:
    opening = b"["
    for part in parts:
        if records := part.records():
            yield opening + orjson.dumps(records)[1:-1]
            opening = b","
    yield b"]\n" if opening == b"," else b"[]\n"


def _write_ndjson(parts: Iterable[ServedRows]) -> Iterator[bytes]:
    for part in parts:
        lines = (orjson.dumps(each, option=orjson.OPT_APPEND_NEWLINE) for each in part.records())
        yield b"".join(lines)


def _write_csv(parts: Iterable[ServedRows]) -> Iterator[bytes]:
    for number, part in enumerate(parts):
        rows = ({name: _without_exponent(v) for name, v in each.items()} for each in part.records())
        head, end, body = csv_text(part.names, rows).partition("\r\n")
        yield (body if number else head + end + body).encode()


def _without_exponent(value: object) -> object:
    """A number without an exponent, which no reader of prices takes."""
    return f"{Decimal(repr(value)):f}" if isinstance(value, float) else value


REPRESENTATIONS = {
    form.name: form
    for form in (
        Representation("json", "application/json", _write_json, Form(list[dict[str, Any]])),
        Representation("ndjson", "application/x-ndjson", _write_ndjson, Form(str)),
        Representation("csv", "text/csv; charset=utf-8", _write_csv, Form(str)),
        Representation("parquet", "application/vnd.apache.parquet", write_parquet, Form()),
    )
}


def chosen_representation(names: Sequence[str] = tuple(REPRESENTATIONS)) -> Representation:
    """The form that the request asks for, of those with these names.

    Raises:
        BadRequestError: `format` names none of them.
        NotAcceptableError: the Accept header admits none of them.
    """
    forms = [REPRESENTATIONS[name] for name in names]
    if "format" in request.args:
        return _find_by_name(request.args["format"], forms)
    chosen = best_type([form.mimetype for form in forms])
    return next(form for form in forms if form.mimetype == chosen)


def _find_by_name(name: str, forms: Sequence[Representation]) -> Representation:
    by_name = {form.name: form for form in forms}
    word = choice_of(name, by_name)
    if word is None:
        raise BadRequestError(f"format: expected one of {', '.join(by_name)}, got {shown(name)}")
    return by_name[word]
