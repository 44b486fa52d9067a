"""A JSON array of objects, cut into their texts without being read.

Who reads them one by one has the values of one at a time. Called by `json_documents`.
"""

from __future__ import annotations

import re

_WHITESPACE = b" \t\r\n"
# The first object's beginning: its bracket and first name, written without any space.
_BEGINNING = re.compile(rb'\[(\{"[^"\\]*":)')


def cut_array(text: bytes) -> list[bytes]:
    """What may be the texts of an array's objects: cut where one begins as the first does.

    Shape: nothing where the text is no such array. If each of these is JSON, they are the objects,
        for none is the beginning of another; what begins so inside of an object leaves halves.
    """
    text = text.strip(_WHITESPACE)
    begins = _BEGINNING.match(text)
    if begins is None or not text.endswith(b"]"):
        return []
    begin = begins[1]
    first, *others = text[1:-1].split(b"," + begin)
    return [first, *(begin + each for each in others)]
