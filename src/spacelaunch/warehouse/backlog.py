"""Documents as they lie in bronze, and those of them that are new to silver.

Only read here; `bronze` keeps them. Used by it and by the pipeline's build.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Text, cast, func, select

from spacelaunch.domain.document import Document
from spacelaunch.warehouse.tables.bronze import documents


@dataclass(frozen=True, slots=True)
class Backlog:
    """The documents of a resource that came, changed or went in runs after one that was built."""

    source: str
    resource: str
    built_run_id: int


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document in the warehouse."""

    document: Document
    is_gone: bool


def is_pending(connection: Connection, source: str, built_run_id: int) -> bool:
    """Whether runs after one have brought anything of a source."""
    source_itself: ColumnElement[str] = func.coalesce(documents.c.source, "")
    asked = select(documents.c.document_id).where(
        source_itself == source, documents.c.run_id > built_run_id
    )
    return connection.scalar(asked.limit(1)) is not None


def pending(
    connection: Connection, backlog: Backlog, after: str, limit: int
) -> list[StoredDocument]:
    """Documents of a backlog by id, from one id on."""
    source: ColumnElement[str] = documents.c.source
    resource: ColumnElement[str] = documents.c.resource
    if backlog.built_run_id:
        # Hidden from the key, which an engine would else go through from end to end: what later
        # runs brought is little, and has an index of its own.
        source, resource = func.coalesce(source, ""), func.coalesce(resource, "")
    return read_stored(
        connection,
        source == backlog.source,
        resource == backlog.resource,
        documents.c.run_id > backlog.built_run_id,
        documents.c.document_id > after,
        limit=limit,
    )


def read_stored(
    connection: Connection, *conditions: ColumnElement[bool], limit: int | None = None
) -> list[StoredDocument]:
    """The documents of which all of this is true, by id."""
    text = cast(documents.c.document, Text).label("text")
    columns = (documents.c.document_id, text, documents.c.content_hash, documents.c.gone_at)
    found = connection.execute(
        select(*columns).where(*conditions).order_by(documents.c.document_id).limit(limit)
    )
    return [
        StoredDocument(
            Document(row.document_id, row.text, row.content_hash),
            is_gone=row.gone_at is not None,
        )
        for row in found
    ]
