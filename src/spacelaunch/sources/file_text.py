"""A stream of text as pieces of UTF-8 that end where a line ends.

What cannot be text is refused with its line, and `limit_bytes` bounds how much there may be of it;
no more than a piece is held here. Called by `csv_file`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np

from spacelaunch.errors import BadDataError, TooLargeError
from spacelaunch.sources.encodings import LONGEST_MARK, find_encoding

_LF, _CR = b"\n\r"
_LONGEST_LINE = 1_000_000
# Pairs of ends: a file may have empty lines, and 99 million of them are 96 kB of gzip.
_MOST_EMPTY_LINES = 100_000
_READ_BYTES = 64 * 1024
# So large that reading by column pays, so small that a few of them are little beside a file.
PIECE_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Piece:
    """Some whole lines."""

    text: bytes
    """UTF-8; its lines end in LF, CR LF, or CR alone."""
    first_line: int
    """Which line of the file it begins with, from 1."""


def read_pieces(stream: BinaryIO, limit_bytes: int, charset: str | None = None) -> Iterator[Piece]:
    """The file's text, in order.

    Shape: `charset` is what the sender calls its encoding; a mark at its beginning is believed
        before that.
    Raises:
        BadDataError: it is not text; the line is named.
        TooLargeError: there is more of it than `limit_bytes`.
        UnsupportedTypeError: there is no such encoding.
    """
    first_line, rest, empty_count = 1, b"", 0
    for read in _read(stream, limit_bytes, charset):
        text = rest + read
        cut = _end_of_lines(text) if read else len(text)
        text, rest = text[:cut], text[cut:]
        _require_text(text, first_line)
        empty_count += text.count(b"\n\n") + text.count(b"\n\r\n") + text.count(b"\r\r")
        if empty_count > _MOST_EMPTY_LINES:
            raise BadDataError(f"more than {_MOST_EMPTY_LINES:,} empty lines")
        if text:
            yield Piece(text, first_line)
        first_line += count_lines(text)
        if len(rest) > _LONGEST_LINE:
            raise _too_long(first_line)


def count_lines(text: bytes) -> int:
    """How many lines end in the text, in any of the three ways."""
    signs = np.frombuffer(text, np.uint8)
    is_cr, is_lf = signs == _CR, signs == _LF
    both = np.count_nonzero(is_cr[:-1] & is_lf[1:])
    return int(np.count_nonzero(is_cr) + np.count_nonzero(is_lf) - both)


def _read(stream: BinaryIO, limit_bytes: int, charset: str | None) -> Iterator[bytes]:
    """What is in the stream, as UTF-8 and without a mark; nothing says that it ended."""
    head = stream.read(LONGEST_MARK)
    encoding = find_encoding(head, charset)
    to_utf8 = None if encoding.is_utf8 else encoding.to_utf8()
    total, begun = len(head), head.removeprefix(encoding.mark)
    while True:
        read = bytearray(begun)
        while len(read) < PIECE_BYTES and (chunk := stream.read(_READ_BYTES)):
            read += chunk
            total += len(chunk)
            if total > limit_bytes:
                raise TooLargeError(f"the file holds more than {limit_bytes:,} bytes of text")
        text, begun = bytes(read), b""
        if to_utf8:
            text = to_utf8(text, not text)
        if text:
            yield text
        if not read:
            yield b""
            return


def _end_of_lines(text: bytes) -> int:
    """Behind the last line that has ended; a CR at the very end may be half of a CR LF."""
    return max(text.rfind(b"\n"), text.rfind(b"\r", 0, len(text) - 1)) + 1


def _require_text(text: bytes, first_line: int) -> None:
    if b"\0" not in text and _is_utf8(text) and not _may_have_long_line(text):
        return
    for number, raw in enumerate(text.splitlines(keepends=True), start=first_line):
        _require_line(raw, number)


def _is_utf8(text: bytes) -> bool:
    try:
        return text.isascii() or bool(text.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _may_have_long_line(text: bytes) -> bool:
    """Whether a stretch of half a longest line has no end in it."""
    step = _LONGEST_LINE // 2
    return any(
        text.find(b"\n", start, start + step) < 0 and text.find(b"\r", start, start + step) < 0
        for start in range(0, len(text) - step, step)
    )


def _require_line(raw: bytes, number: int) -> None:
    if b"\0" in raw:
        raise BadDataError(f"not a text file: line {number} has a NUL byte")
    if len(raw) > _LONGEST_LINE:
        raise _too_long(number)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise BadDataError(
            f"line {number} is not valid UTF-8 (byte {raw[exc.start]:#04x}); save the file as "
            "UTF-8, or say what it is, as with "
            "-F 'file=@launches.csv;type=text/csv;charset=windows-1252'"
        ) from exc


def _too_long(number: int) -> BadDataError:
    return BadDataError(f"not a CSV file: line {number} is longer than a million bytes")
