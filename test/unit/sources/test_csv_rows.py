"""Rows by column, whoever of the two readers has read them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacelaunch.sources import csv_rows
from spacelaunch.sources.csv_layout import Layout
from spacelaunch.sources.csv_rows import read_rows
from spacelaunch.sources.file_text import read_pieces

LAYOUT = Layout(3, {"a": 0, "c": 2}, frozenset(["c"]))


def found(text: bytes) -> tuple[list[tuple[int, str, str, bytes]], list[tuple[int, str]]]:
    """Line, two values and bytes of each row; and what is no row."""
    rows: list[tuple[int, str, str, bytes]] = []
    broken: list[tuple[int, str]] = []
    for part in read_rows(read_pieces(io.BytesIO(text), 10**9), LAYOUT):
        columns = (part.text.column(name).to_pylist() for name in "ac")
        rows += zip(part.lines.tolist(), *columns, part.received.to_pylist(), strict=True)
        broken += [(reject.line, reject.reason) for reject in part.broken.first]
    return rows, broken


def test_the_wanted_columns_come_with_line_and_text():
    assert found(b'1,2,"3"\r\n\r\n"4\n",5,6\n7,8,9') == (
        [
            (1, "1", "3", b'1,2,"3"\r\n\r\n'),
            (3, "4\n", "6", b'"4\n",5,6\n'),
            (5, "7", "9", b"7,8,9"),
        ],
        [],
    )


@pytest.mark.parametrize("row", [b"1,2", b"1,2,3,4", b" ", b'""'])
def test_a_row_of_another_width_is_none(row):
    rows, broken = found(b"a,b,c\n" + row + b"\nd,e,f\n")
    assert [(line, first) for line, first, _, _ in rows] == [(1, "a"), (3, "d")]
    assert broken == [(2, f"{len(row.split(b','))} values, the header has 3")]


def test_a_row_without_its_end_waits_for_it(monkeypatch):
    monkeypatch.setattr("spacelaunch.sources.file_text.PIECE_BYTES", 4)
    monkeypatch.setattr("spacelaunch.sources.file_text._READ_BYTES", 4)
    rows, broken = found(b'1,"2\n\n\n\n",3\n4,5,6\n"7"8,9\n"x\n",5,6\n')
    assert [(line, first) for line, first, _, _ in rows] == [(1, "1"), (6, "4"), (8, "x\n")]
    assert [line for line, _ in broken] == [7]


def test_a_row_that_never_ends_is_refused_and_those_behind_it_are_read(monkeypatch):
    monkeypatch.setattr(csv_rows, "_LONGEST_ROW", 10)
    rows, broken = found(b'1,"2,3\n' + b"4,5,6\n" * 9)
    assert [line for line, _ in broken] == [1]
    assert [line for line, *_ in rows] == list(range(2, 11))


CELLS = st.text("\",\n\r'=é ab|", max_size=6)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_what_is_quoted_is_read_as_it_was(rows, end):
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    read, broken = found(buffer.getvalue().encode())
    assert [(a, c) for _, a, c, _ in read] == [(a, c) for a, _, c in rows]
    assert broken == []


@settings(max_examples=200, deadline=None)
@given(st.text('",\n\r ab', max_size=40))
def test_no_text_is_read_otherwise_than_python_reads_it_row_by_row(text):
    rows, broken = found(text.encode())
    expected = [(first, last) for first, last in _row_by_row(text)]
    assert [(first, last) for _, first, last, _ in rows] == expected
    assert [line for line, _ in broken] == sorted(line for line, _ in broken)


def _row_by_row(text: str) -> list[tuple[str, str]]:
    """The same by the definition: a row that cannot be read costs its first line."""
    lines = [line.decode() for line in text.encode().splitlines(keepends=True)]
    rows, at = [], 0
    while at < len(lines):
        reader = csv.reader(lines[at:], strict=True)
        try:
            values = next(reader)
        except csv.Error:
            at += 1
            continue
        at += reader.line_num
        if len(values) == 3:
            rows.append((values[0], values[2]))
    return rows
