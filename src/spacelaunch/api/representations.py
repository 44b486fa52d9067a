"""The forms in which records can be had: JSON, NDJSON, CSV and Parquet.

`format=` chooses, else the Accept header. Called by `/data`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import orjson
from flask import request

from spacelaunch.api.answers import csv_text
from spacelaunch.api.negotiation import best_type
from spacelaunch.api.parquet import parquet_bytes
from spacelaunch.domain.names import choice_of, shown
from spacelaunch.errors import BadRequestError

Records = Sequence[Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Representation:
    """One form, and how records are written in it."""

    name: str
    content_type: str
    write: Callable[[Sequence[str], Records], bytes]

    @property
    def mimetype(self) -> str:
        """The content type without its parameters, as an Accept header names it."""
        return self.content_type.partition(";")[0]


def _json(_: Sequence[str], records: Records) -> bytes:
    return orjson.dumps(records, option=orjson.OPT_APPEND_NEWLINE)


def _ndjson(_: Sequence[str], records: Records) -> bytes:
    return b"".join(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE) for record in records)


def _csv(names: Sequence[str], records: Records) -> bytes:
    rows = ({name: _plain(value) for name, value in record.items()} for record in records)
    return csv_text(names, rows).encode()


def _plain(value: object) -> object:
    """A number without an exponent, which no reader of prices takes."""
    return f"{Decimal(repr(value)):f}" if isinstance(value, float) else value


REPRESENTATIONS = {
    form.name: form
    for form in (
        Representation("json", "application/json", _json),
        Representation("ndjson", "application/x-ndjson", _ndjson),
        Representation("csv", "text/csv; charset=utf-8", _csv),
        Representation("parquet", "application/vnd.apache.parquet", parquet_bytes),
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
        return _by_name(request.args["format"], forms)
    chosen = best_type([form.mimetype for form in forms])
    return next(form for form in forms if form.mimetype == chosen)


def _by_name(name: str, forms: Sequence[Representation]) -> Representation:
    by_name = {form.name: form for form in forms}
    word = choice_of(name, by_name)
    if word is None:
        raise BadRequestError(f"format: expected one of {', '.join(by_name)}, got {shown(name)}")
    return by_name[word]
