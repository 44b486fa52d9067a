"""The words of a picture as a header, for whoever shows a PNG and did not ask for its JSON.

The picture carries them; they are read out of it, so that no second thing has to be fetched. A
header is ASCII: the words stand there as a Display String of RFC 9651.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacelaunch.api.document.parts import AnswerHeader

ALT_TEXT = AnswerHeader(
    "Alt-Text",
    str,
    "Of a PNG: what it shows, in words; percent-encoded (a Display String of RFC 9651), and cut "
    "where it would be long.",
    '%"Launches per year from 1957 to 2020, one line each for private and state."',
)
# Servers in between refuse headers of more than 8 kB in all; a sign may take 12 bytes.
_MOST = 350
_SIGNATURE = 8
_PLAIN = {*range(0x20, 0x7F)} - {*b'%"'}


def alt_text_of(png: bytes) -> str:
    """The header's value; empty where the picture says nothing."""
    text = next(_descriptions(png), "")
    short = text if len(text) <= _MOST else f"{text[:_MOST].rstrip()}…"
    return f'%"{_encoded(short)}"' if text else ""


def _encoded(text: str) -> str:
    letters = text.encode()
    return "".join(chr(one) if one in _PLAIN else f"%{one:02x}" for one in letters)


def _descriptions(png: bytes) -> Iterator[str]:
    """Of the text chunks, which stand before the picture's data."""
    at = _SIGNATURE
    while at + 8 <= len(png):
        size, kind = int.from_bytes(png[at : at + 4]), png[at + 4 : at + 8]
        body = png[at + 8 : at + 8 + size]
        if kind == b"IDAT":
            return
        if kind == b"tEXt" and body.startswith(b"Description\0"):
            yield body.partition(b"\0")[2].decode("latin-1")
        if kind == b"iTXt" and body.startswith(b"Description\0\0"):
            # Keyword, two flags, language and translated keyword, each with its end.
            yield body[len("Description") + 3 :].split(b"\0", 2)[2].decode()
        at += 12 + size
