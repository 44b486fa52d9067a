"""Records as they were received: the text of one, the form that it is in, and its reading.

A row of a CSV file keeps its own letters, under its file's header as a JSON array; a JSON record
keeps its JSON, which has no form. Rows of a workbook or of Parquet come as CSV. Used by the
readers, and by `datasets` for who asks for one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson
import pyarrow as pa

from spacelaunch.domain import words
from spacelaunch.relation.received import RECEIVED, Text
from spacelaunch.sources.formulas import unquoted

Record = Mapping[str, object]


def form_of(header: Sequence[str], separator: str = ",", *, is_plain: bool = False) -> str:
    """The form of the rows under this header, whose values have this sign between them.

    Shape: `is_plain` says that a table of ours is no CSV, whose texts are as they are.
    """
    form: object = header
    if is_plain and is_ours(header):
        form = {"header": header, "separator": separator, "is_plain": True}
    elif separator != ",":
        form = {"header": header, "separator": separator}
    return orjson.dumps(form).decode()


def received_rows(form: str, texts: pa.Array) -> pa.Table:
    """Rows of one CSV file."""
    codes = pa.nulls(len(texts), pa.int32()).fill_null(0)
    forms = pa.DictionaryArray.from_arrays(codes, pa.array([form]))
    return pa.table([forms, texts], schema=RECEIVED)


def received_objects(records: Iterable[Record]) -> pa.Table:
    """JSON records."""
    texts = pa.array([orjson.dumps(record) for record in records], pa.binary())
    return pa.table([pa.nulls(len(texts), RECEIVED.field("form").type), texts], schema=RECEIVED)


def record_of(received: Text) -> Record:
    """The record as its source named and wrote it."""
    if received.form is None:
        return dict(orjson.loads(received.text))
    said = orjson.loads(received.form)
    form: dict[str, Any] = {"header": said, "separator": ","} if isinstance(said, list) else said
    header = form["header"]
    lines = io.StringIO(received.text.decode(), newline="")
    values = next(csv.reader(lines, delimiter=form["separator"], strict=True))
    has_marks = is_ours(header) and not form.get("is_plain")
    return dict(zip(header, map(unquoted, values) if has_marks else values, strict=True))


def is_ours(header: Iterable[str]) -> bool:
    """Whether we have served the file: in any other an apostrophe is an apostrophe."""
    return words.ID in map(words.known_column, header)
