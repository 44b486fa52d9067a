"""What is packed, and what was packed to burst; `test_file_reader` has each form whole."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile

import pytest

from spacelaunch.errors import BadDataError, TooLargeError
from spacelaunch.sources.packed import (
    DamagedError,
    require_content,
    size_of,
    unpack_bzip2,
    unpack_gzip,
    unpack_xz,
    unpack_zip,
)

PACKS = pytest.mark.parametrize(
    ("pack", "unpack"),
    [(gzip.compress, unpack_gzip), (bz2.compress, unpack_bzip2), (lzma.compress, unpack_xz)],
    ids=["gzip", "bzip2", "xz"],
)


def whole(stream: io.RawIOBase) -> bytes:
    return b"".join(iter(lambda: stream.read(7), b""))


@PACKS
def test_what_was_packed_comes_out_part_by_part(pack, unpack):
    assert whole(unpack(io.BytesIO(pack(b"launches" * 9) + pack(b"more")))) == (
        b"launches" * 9 + b"more"
    )


@PACKS
def test_a_pack_that_is_cut_off_is_damaged(pack, unpack):
    with pytest.raises(DamagedError, match="is damaged"):
        whole(unpack(io.BytesIO(pack(b"launches")[:-3])))


@PACKS
def test_a_pack_that_was_made_to_burst_does_not(pack, unpack):
    with pytest.raises(TooLargeError, match="100 times its size"):
        require_content(unpack(io.BytesIO(pack(b"\0" * 9_000_000))), 10**9)


def test_a_pack_over_the_limit_is_refused_before_its_end():
    with pytest.raises(TooLargeError, match="more than 10 bytes"):
        require_content(unpack_gzip(io.BytesIO(gzip.compress(b"launches, many"))), 10)


def test_an_xz_file_that_asks_for_all_memory_gets_none():
    greedy = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30}]
    with pytest.raises(DamagedError, match=r"(?i)memory"):
        whole(unpack_xz(io.BytesIO(lzma.compress(b"x", filters=greedy))))


def test_an_archive_with_a_password_is_told():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.csv", b"x")
    body = bytearray(buffer.getvalue())
    body[6] |= 1  # the flag of an encrypted member, here and in the list at the end
    body[body.index(b"PK\1\2") + 8] |= 1
    with pytest.raises(BadDataError, match="password"):
        unpack_zip(io.BytesIO(bytes(body)))


def test_the_size_of_a_stream_leaves_it_at_its_beginning():
    stream = io.BytesIO(b"abc")
    assert (size_of(stream), stream.read()) == (3, b"abc")
