"""Records as text and back."""

from __future__ import annotations

import pyarrow as pa
import pytest

from spacelaunch.relation.received import RECEIVED, Text
from spacelaunch.sources.record_text import (
    form_of,
    is_ours,
    received_objects,
    received_rows,
    record_of,
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (b"a,b\r\n", ["a", "b"]),
        (b"a,b", ["a", "b"]),
        (b"a,b\n\n\r\n", ["a", "b"]),
        (b",\n", ["", ""]),
        (b'"a, ""x""","b\r\nc"\r\n', ['a, "x"', "b\r\nc"]),
        (b'"a\rb",\xc3\xa9\r', ["a\rb", "é"]),
        ("a\x0bb,c\u2028d\n".encode(), ["a\x0bb", "c\u2028d"]),
    ],
    ids=["CR LF", "no end", "empty lines behind", "empty", "quoted", "CR", "ends of other kinds"],
)
def test_a_row_is_read_under_its_header(text, values):
    assert record_of(Text(form_of(["é", " Rocket"]), text)) == dict(
        zip(["é", " Rocket"], values, strict=True)
    )


@pytest.mark.parametrize(
    "record",
    [{"Year": 2001, "Rocket": None, "crew": [{"name": "Ada"}], "mass_kg": 5.5}, {}, {"é": "中"}],
    ids=["of all kinds", "empty", "outside ASCII"],
)
def test_an_object_comes_back_as_it_went(record):
    (row,) = received_objects([record]).to_pylist()
    assert record_of(Text(row["form"], row["text"])) == record


def test_in_a_file_that_we_have_served_a_quoted_formula_is_as_it_was():
    assert record_of(Text(form_of(["id", "x"]), b"1,'=1+1")) == {"id": "1", "x": "=1+1"}
    plain = form_of(["id", "x"], is_plain=True)
    assert record_of(Text(plain, b"1,'=1+1")) == {"id": "1", "x": "'=1+1"}
    assert record_of(Text(form_of(["no", "x"]), b"1,'=1+1")) == {"no": "1", "x": "'=1+1"}


@pytest.mark.parametrize(
    ("header", "expected"), [(["id", "x"], True), ([" ID "], True), (["x"], False)]
)
def test_our_own_files_have_ids(header, expected):
    assert is_ours(header) is expected


def test_rows_and_objects_stand_in_one_table():
    both = [received_rows(form_of(["n"]), pa.array([b"1"])), received_objects([{"n": 2}])]
    assert pa.concat_tables(both).schema == RECEIVED
