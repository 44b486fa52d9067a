"""Keeps what could not be read, whole and with its reason, until a readable one comes.

What is refused again and again stands here once. Used by `bronze`, inside its transaction.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, select, update

from spacelaunch.domain.document import Refused
from spacelaunch.warehouse.rows import insert_rows, is_one_of
from spacelaunch.warehouse.shelf import Shelf
from spacelaunch.warehouse.tables.bronze import quarantine as table

_COLUMNS = (
    "source",
    "resource",
    "content_hash",
    "document_id",
    "document",
    "reason",
    "rejected_at",
    "run_id",
)


def quarantine(connection: Connection, shelf: Shelf, refused: Sequence[Refused]) -> None:
    """Set aside what is not here yet; what was resolved and comes again is open again."""
    if not refused:
        return
    by_hash = {each.content_hash: each for each in refused}
    here = is_one_of(connection, table.c.content_hash, [*by_hash])
    known = set(connection.scalars(select(table.c.content_hash).where(_on(shelf), here)))
    if known:
        again = update(table).where(_on(shelf), here, table.c.resolved_at.is_not(None))
        connection.execute(again.values(resolved_at=None))
    insert_rows(
        connection,
        table,
        _COLUMNS,
        [_row(shelf, each) for each in by_hash.values() if each.content_hash not in known],
    )


def release(connection: Connection, shelf: Shelf, readable: Sequence[str]) -> None:
    """Say of earlier documents with these ids that a readable one came."""
    if not readable:
        return
    waiting = and_(_on(shelf), table.c.resolved_at.is_(None))
    if connection.scalar(select(table.c.content_hash).where(waiting).limit(1)) is None:
        return
    theirs = is_one_of(connection, table.c.document_id, readable)
    connection.execute(update(table).where(waiting, theirs).values(resolved_at=shelf.learned_at))


def _on(shelf: Shelf) -> ColumnElement[bool]:
    return and_(table.c.source == shelf.source, table.c.resource == shelf.resource)


def _row(shelf: Shelf, each: Refused) -> tuple[object, ...]:
    return (
        shelf.source,
        shelf.resource,
        each.content_hash,
        each.document_id,
        each.text,
        each.reason,
        shelf.learned_at,
        shelf.run_id,
    )
