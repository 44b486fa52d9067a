"""What is packed -> what is in it, read part by part, and never more than it says it can be.

gzip, bzip2 and xz hold one file; a zip archive holds many, of which one is wanted. A pack within a
pack is not opened. Called by `formats`.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from spacelaunch.errors import BadDataError, TooLargeError

KAGGLE_FILE_NAME = "Global_Space_Launches.csv"
TABLE_SUFFIXES = (".csv", ".tsv", ".txt", ".json", ".ndjson", ".jsonl", ".parquet", ".xlsx")

_CHUNK_BYTES = 64 * 1024
# Tables shrink to a tenth or so. What shrinks to a hundredth was made to burst.
_LARGEST_RATIO = 100
_ALWAYS_BYTES = 8 * 1024 * 1024
# An archive names its members at its end; more of them than fit here nobody looks through.
_MOST_NAMES_BYTES = 1024 * 1024
_XZ_MEMORY_BYTES = 80 * 1024 * 1024
_XZ_PADDING = b"\0"
_END_RECORD = b"PK\x05\x06"
_END_RECORD_BYTES = 22
_LONGEST_COMMENT = 65_535
# Of a refusal.
_MOST_NAMES, _LONGEST_NAME = 20, 80


class DamagedError(BadDataError):
    """A pack is damaged."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(f"{what} is damaged: {reason}")


class Unpacked(io.RawIOBase):
    """A stream of what a pack holds; what it raises is ours.

    Shape: `read` gives so many bytes or fewer, none at the end; `packed_bytes` is how large the
        pack is.
    """

    def __init__(self, what: str, read: Callable[[int], bytes], packed_bytes: int) -> None:
        super().__init__()
        self._what = what
        self._read = read
        self._most = largest_content(packed_bytes)
        self._total = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes, and never all at once.

        Raises:
            DamagedError: the pack is not whole.
            TooLargeError: it holds out of all proportion to its size.
        """
        try:
            found = self._read(_CHUNK_BYTES if size < 0 else min(size, _CHUNK_BYTES))
        except (EOFError, OSError, ValueError, RuntimeError, zlib.error, lzma.LZMAError) as exc:
            raise DamagedError(self._what, str(exc)) from exc
        self._total += len(found)
        if self._total > self._most:
            raise TooLargeError(
                f"{self._what} unpacks to more than {_LARGEST_RATIO} times its size"
            )
        return found


def unpack_gzip(stream: BinaryIO) -> BinaryIO:
    """The file in a gzip file."""
    return _unpacked("the gzip file", gzip.GzipFile(fileobj=stream).read, stream)


def unpack_bzip2(stream: BinaryIO) -> BinaryIO:
    """The file in a bzip2 file."""
    return _unpacked("the bzip2 file", bz2.BZ2File(stream).read, stream)


def unpack_xz(stream: BinaryIO) -> BinaryIO:
    """The file in an xz file."""
    return _unpacked("the xz file", _Xz(stream).read, stream)


def unpack_zip(stream: BinaryIO) -> BinaryIO:
    """The one table in a zip archive.

    Raises:
        BadDataError: it holds none, or several; or it is not whole.
        TooLargeError: it holds more names than anybody looks through.
    """
    with _archive_errors():
        archive = _open(stream)
        member = archive.open(_table_in([each for each in archive.infolist() if each.file_size]))
    return _unpacked("the zip file", member.read, stream)


def names_in(stream: BinaryIO) -> list[str]:
    """What a zip archive holds; the stream is at its beginning then. Raises as `unpack_zip`."""
    with _archive_errors():
        names = _open(stream).namelist()
    stream.seek(0)
    return names


def _open(stream: BinaryIO) -> zipfile.ZipFile:
    require_few_names(stream)
    return zipfile.ZipFile(stream)


@contextmanager
def _archive_errors() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, EOFError, zlib.error, lzma.LZMAError) as exc:
        raise BadDataError(f"the zip file is not whole: {exc}") from exc
    except (OSError, RuntimeError, ValueError) as exc:
        # A place, a method or a name that cannot be, or a password.
        raise BadDataError(f"the zip file cannot be read: {exc}") from exc


def require_content(stream: BinaryIO, limit_bytes: int) -> None:
    """Unpack it to its end and keep nothing, before the long work with what is in it begins.

    Raises:
        DamagedError: the pack is not whole.
        TooLargeError: it holds more than that, or out of all proportion to its size.
    """
    total = 0
    while chunk := stream.read(_CHUNK_BYTES):
        total += len(chunk)
        if total > limit_bytes:
            raise TooLargeError(f"the file holds more than {limit_bytes:,} bytes of text")


def size_of(stream: BinaryIO) -> int:
    """How many bytes a stream has that can be sought; it stands at its beginning after that."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return size


def require_few_names(stream: BinaryIO) -> None:
    """Refuse an archive of names alone, before they are all read.

    Raises:
        BadDataError: it is no whole archive.
        TooLargeError: it has too many.
    """
    size = size_of(stream)
    stream.seek(max(0, size - _END_RECORD_BYTES - _LONGEST_COMMENT))
    end = stream.read()
    stream.seek(0)
    place = end.rfind(_END_RECORD)
    if place < 0:
        raise BadDataError("the zip file is not whole: it has no end")
    if int.from_bytes(end[place + 12 : place + 16], "little") > _MOST_NAMES_BYTES:
        raise TooLargeError("the zip file holds more files than a data set has")


def largest_content(packed_bytes: int) -> int:
    """How many bytes may be in a pack of so many: more of them were made to burst."""
    return max(_ALWAYS_BYTES, _LARGEST_RATIO * packed_bytes)


def _unpacked(what: str, read: Callable[[int], bytes], stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, Unpacked(what, read, size_of(stream)))


def _table_in(members: Sequence[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    named = {PurePosixPath(each.filename).name: each for each in members}
    if KAGGLE_FILE_NAME in named:
        return named[KAGGLE_FILE_NAME]
    tables = [each for name, each in named.items() if name.lower().endswith(TABLE_SUFFIXES)]
    tables = [each for each in tables if not each.filename.startswith("__MACOSX/")]
    if len(tables) != 1:
        names = [each.filename[:_LONGEST_NAME] for each in members[:_MOST_NAMES]]
        raise BadDataError(
            f"the zip file has to hold one table ({', '.join(TABLE_SUFFIXES)}); it holds "
            f"{', '.join(sorted(names)) or 'nothing'}"
        )
    return tables[0]


class _Xz:
    """An xz file, with a bound to the memory that its own header asks for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._rest = b""
        self._decompressor = self._new()

    def read(self, size: int) -> bytes:
        """At most so many bytes, none at the end; raises as `lzma` does, and EOFError."""
        while True:
            if self._decompressor.eof:
                rest = (self._decompressor.unused_data or self._more()).lstrip(_XZ_PADDING)
                if not rest:
                    return b""
                self._decompressor, self._rest = self._new(), rest
            elif self._decompressor.needs_input and not self._rest:
                self._rest = self._more()
                if not self._rest:
                    raise EOFError("it ends before its end was marked")
            found = self._decompressor.decompress(self._rest, size)
            self._rest = b""
            if found:
                return found

    def _more(self) -> bytes:
        return self._stream.read(_CHUNK_BYTES)

    @staticmethod
    def _new() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY_BYTES)
