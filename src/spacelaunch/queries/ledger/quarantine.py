"""What could not be read, and why; each until a readable document takes its place."""

from __future__ import annotations

from dataclasses import dataclass

from spacelaunch.queries.engine import Engine
from spacelaunch.queries.statements import read_sql


@dataclass(frozen=True, slots=True)
class QuarantinedDocument:
    """A document that was set aside."""

    source: str
    resource: str
    document_id: str | None
    reason: str
    rejected_at: str
    run_id: int


def read_quarantine(
    engine: Engine, most: int, source: str | None = None
) -> list[QuarantinedDocument]:
    """The newest first, of every source or of one."""
    asked = {"only_source": source, "most": most}
    rows = engine.fetch(read_sql("ledger/quarantine"), asked)
    return [QuarantinedDocument(**row) for row in rows]
