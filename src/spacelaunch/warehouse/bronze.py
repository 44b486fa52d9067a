"""Keeps documents as they are received: new ones, changed ones with their changes.

An unchanged document costs a look at its hash and writes nothing. Every function works inside the
caller's transaction, so that a page and the watermark behind it are kept together or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import orjson
from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    and_,
    bindparam,
    case,
    func,
    select,
    update,
)

from spacelaunch.domain.document import Document, Refused
from spacelaunch.warehouse.arrived import Arrived
from spacelaunch.warehouse.backlog import StoredDocument, read_stored
from spacelaunch.warehouse.changes import DOCUMENT_ITSELF, PRESENT, Change, changed_fields
from spacelaunch.warehouse.quarantine import quarantine, release
from spacelaunch.warehouse.rows import as_table, insert_rows, is_one_of
from spacelaunch.warehouse.shelf import Shelf
from spacelaunch.warehouse.tables.bronze import changes, documents
from spacelaunch.warehouse.tables.schema import moment_text

# Why a document cannot be read, or None where it can.
Judge = Callable[[Document], str | None]


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """What became of documents."""

    read: int = 0
    added: int = 0
    changed: int = 0
    rejected: int = 0


def keep(
    connection: Connection, shelf: Shelf, received: Iterable[Document | Refused], judge: Judge
) -> DocumentCounts:
    """Keep what is new or has changed and can be read; set the rest aside, whole."""
    arrived = Arrived(received, _last_id(connection, shelf))
    sieve = _Sieve(judge, arrived.refused)
    # Read while they are written: PostgreSQL keeps one while the next is read and judged.
    added = _add(connection, shelf, sieve(arrived.beyond()))
    fresh = _fresh(connection, shelf, arrived.within)
    added += _add(
        connection, shelf, sieve(arrived.within[each] for each in fresh if not fresh[each])
    )
    changed = [*sieve(arrived.within[each] for each in fresh if fresh[each])]
    _change(connection, shelf, changed)
    again_readable = arrived.ids - {each.document_id for each in arrived.refused}
    release(connection, shelf, [*again_readable])
    quarantine(connection, shelf, arrived.refused)
    return DocumentCounts(arrived.count, added, len(changed), len(arrived.refused))


@dataclass(frozen=True, slots=True)
class _Sieve:
    """Lets pass what can be read, and adds the rest to what is refused."""

    judge: Judge
    refused: list[Refused]

    def __call__(self, found: Iterable[Document]) -> Iterator[Document]:
        for each in found:
            reason = None if each.is_sound else self.judge(each)
            if reason is None:
                yield each
            else:
                self.refused.append(_refused(each, reason))


def _last_id(connection: Connection, shelf: Shelf) -> str:
    """The last id that is here, those that are gone among them; empty where there is none."""
    column = documents.c.document_id
    asked = select(column).where(_on(shelf)).order_by(column.desc()).limit(1)
    return connection.scalar(asked) or ""


def _fresh(connection: Connection, shelf: Shelf, wanted: Mapping[str, Document]) -> dict[str, bool]:
    """Documents that are not here as they are now, by id: whether they are here otherwise."""
    if not wanted:
        return {}
    hashes = {name: each.content_hash for name, each in wanted.items()}
    listed = as_table(connection, hashes)
    here = _looked_up(shelf, listed.c.key)
    found = select(listed.c.key, listed.c.value, here.label("here")).subquery()
    is_other = found.c.here.is_distinct_from(found.c.value)
    asked = select(found.c.key, found.c.here.is_not(None)).where(is_other)
    return {document_id: bool(is_here) for document_id, is_here in connection.execute(asked)}


# In place of the hash of a document that is gone: it is known, and equal to none.
_GONE = ""


def _looked_up(shelf: Shelf, document_id: ColumnElement[str]) -> ScalarSelect[str]:
    """The hash of the document of an id, by the key, one by one.

    Note: a join would be left to what PostgreSQL believes of the table, which of one that is being
        filled is nothing, and then it compares all with all.
    """
    present = case((documents.c.gone_at.is_(None), documents.c.content_hash), else_=_GONE)
    asked = select(present).where(_on(shelf), documents.c.document_id == document_id)
    return asked.scalar_subquery()


def _on(shelf: Shelf) -> ColumnElement[bool]:
    return and_(documents.c.source == shelf.source, documents.c.resource == shelf.resource)


def _refused(document: Document, reason: str) -> Refused:
    return Refused(document.document_id, document.text, document.content_hash, reason)


_COLUMNS = (
    "source",
    "resource",
    "document_id",
    "content_hash",
    "document",
    "run_id",
    "learned_at",
)


def _add(connection: Connection, shelf: Shelf, added: Iterable[Document]) -> int:
    """Write these as they come; how many came."""
    count = 0

    def rows() -> Iterator[tuple[object, ...]]:
        nonlocal count
        place = (shelf.source, shelf.resource)
        learned = (shelf.run_id, moment_text(shelf.learned_at))
        for each in added:
            count += 1
            yield (*place, each.document_id, each.content_hash, each.text, *learned)

    insert_rows(connection, documents, _COLUMNS, rows())
    return count


def _change(connection: Connection, shelf: Shelf, changed: Sequence[Document]) -> None:
    if not changed:
        return
    before = {
        each.document.document_id: each
        for each in read_stored(
            connection,
            _on(shelf),
            is_one_of(connection, documents.c.document_id, [each.document_id for each in changed]),
        )
    }
    for each in changed:
        _write_changes(connection, shelf, each.document_id, _differences(before, each))
    connection.execute(
        update(documents)
        .where(_on(shelf), documents.c.document_id == bindparam("its_id"))
        .values(
            content_hash=bindparam("its_hash"),
            document=bindparam("its_document"),
            run_id=shelf.run_id,
            learned_at=shelf.learned_at,
            gone_at=None,
        ),
        [
            {
                "its_id": each.document_id,
                "its_hash": each.content_hash,
                "its_document": orjson.loads(each.text),
            }
            for each in changed
        ],
    )


def _differences(before: dict[str, StoredDocument], document: Document) -> list[Change]:
    stored = before[document.document_id]
    came_back: list[Change] = [(DOCUMENT_ITSELF, None, PRESENT)] if stored.is_gone else []
    was, is_now = (orjson.loads(text) for text in (stored.document.text, document.text))
    return came_back + changed_fields(was, is_now)


def _write_changes(
    connection: Connection, shelf: Shelf, document_id: str, found: Iterable[Change]
) -> None:
    insert_rows(
        connection,
        changes,
        (
            *("source", "resource", "document_id"),
            *("field", "value_before", "value_after"),
            *("learned_at", "run_id"),
        ),
        [
            (shelf.source, shelf.resource, document_id, *each, shelf.learned_at, shelf.run_id)
            for each in found
        ],
    )


def count_present(connection: Connection, shelf: Shelf) -> int:
    """How many documents of a resource are not gone."""
    counted = select(func.count()).where(_on(shelf), documents.c.gone_at.is_(None))
    return int(connection.execute(counted).scalar_one())


def mark_gone(
    connection: Connection, shelf: Shelf, present: Sequence[str], after: str, until: str | None
) -> int:
    """Mark what a full reading did not find between two ids; how many that were.

    Shape: `after` is excluded and `until` included; None means the end.
    """
    column = documents.c.document_id
    within = [_on(shelf), documents.c.gone_at.is_(None), column > after]
    if until is not None:
        within.append(column <= until)
    gone = sorted(set(connection.scalars(select(column).where(*within))) - set(present))
    for document_id in gone:
        _write_changes(connection, shelf, document_id, [(DOCUMENT_ITSELF, PRESENT, None)])
    if gone:
        connection.execute(
            update(documents)
            .where(_on(shelf), is_one_of(connection, column, gone))
            .values(gone_at=shelf.learned_at, run_id=shelf.run_id)
        )
    return len(gone)
