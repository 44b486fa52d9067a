"""What arrived of a resource, told apart by whether it may be here already. Used by `bronze`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacelaunch.domain.document import Document, Refused


class Arrived:
    """Documents as they come: those that are surely new, those that may be here, the refused.

    Note: what lies beyond the last document that is here is none of those, and so is all of a first
        reading; nobody looks for it. Every database orders the key by code points, as Python does.
    """

    def __init__(self, received: Iterable[Document | Refused], last_id: str) -> None:
        self._received = received
        self._last_id = last_id
        self.count = 0
        """Of all that came, as the others below once `beyond` was gone through."""
        self.ids: set[str] = set()
        self.within: dict[str, Document] = {}
        """What may be here."""
        self.refused: list[Refused] = []

    def beyond(self) -> Iterator[Document]:
        """What is surely new, as it is read."""
        for each in self._received:
            self.count += 1
            if isinstance(each, Refused):
                self.refused.append(each)
            elif each.document_id > self._last_id and each.document_id not in self.ids:
                self.ids.add(each.document_id)
                yield each
            else:
                self.ids.add(each.document_id)
                self.within[each.document_id] = each  # of two with one id, the later counts
