"""Where rows lie in a text whose quotes are in order, and which texts are not."""

from __future__ import annotations

import csv
import io
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacelaunch.sources.plain_rows import find_plain_rows


@pytest.mark.parametrize(
    ("text", "starts", "lines", "end"),
    [
        (b"", [], [], 0),
        (b"a,b\nc,d\n", [0, 4], [0, 1], 8),
        (b"a,b\r\nc,d\r\n", [0, 5], [0, 1], 10),
        (b"\n\r\na\n\nb\n", [3, 6], [2, 4], 8),
        (b'"a\nb"\nc\n', [0, 6], [0, 2], 8),
        (b'"a","b\n\n"\n"""c"""\n""\n', [0, 10, 18], [0, 3, 4], 21),
        (b"a\nb", [0], [0], 2),
        (b'a\n"b\n', [0], [0], 2),
        (b'a\n"b\nc', [0], [0], 2),
    ],
    ids=[
        "nothing", "LF", "CR LF", "empty lines", "end within", "doubled quotes", "no last end",
        "open at the end", "open and no end",
    ],
)  # fmt: skip
def test_rows_begin_where_those_before_end(text, starts, lines, end):
    found = find_plain_rows(text)
    assert found is not None
    assert (found.starts.tolist(), found.lines.tolist(), found.end) == (starts, lines, end)


def test_it_is_known_how_many_lines_the_rows_are():
    found = find_plain_rows(b'a\n\n"b\nc"\nd')
    assert (found.line_count, found.has_ends_within) == (4, True)


@pytest.mark.parametrize(
    "text",
    [
        b'a"b\n', b'"a"b\n', b'"a""\nb"c"\n', b'a ""\n', b' "a"\n', b'"a" \n', b"a\rb\n", b"a\r",
        b'"a\rb"\n', b"x" * 131_073 + b"\n", b'""a\n',
    ],
    ids=[
        "within", "after", "before", "doubled outside", "blank before", "blank after", "lone CR",
        "CR at the end", "lone CR within", "long", "after an empty one",
    ],
)  # fmt: skip
def test_what_is_not_in_order_is_left_to_who_reads_row_by_row(text):
    assert find_plain_rows(text) is None


TEXTS = st.text('",\n\r ab', max_size=30)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_where_it_finds_rows_python_finds_the_same(text):
    found = find_plain_rows(text.encode())
    if found is None:
        return
    parts = [text[a:b] for a, b in pairwise([*found.starts.tolist(), found.end])]
    rows = [row for row in rows_in(text[: found.end]) if row]
    assert [rows_in(part)[0] for part in parts] == rows


def rows_in(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))
