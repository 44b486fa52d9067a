"""A document as a source sent it, whole, and how far a source has been read.

Sources make documents, the warehouse keeps them; what is inside is the source's own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Document:
    """One document that can be read."""

    document_id: str
    text: str
    """As JSON, its keys sorted, so that equal content is equal text."""
    content_hash: str
    is_sound: bool = field(default=False, compare=False)
    """It was found readable as it came; of others that is to be asked yet."""


@dataclass(frozen=True, slots=True)
class Refused:
    """One that cannot, whole."""

    document_id: str | None
    text: str
    content_hash: str
    reason: str


@dataclass(frozen=True, slots=True)
class Mark:
    """How far one resource of a source has been read."""

    read_until_at: datetime | None = None
    """The newest moment of what has happened; what is upcoming never moves it."""
    swept_until_at: datetime | None = None
    """How far the slow second look at what is older has come; None: it begins anew."""
    tag: str | None = None
    """The source's own name of the state that was read to its end; None: not to its end."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Documents that are read of what arrived as somebody goes through them, each time anew.

    So there is never more than one of them in memory, where nobody keeps the others.
    """

    read: Callable[[], Iterable[Document | Refused]]

    def __iter__(self) -> Iterator[Document | Refused]:
        return iter(self.read())


@dataclass(frozen=True, slots=True)
class Page:
    """Some documents, and the mark that holds once they are kept."""

    received: Iterable[Document | Refused]
    mark: Mark
    note: str | None = None
    """What whoever started the run must know of where the reading stands."""
    of_count: int | None = None
    """How many documents the source has in all, where it knows that and none ever vanishes."""
    digest: str | None = None
    """Names what arrived and how it is read: of an equal one come equal documents, in any run."""


class Call(NamedTuple):
    """One request to a source."""

    resource: str
    """What it asked for, or on whose behalf."""
    said: str
    """As a report tells it."""


def content_hash(text: bytes) -> str:
    """Names the content: 32 hex digits."""
    return hashlib.sha256(text).hexdigest()[:32]
