"""The forms in which records can be had: JSON, NDJSON, CSV, Parquet and Excel workbook.

The address' suffix chooses or `format=`, else the Accept header. Called by `/data`.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import orjson
from flask import request

from spacelaunch.api.around.csv_text import csv_text
from spacelaunch.api.around.negotiation import best_type
from spacelaunch.api.document.parts import Form
from spacelaunch.api.served.parquet import write_parquet
from spacelaunch.api.served.served_rows import ServedRows
from spacelaunch.api.served.workbook import MOST_ROWS, WORKBOOK, write_workbook
from spacelaunch.domain.names import choice_of, shown
from spacelaunch.errors import BadRequestError, NotFoundError


@dataclass(frozen=True, slots=True)
class Representation:
    """One form, and how launches are written in it."""

    name: str
    content_type: str
    write: Callable[[Iterable[ServedRows]], Iterator[bytes]]
    """Part by part, of which there is one at least; together they are the body."""
    form: Form
    """As the document tells it."""
    told: str
    """What there is to know of it, in the documents."""
    mark: bytes = b""
    """What a file of this form begins with, to be known by it; a program needs none."""
    most_rows: int | None = None
    """More launches than that cannot be written."""

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
        Representation(
            "json", "application/json", _write_json, Form(list[dict[str, Any]]),
            "an array of objects",
        ),
        Representation(
            "ndjson", "application/x-ndjson", _write_ndjson, Form(str),
            "an object a line",
        ),
        # A program that reads a CSV may take the mark for a part of the first name; Excel takes a
        # file without one for its own code page, and damages each name that is no ASCII.
        Representation(
            "csv", "text/csv; charset=utf-8", _write_csv, Form(str),
            "commas, numbers without an exponent, an apostrophe before what looks like a formula; "
            "the file begins with a byte-order mark, for Excel, and `format=csv` does not",
            mark=BOM_UTF8,
        ),
        Representation(
            "parquet", "application/vnd.apache.parquet", write_parquet, Form(),
            "each column with its type, a moment in UTC",
        ),
        Representation(
            "xlsx", WORKBOOK, write_workbook, Form(),
            f"one sheet, each cell with its type, a moment in UTC, and no text a formula; at most "
            f"{MOST_ROWS:,} launches",
            most_rows=MOST_ROWS,
        ),
    )
}  # fmt: skip


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


def representation_of(suffix: str) -> Representation:
    """The form of a file that is called so; raises NotFoundError."""
    if suffix not in REPRESENTATIONS:
        known = ", ".join(f".{name}" for name in REPRESENTATIONS)
        raise NotFoundError(f"the data have no form .{suffix}; there are {known}")
    return REPRESENTATIONS[suffix]


def _find_by_name(name: str, forms: Sequence[Representation]) -> Representation:
    by_name = {form.name: form for form in forms}
    word = choice_of(name, by_name)
    if word is None:
        raise BadRequestError(f"format: expected one of {', '.join(by_name)}, got {shown(name)}")
    return by_name[word]
