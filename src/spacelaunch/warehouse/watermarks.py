"""How far each resource of a source has been read.

A mark is moved in the transaction that keeps what was read, and only where it differs.
"""

from __future__ import annotations

from sqlalchemy import Connection, and_, delete, select

from spacelaunch.domain.document import Mark
from spacelaunch.warehouse.tables.bronze import watermarks


def marks(connection: Connection, source: str) -> dict[str, Mark]:
    """The marks of a source, by resource."""
    found = connection.execute(select(watermarks).where(watermarks.c.source == source))
    return {row.resource: Mark(row.read_until_at, row.swept_until_at, row.tag) for row in found}


def move_mark(connection: Connection, source: str, resource: str, mark: Mark, run_id: int) -> bool:
    """Keep a mark; whether that changed anything."""
    if marks(connection, source).get(resource) == mark:
        return False
    its = and_(watermarks.c.source == source, watermarks.c.resource == resource)
    connection.execute(delete(watermarks).where(its))
    connection.execute(
        watermarks.insert().values(
            source=source,
            resource=resource,
            read_until_at=mark.read_until_at,
            swept_until_at=mark.swept_until_at,
            tag=mark.tag,
            run_id=run_id,
        )
    )
    return True
