"""Rows of a text whose quotes are not in order, one by one."""

from __future__ import annotations

import pytest

from spacelaunch.sources.csv_layout import Layout
from spacelaunch.sources.odd_rows import read_odd
from spacelaunch.sources.reading import REJECTS_LISTED

LAYOUT = Layout(2, {"a": 0}, frozenset())


def values(text: bytes, *, is_all: bool = True) -> list[str]:
    return list(read_odd(text, 1, LAYOUT, is_all=is_all).text.column("a").to_pylist())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b'"a"b,1\nc,2\n', ["c"]),
        (b'"a,1\nc,2\n', ["c"]),
        (b'a"b,1\nc,2\n', ['a"b', "c"]),
        (b'"a,1\n"c",2\nd,3\n', ["c", "d"]),
        (b"a,1\rb,2\r\n", ["a", "b"]),
    ],
    ids=["text behind a quote", "never closed", "within", "closed by the next", "CR"],
)
def test_a_stray_quote_costs_its_line_at_most(text, expected):
    assert values(text) == expected


def test_a_row_that_has_not_ended_is_left_for_more():
    rows = read_odd(b'a"x,1\n"b\n', 7, LAYOUT)
    assert (rows.text.column("a").to_pylist(), rows.byte_count, rows.line_count) == (['a"x'], 6, 1)
    assert rows.broken.count == 0


def test_lines_are_counted_from_the_first():
    rows = read_odd(b'\n"a"b,1\n"c\n",1\n\nd"e,1\n', 10, LAYOUT, is_all=True)
    assert (rows.lines.tolist(), rows.broken.first[0].line) == ([12, 15], 11)


def test_all_that_are_broken_are_counted_and_the_first_are_listed():
    rows = read_odd(b"x\n" * (REJECTS_LISTED + 1), 1, LAYOUT, is_all=True)
    assert (rows.broken.count, len(rows.broken.first)) == (REJECTS_LISTED + 1, REJECTS_LISTED)


def test_many_quotes_that_never_close_are_read_in_time_that_grows_with_their_number():
    text = b'"a,1\n' * 50_000
    assert read_odd(text, 1, LAYOUT, is_all=True).broken.count >= 25_000
