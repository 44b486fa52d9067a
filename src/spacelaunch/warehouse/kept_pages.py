"""Pages that are known by what arrived: keeping one of them again would change nothing.

That is so from the transaction which keeps a page until a document of its resource is changed or
deleted, or one is set aside. Triggers forget all pages of the resource then, whoever it is that
writes: a state that comes back (A, B, A) is read anew. A document that is added makes none of them
untrue. Used by `pipeline`, inside its transaction.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, select

from spacelaunch.domain.document import Page
from spacelaunch.warehouse import bronze
from spacelaunch.warehouse.bronze import DocumentCounts, Judge
from spacelaunch.warehouse.shelf import Shelf
from spacelaunch.warehouse.tables.bronze import kept_pages


def read_known(connection: Connection, shelf: Shelf) -> dict[str, int]:
    """The pages of a resource that are known, and how many documents each has."""
    asked = select(kept_pages.c.digest, kept_pages.c.documents_count).where(_on(shelf))
    return {digest: count for digest, count in connection.execute(asked)}


def keep_unknown(connection: Connection, shelf: Shelf, page: Page, judge: Judge) -> DocumentCounts:
    """Keep the documents of a page; of one that is known nobody looks at them.

    Note: whether it is known is asked in the transaction that would keep it: a page before it may
        have changed a document of it.
    """
    known = _count_documents(connection, shelf, page.digest)
    if known is not None:
        return DocumentCounts(read=known)
    kept = bronze.keep(connection, shelf, page.received, judge)
    if page.digest is not None and not kept.rejected:
        _note_kept(connection, shelf, page.digest, kept.read)
    return kept


def keep_anew(connection: Connection, shelf: Shelf, page: Page, judge: Judge) -> DocumentCounts:
    """Keep the documents of a page, known or not."""
    return bronze.keep(connection, shelf, page.received, judge)


def _count_documents(connection: Connection, shelf: Shelf, digest: str | None) -> int | None:
    """How many documents a page has; None where it is not known."""
    if digest is None:
        return None
    asked = select(kept_pages.c.documents_count).where(_on(shelf), kept_pages.c.digest == digest)
    return connection.scalar(asked)


def _note_kept(connection: Connection, shelf: Shelf, digest: str, documents_count: int) -> None:
    connection.execute(
        kept_pages.insert().values(
            source=shelf.source,
            resource=shelf.resource,
            digest=digest,
            documents_count=documents_count,
        )
    )


def _on(shelf: Shelf) -> ColumnElement[bool]:
    return and_(kept_pages.c.source == shelf.source, kept_pages.c.resource == shelf.resource)
