"""Reads a file in whatever form it is, and what is packed in it.

Which form that is, `formats` tells of its first bytes. Called by `datasets`.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import BinaryIO, cast

from spacelaunch.errors import BadDataError
from spacelaunch.sources import packed
from spacelaunch.sources.csv_header import has_header
from spacelaunch.sources.formats import CSV, JSON, WORKBOOK, ZIP, Format, Sent, find_format
from spacelaunch.sources.reading import Reading

_HEAD_BYTES = 512
_WORKBOOK_PART = "xl/workbook.xml"


def read_file(sent: Sent) -> Reading:
    """Read a file in whatever form it is.

    Shape: its stream can be sought.
    Raises:
        BadDataError: it is in none of the forms, or no launch in it can be read.
        TooLargeError: there is, or unpacks to, more than the limit.
        UnsupportedTypeError: there is no such encoding as it is said to have.
    """
    found = find_format(_head(sent.stream))
    found = WORKBOOK if found is ZIP and _is_workbook(sent.stream) else found
    if found.unpack is not None:
        packed.require_content(found.unpack(sent.stream), sent.limit_bytes)
        sent.stream.seek(0)
        inner = found.unpack(sent.stream)
        head = inner.read(_HEAD_BYTES)
        sent = replace(sent, stream=cast(BinaryIO, _Begun(head, inner)))
        found = find_format(head)
        if found.unpack is not None and found is not ZIP:
            raise BadDataError("there is a pack within the pack; send what is in it")
        found = WORKBOOK if found is ZIP else found
    return _read(found, sent)


def read_records(sent: Sent) -> Reading:
    """Read JSON records, which may be packed; raises as `read_file` does."""
    found = find_format(_head(sent.stream))
    if found.unpack is not None:
        sent = replace(sent, stream=found.unpack(sent.stream))
    try:
        return _read(JSON, sent)
    except BadDataError as exc:
        if found is not CSV or not has_header(_head(sent.stream)):
            raise
        raise BadDataError(f"{exc}; a CSV is sent with -H 'Content-Type: text/csv'") from exc


def _read(found: Format, sent: Sent) -> Reading:
    if found.read is None:
        raise AssertionError(f"nobody reads {found.name}")
    return found.read(sent)


class _Begun(io.RawIOBase):
    """A stream of which the first bytes were looked at."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1) -> bytes:
        """As a stream does."""
        if not self._head:
            return self._stream.read(size)
        found = self._head[: size if size >= 0 else None]
        self._head = self._head[len(found) :]
        return found


def _head(stream: BinaryIO) -> bytes:
    stream.seek(0)
    head = stream.read(_HEAD_BYTES)
    stream.seek(0)
    return head


def _is_workbook(stream: BinaryIO) -> bool:
    """Whether an archive is one: all of them have this in it."""
    return _WORKBOOK_PART in packed.names_in(stream)
