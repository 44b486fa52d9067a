"""A source that tells its launches in one file, which is read whole or not at all.

What has changed in it only the warehouse knows, which compares each document with the one that it
keeps. `kaggle_documents` and `gcat` are such; called by `pipeline`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from spacelaunch.domain.document import Document, Mark, Page, Refused
from spacelaunch.errors import BadRecordError
from spacelaunch.sources.launch_rows import Attempt, LaunchRows, launch_rows

_PAGE = 2_000


class WholeFile(ABC):
    """The part of a source that is the same for each; it has one resource, its launches."""

    name: str
    leading = "launches"
    tables = ()
    is_read_whole = True
    are_ids_lasting = False
    """Whether a launch that is corrected keeps its id, so that fewer of them are a loss."""

    @abstractmethod
    def documents(self) -> Iterator[Document | Refused]:
        """All launches of the file that was looked at last, in any order.

        Note: an id is of one launch of all sources.
        """

    @abstractmethod
    def read(self, document: Document) -> Attempt:
        """What a document means; raises BadRecordError, naming the column."""

    def read_all(self, resource: str, tag: str) -> Iterator[Page]:
        """Every launch, in the order of the ids."""
        documents = sorted(self.documents(), key=lambda each: each.document_id or "")
        of_count = len(documents) if self.are_ids_lasting else None
        for begin in range(0, len(documents), _PAGE):
            yield Page(documents[begin : begin + _PAGE], Mark(), of_count=of_count)
        yield Page((), Mark(tag=tag), of_count=of_count)

    read_by_id = read_all

    def read_new(
        self,
        resource: str,
        tag: str,
        mark: Mark,
        unresolved: Sequence[str],
        since: datetime | None = None,
    ) -> Iterator[Page]:
        """Every launch: a file that has changed is a whole one."""
        return self.read_all(resource, tag)

    def reason_to_refuse(self, resource: str, document: Document) -> str | None:
        """Why a launch cannot be read, naming the column; None where it can."""
        try:
            self.read(document)
        except BadRecordError as exc:
            return str(exc)
        return None

    def tabulate(self, resource: str, documents: Sequence[Document]) -> Mapping[str, LaunchRows]:
        """The rows of `launches`."""
        return {"launches": launch_rows(self.name, map(self._attempt, documents))}

    def _attempt(self, document: Document) -> Attempt:
        """A launch goes by its document's id: by that its row is replaced when it changes."""
        attempt = self.read(document)
        launch = replace(attempt.launch, launch_id=document.document_id)
        return replace(attempt, launch=launch)
