"""A page of the SpaceX API, opened without a look at its documents.

Most of what a page costs is to read its documents, and most pages hold what is known. Used by
`spacex_client`.
"""

from __future__ import annotations

from typing import NamedTuple

from spacelaunch.sources.json_documents import read_json


class Envelope(NamedTuple):
    """What stands around the documents of a page, and where they are."""

    documents: bytes
    """The text of a JSON array, which nobody has read; what stands behind it may hold another."""
    has_next: bool


def open_envelope(body: bytes) -> Envelope | None:
    """The page's envelope; None where only reading all of the body tells what it is.

    Note: what is outside the first and the last bracket is a page without documents, so what is
        between them begins with its documents. The API has no other array; where a mirror of it
        adds one, whoever reads the text finds that out.
    """
    before, _, rest = body.partition(b"[")
    inside, bracket, after = rest.rpartition(b"]")
    if not bracket:
        return None
    try:
        around = read_json(before + b"[]" + after)
    except ValueError:
        return None
    match around:
        case {"docs": [], "hasNextPage": bool(has_next)}:
            return Envelope(b"[" + inside + b"]", has_next)
    return None
