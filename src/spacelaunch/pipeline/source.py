"""What the pipeline wants of a source. `sources.spacex` and `sources.kaggle_documents` are such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from spacelaunch.domain.document import Call, Document, Mark, Page


class Frame(Protocol):
    """A typed table: what we use of Polars'."""

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""

    def rows(self) -> list[tuple[Any, ...]]:
        """Its rows."""


class Source(Protocol):
    """Where documents come from."""

    @property
    def name(self) -> str:
        """Its name in the warehouse and on the command line."""

    @property
    def resources(self) -> Sequence[str]:
        """What it has, in the order in which one names another."""

    @property
    def leading(self) -> str:
        """The resource that changes when any does."""

    @property
    def tables(self) -> Sequence[str]:
        """The typed tables that it alone fills."""

    @property
    def is_read_whole(self) -> bool:
        """Whether what is new comes with everything else, so that what does not is gone."""

    @property
    def calls(self) -> Sequence[Call]:
        """Every request so far; several resources may be asked for at once."""

    def changed_tag(self, resource: str, mark: Mark) -> str | None:
        """The tag of the present state, or None where it is that of the mark."""

    def read_all(self, resource: str, tag: str) -> Iterator[Page]:
        """Everything, in an order in which it can be stopped and taken up again."""

    def read_by_id(self, resource: str, tag: str) -> Iterator[Page]:
        """Everything in the order of the ids."""

    def read_new(
        self,
        resource: str,
        tag: str,
        mark: Mark,
        unresolved: Sequence[str],
        since: datetime | None = None,
    ) -> Iterator[Page]:
        """What may be new or changed since the mark, or since a moment."""

    def reason_to_refuse(self, resource: str, document: Document) -> str | None:
        """Why a document cannot be read; None where it can."""

    def tabulate(self, resource: str, documents: Sequence[Document]) -> Mapping[str, Frame]:
        """The rows that documents give, by table."""
