"""A launches CSV, plain or gzip, as bytes -> launches and rejects.

Says on which line a file is broken. Never holds the whole text: `limit_bytes` bounds what a
compressed file may become. Called by `datasets.load`.
"""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from spacelaunch.domain import words
from spacelaunch.errors import BadDataError, BadRecordError, TooLargeError
from spacelaunch.sources.formulas import unquoted
from spacelaunch.sources.reading import Reading, Record, read_all
from spacelaunch.sources.records import parse_record

_GZIP_MAGIC = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_LONGEST_LINE = 1_000_000
_CHUNK_BYTES = 64 * 1024


def read_csv(stream: BinaryIO, source: str, limit_bytes: int) -> Reading:
    """Read a whole file.

    Shape: `stream` is at its beginning and can be sought.
    Raises:
        BadDataError: it is not a launches CSV, or no record of it can be read.
        TooLargeError: it is, or unpacks to, more than `limit_bytes`.
    """
    reader = csv.reader(_lines(_unpacked(stream), limit_bytes), strict=True)
    return read_all(source, _records(reader), parse_record, "line")


def _unpacked(stream: BinaryIO) -> BinaryIO:
    magic = stream.read(2)
    stream.seek(0)
    return gzip.GzipFile(fileobj=stream) if magic == _GZIP_MAGIC else stream  # type: ignore[return-value]  # reads alike


def _lines(stream: BinaryIO, limit_bytes: int) -> Iterator[str]:
    """Text lines; what cannot be text is refused with its number."""
    number = 0
    try:
        for number, raw in enumerate(_split(stream, limit_bytes), start=1):
            yield _decoded(raw.removeprefix(_BOM) if number == 1 else raw, number)
    except (EOFError, gzip.BadGzipFile, zlib.error) as exc:
        raise BadDataError(f"the gzip file is damaged after line {number}: {exc}") from exc


def _split(stream: BinaryIO, limit_bytes: int) -> Iterator[bytes]:
    """Lines with their ends: LF, CR LF, or CR alone. One that is too long ends the reading."""
    total, rest = 0, b""
    while len(rest) <= _LONGEST_LINE and (chunk := stream.read(_CHUNK_BYTES)):
        total += len(chunk)
        if total > limit_bytes:
            raise TooLargeError(f"the file holds more than {limit_bytes:,} bytes of text")
        # The last line waits: its end, or half of its CR LF, may stand in the next chunk.
        *lines, rest = (rest + chunk).splitlines(keepends=True)
        yield from lines
    if rest:
        yield rest


def _decoded(raw: bytes, number: int) -> str:
    if b"\0" in raw:
        raise BadDataError(f"not a text file: line {number} has a NUL byte")
    if len(raw) > _LONGEST_LINE:
        raise BadDataError(f"not a CSV file: line {number} is longer than a million bytes")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise BadDataError(
            f"line {number} is not valid UTF-8 (byte {raw[exc.start]:#04x}); save the file as UTF-8"
        ) from exc


def _records(reader: Iterator[list[str]]) -> Iterator[tuple[int, Record | BadRecordError]]:
    header = _header(reader)
    # Only what we have served has ids; in any other file an apostrophe is an apostrophe.
    is_ours = words.ID in map(words.known_column, header)
    for line, values in _numbered(reader):
        if len(values) != len(header):
            yield line, BadRecordError(f"{len(values)} values, the header has {len(header)}")
        else:
            plain = map(unquoted, values) if is_ours else values
            yield line, dict(zip(header, plain, strict=True))


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins, as a quoted value may span several.

    Note: empty lines are passed over; most often it is the last.
    """
    while True:
        line = reader.line_num + 1  # type: ignore[attr-defined]  # csv.reader has it, Iterator not
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as exc:
            raise BadDataError(f"line {line} is not valid CSV: {exc}") from exc
        if values:
            yield line, values


def _header(reader: Iterator[list[str]]) -> list[str]:
    _, header = next(_numbered(reader), (1, []))
    if not header:
        raise BadDataError("the file is empty")
    found = {column for column in map(words.known_column, header) if column}
    if not found:
        raise BadDataError("not a launches CSV: its first line has none of the expected columns")
    _require_unique([words.known_column(name) or name.strip() for name in header])
    _require_columns(found)
    return header


def _require_unique(names: list[str]) -> None:
    for name in filter(None, names):  # spreadsheets write several columns without a name
        if names.count(name) > 1:
            raise BadDataError(f"the column {name!r} stands twice in the header")


def _require_columns(found: set[str]) -> None:
    missing = [column for column in words.REQUIRED if column not in found]
    if not found & set(words.REQUIRED_ANY):
        missing.append(" or ".join(words.REQUIRED_ANY))
    if missing:
        names = ", ".join(repr(column) for column in missing)
        raise BadDataError(f"the header lacks {names}")
