"""A file as pieces of whole lines; `test_csv_file` has what is refused."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacelaunch.errors import BadDataError
from spacelaunch.sources import file_text
from spacelaunch.sources.file_text import Piece, count_lines, read_pieces


def pieces(body: bytes) -> list[Piece]:
    return list(read_pieces(io.BytesIO(body), 10**9))


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(file_text, "PIECE_BYTES", 4)
    monkeypatch.setattr(file_text, "_READ_BYTES", 2)


@pytest.mark.parametrize(
    ("text", "count"),
    [(b"", 0), (b"a", 0), (b"a\n", 1), (b"a\r", 1), (b"a\r\n", 1), (b"\r\r\n\n\n\r", 5)],
)
def test_lines_are_counted_however_they_end(text, count):
    assert count_lines(text) == count


def test_a_small_file_is_one_piece():
    assert pieces(b"a\nb") == [Piece(b"a\n", 1), Piece(b"b", 2)]
    assert pieces(b"a\nb\n") == [Piece(b"a\nb\n", 1)]
    assert pieces(b"") == []


@pytest.mark.usefixtures("small")
def test_a_piece_ends_where_a_line_ends():
    assert pieces(b"a\r\nbcdefgh\ri\n") == [
        Piece(b"a\r\n", 1),
        Piece(b"bcdefgh\r", 2),
        Piece(b"i\n", 3),
    ]


@pytest.mark.usefixtures("small")
@settings(max_examples=200, deadline=None)
@given(st.text("a\n\ré", max_size=30).map(str.encode))
def test_the_pieces_are_the_file_and_know_their_lines(text):
    found = pieces(text)
    assert b"".join(piece.text for piece in found) == text
    before = b""
    for piece in found:
        assert piece.first_line == 1 + count_lines(before)
        before += piece.text


def test_a_mark_at_the_beginning_is_no_part_of_the_text():
    assert pieces(b"\xef\xbb\xbfa\n") == [Piece(b"a\n", 1)]


@pytest.mark.usefixtures("small")
@settings(max_examples=50, deadline=None)
@given(st.text("a\n\ré€🚀", max_size=30), st.sampled_from(["utf-16", "utf-32", "utf-8-sig"]))
def test_text_in_another_encoding_comes_as_utf8(text, encoding):
    found = pieces(text.encode(encoding))
    assert b"".join(piece.text for piece in found).decode() == text


def test_a_byte_that_is_no_letter_of_the_encoding_is_marked():
    found = list(read_pieces(io.BytesIO(b"caf\xe9 \x9d\n"), 100, "windows-1252"))
    assert found == [Piece("café \ufffd\n".encode(), 1)]


def test_empty_lines_without_end_are_not_waited_for(monkeypatch):
    monkeypatch.setattr(file_text, "_MOST_EMPTY_LINES", 5)
    with pytest.raises(BadDataError, match="more than 5 empty lines"):
        pieces(b"a\n" + b"\r\n" * 20)
