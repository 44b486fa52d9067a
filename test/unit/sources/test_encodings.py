"""Which encoding a text has."""

from __future__ import annotations

import pytest

from spacelaunch.errors import UnsupportedTypeError
from spacelaunch.sources.encodings import find_encoding


@pytest.mark.parametrize(
    ("head", "charset", "name"),
    [
        (b"abcd", None, "utf-8"),
        (b"\xef\xbb\xbfa", "windows-1252", "utf-8"),
        (b"\xff\xfea\0", None, "utf-16-le"),
        (b"\xff\xfe\0\0", None, "utf-32-le"),
        (b"abcd", "Windows-1252", "cp1252"),
        (b"abcd", "latin-1", "cp1252"),
        (b"abcd", "US-ASCII", "utf-8"),
    ],
)
def test_a_mark_is_believed_before_what_is_said(head, charset, name):
    assert find_encoding(head, charset).name == name


def test_a_letter_that_is_cut_in_two_is_one():
    to_utf8 = find_encoding(b"abcd", "shift_jis").to_utf8()
    text = "発射".encode("shift_jis")
    assert to_utf8(text[:1], False) + to_utf8(text[1:], True) == "発射".encode()


@pytest.mark.parametrize("charset", ["klingon", "base64", "punycode", "x" * 999])
def test_an_encoding_that_there_is_not_is_refused(charset):
    with pytest.raises(UnsupportedTypeError, match="there is no such encoding"):
        find_encoding(b"abcd", charset)
