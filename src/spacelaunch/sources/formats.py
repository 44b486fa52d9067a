"""Every form in which launches are taken: how each is called, how it is known, and who reads it.

What a file is, its first bytes say, and not its name or its content type: those are wrong too
often. The door, its limits, its refusals and the documents are made of this table, so a form is
added here and nowhere else. Used by `file_reader`.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from spacelaunch.errors import BadDataError, TooLargeError
from spacelaunch.sources import packed
from spacelaunch.sources.csv_file import read_csv, read_table_text
from spacelaunch.sources.file_text import Piece
from spacelaunch.sources.json_records import read_json
from spacelaunch.sources.parquet_file import read_parquet
from spacelaunch.sources.reading import Gathering, Reading
from spacelaunch.sources.workbook import read_workbook


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it came."""

    stream: BinaryIO
    """At its beginning."""
    source: str
    """What it is called."""
    limit_bytes: int
    json_limit_bytes: int
    """How much may be held whole."""
    charset: str | None = None
    """What its sender calls its encoding."""


@dataclass(frozen=True, slots=True)
class Format:
    """One form."""

    name: str
    content_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    is_known: Callable[[bytes], bool]
    """By its first bytes."""
    known_by: str
    """The same in words, for the documents."""
    done: str
    """What is done with it, in words."""
    read: Callable[[Sent], Reading] | None = None
    """None for a pack: what is in it is looked at in its turn."""
    unpack: Callable[[BinaryIO], BinaryIO] | None = None


def find_format(head: bytes) -> Format:
    """The form of a file that begins so.

    Raises:
        BadDataError: it is a known one that holds no table, or that nobody reads here.
    """
    for is_known, advice in _NOT_TAKEN:
        if head.lstrip()[: len(is_known)].lower() == is_known:
            raise BadDataError(f"not a launches file: {advice}")
    return next(each for each in FORMATS if each.is_known(head))


def _starts(*firsts: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(firsts)


def _is_json(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def _read_text(sent: Sent) -> Reading:
    return read_csv(sent.stream, sent.source, sent.limit_bytes, sent.charset)


def _read_json(sent: Sent) -> Reading:
    body = bytearray()
    while chunk := sent.stream.read(1 << 16):
        body += chunk
        if len(body) > sent.json_limit_bytes:
            raise TooLargeError(
                f"the file holds more than {sent.json_limit_bytes:,} bytes of JSON; send it as "
                "CSV or Parquet"
            )
    return read_json(bytes(body), sent.source)


def _read_rows(rows: Callable[[BinaryIO, int], Iterator[Piece]]) -> Callable[[Sent], Reading]:
    """A reader of what hands on its rows as CSV."""

    def read(sent: Sent) -> Reading:
        with tempfile.TemporaryFile() as copy:
            stream = sent.stream
            if not stream.seekable():  # as what is unpacked; it is sought about in
                shutil.copyfileobj(stream, copy)
                copy.seek(0)
                stream = cast(BinaryIO, copy)
            pieces = rows(stream, sent.limit_bytes)
            return read_table_text(pieces, Gathering(sent.source, "line"), is_plain=True)

    return read


CSV = Format(
    name="CSV",
    content_types=(
        *("text/csv", "application/csv", "text/plain", "text/tab-separated-values"),
        *("application/vnd.ms-excel", "application/octet-stream"),
    ),
    suffixes=(".csv", ".tsv", ".txt"),
    is_known=lambda _: True,
    known_by="text; its header, within the first 20 lines",
    done="read with the separator `,` `;` tab or `|` that fits the header; a decimal comma is one "
    "where the separator is no comma. UTF-8, UTF-16 or UTF-32 by its mark, else UTF-8 or "
    "the `charset=` of its content type",
    read=_read_text,
)
GZIP = Format(
    name="gzip",
    content_types=("application/gzip", "application/x-gzip"),
    suffixes=(".gz",),
    is_known=_starts(b"\x1f\x8b"),
    known_by="`1f 8b`",
    done="the file in it is read",
    unpack=packed.unpack_gzip,
)
BZIP2 = Format(
    name="bzip2",
    content_types=("application/x-bzip2", "application/x-bzip"),
    suffixes=(".bz2",),
    is_known=_starts(b"BZh"),
    known_by="`BZh`",
    done="the file in it is read",
    unpack=packed.unpack_bzip2,
)
XZ = Format(
    name="xz",
    content_types=("application/x-xz",),
    suffixes=(".xz",),
    is_known=_starts(b"\xfd7zXZ\0"),
    known_by="`fd 37 7a 58 5a 00`",
    done="the file in it is read",
    unpack=packed.unpack_xz,
)
WORKBOOK = Format(
    name="Excel workbook",
    content_types=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
    suffixes=(".xlsx",),
    is_known=lambda _: False,
    known_by="`PK`, with `xl/workbook.xml` in it",
    done="the first sheet with a header is read; a line is a row of the sheet",
    read=_read_rows(read_workbook),
)
ZIP = Format(
    name="zip",
    content_types=("application/zip", "application/x-zip-compressed"),
    suffixes=(".zip",),
    is_known=_starts(b"PK\x03\x04", b"PK\x05\x06"),
    known_by="`PK`",
    done="the one table in it is read; of several `Global_Space_Launches.csv`",
    unpack=packed.unpack_zip,
)
PARQUET = Format(
    name="Parquet",
    content_types=("application/vnd.apache.parquet", "application/x-parquet"),
    suffixes=(".parquet",),
    is_known=_starts(b"PAR1"),
    known_by="`PAR1`",
    done="read by column, each value as the data set would write it; a line is a row, and the "
    "header counts as the first",
    read=_read_rows(read_parquet),
)
JSON = Format(
    name="JSON, NDJSON",
    content_types=("application/json", "application/x-ndjson", "application/jsonl"),
    suffixes=(".json", ".ndjson", ".jsonl"),
    is_known=_is_json,
    known_by="`{` or `[`",
    done="an object, an array of objects, or an object a line. As a body of its own they join the "
    "data set; as a file they replace it",
    read=_read_json,
)
FORMATS = (GZIP, BZIP2, XZ, ZIP, WORKBOOK, PARQUET, JSON, CSV)
"""In the order in which they are looked for."""

RECORD_TYPES = JSON.content_types
"""Content types of bodies that join the data set."""
FILE_TYPES = tuple(kind for each in FORMATS if each is not JSON for kind in each.content_types)
"""Content types of bodies that replace it."""

_NOT_TAKEN = (
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls); save it as .xlsx or CSV"),
    (b"<!doctype html", "a web page; download the file itself"),
    (b"<html", "a web page; download the file itself"),
    (b"%pdf", "a PDF; send the table that it was made of"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; send what is in it, or a zip"),
    (b"rar!", "a RAR archive; send what is in it, or a zip"),
    (b"\x28\xb5\x2f\xfd", "Zstandard; send what is in it, or gzip"),
    (b"arrow1", "an Arrow file; save it as Parquet"),
    (b"sqlite format 3\0", "an SQLite database; export the table as CSV"),
)
