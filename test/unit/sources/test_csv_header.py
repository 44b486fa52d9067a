"""Where the header stands, and what it lacks."""

from __future__ import annotations

import pytest

from factories import HEADER
from spacelaunch.errors import BadDataError
from spacelaunch.sources.csv_header import find_header, has_header
from spacelaunch.sources.file_text import Piece

LINE = ",".join(HEADER).encode()


def found(text: bytes):
    return find_header(iter([Piece(text, 1)]))


def why_not(text: bytes) -> str:
    with pytest.raises(BadDataError) as caught:
        found(text)
    return str(caught.value)


@pytest.mark.parametrize("separator", [b",", b";", b"\t", b"|"])
def test_the_separator_is_the_one_that_fits(separator):
    header = found(LINE.replace(b",", separator) + b"\nrest")

    assert (header.separator.encode(), header.names) == (separator, HEADER)
    assert header.rest == Piece(b"rest", 2)


def test_a_separator_that_is_said_is_believed():
    assert found(b"sep=#\n" + LINE.replace(b",", b"#") + b"\n").separator == "#"


def test_where_the_separator_is_no_comma_the_cost_may_have_one():
    assert "Rocket, with a decimal comma" in found(LINE.replace(b",", b";")).layout.wanted
    assert "Rocket" in found(LINE).layout.wanted


def test_what_stands_above_the_header_is_passed_over():
    header = found(b'A title, "quoted" wrongly\n\nand a date,,,\n' + LINE + b"\nrest")

    assert (header.lines_above, header.rest) == (2, Piece(b"rest", 5))


def test_a_lacking_column_is_told_with_the_nearest_that_was_found():
    text = LINE.replace(b"Country of Launch", b"Country of Lunch")

    assert why_not(text) == ("the header lacks 'Country of Launch' (is it 'Country of Lunch'?)")


def test_a_header_that_lacks_something_is_told_with_its_line():
    assert why_not(b"A title\n" + LINE.replace(b"Location,", b"")).startswith(
        "the header (line 2) lacks 'Location'"
    )


def test_a_header_of_too_many_columns_is_not_read():
    assert "more than 200 columns" in why_not(b"," * 9_000)
    assert "columns are more than 200" in why_not(LINE + b",x" * 200)


def test_whether_there_is_a_header_is_seen_in_the_first_lines():
    assert has_header(b"A title\n" + LINE)
    assert not has_header(b"a,b,c\n1,2,3\n")
