"""A JSON array of objects, cut into their texts without being read.

Who reads them one by one has the values of one at a time. Called by `json_documents`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# The first object's beginning: its bracket and first name, written without any space.
_BEGINNING = re.compile(rb'[ \t\r\n]*\[(\{"[^"\\]*":)')


def cut_array(text: bytes) -> Iterator[memoryview]:
    """What may be the texts of an array's objects: cut where one begins as the first does.

    Shape: nothing where the text is no such array. As long as these are JSON, they are its objects,
        for none is the beginning of another; what begins so inside of an object leaves halves.
    """
    begins, end = _BEGINNING.match(text), text.rfind(b"]")
    if begins is None or text[end + 1 :].strip(b" \t\r\n"):
        return
    # Views, for a page is long, and to copy it costs as much as to look through it.
    view, at, separator = memoryview(text), begins.start(1), b"," + begins[1]
    while (until := text.find(separator, at, end)) >= 0:
        yield view[at:until]
        at = until + 1
    yield view[at:end]
