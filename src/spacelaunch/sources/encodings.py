"""Text in whatever encoding it came -> UTF-8, and which encoding that is.

UTF-8 unless a mark at the beginning or the sender says otherwise: of bytes alone nobody can know.
Called by `file_text`.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass

from spacelaunch.errors import UnsupportedTypeError

UTF8 = "utf-8"
# The longer ones first: UTF-32 begins as UTF-16 does.
_MARKS = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LONGEST_MARK = 4
# Every ASCII file is one of UTF-8; pages that say Latin 1 mean Windows' (as the web has it).
_ALIKE = {"ascii": UTF8, "utf-8-sig": UTF8, "iso8859-1": "cp1252"}
# Of host names and of programs' source.
_NOT_OF_FILES = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs"}
REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a text is encoded."""

    name: str
    """As Python calls it."""
    mark: bytes
    """What stands before the text."""

    @property
    def is_utf8(self) -> bool:
        """Whether its bytes are taken as they are."""
        return self.name == UTF8

    def to_utf8(self) -> Callable[[bytes, bool], bytes]:
        """A function that is given the text part by part, and whether that is the last one.

        Note: a byte that is no letter becomes U+FFFD.
        """
        decoder = codecs.getincrementaldecoder(self.name)("replace")
        return lambda part, is_last: decoder.decode(part, is_last).encode("utf-8", "replace")


def find_encoding(head: bytes, charset: str | None) -> Encoding:
    """The encoding of a text that begins so and that its sender calls so.

    Raises:
        UnsupportedTypeError: there is no encoding of that name.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name, mark)
    return Encoding(_known(charset) if charset else UTF8, b"")


def _known(charset: str) -> str:
    try:
        name = codecs.lookup(charset).name
        "a".encode(name)  # some are no encodings of text
    except (LookupError, ValueError) as exc:
        raise _unknown(charset) from exc
    if name in _NOT_OF_FILES:
        raise _unknown(charset)
    return _ALIKE.get(name, name)


def _unknown(charset: str) -> UnsupportedTypeError:
    return UnsupportedTypeError(f"charset={charset[:40]}: there is no such encoding")
