"""What became of a launch: every value that its source has changed, and when we learned it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from spacelaunch.errors import NotFoundError
from spacelaunch.queries.engine import Engine
from spacelaunch.queries.statements import read_sql


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A field of a launch's document that changed."""

    field: str
    """Its path, as `links.patch.small`; `(document)` where the whole came or went."""
    before: Any
    after: Any
    learned_at: str
    run_id: int


@dataclass(frozen=True, slots=True)
class LaunchHistory:
    """All that is known of how a launch was told."""

    launch_id: str
    source: str
    learned_at: str
    """When we learned of its present state."""
    gone_at: str | None
    """Since when the source has not told of it."""
    changes: list[ChangeEntry]


def read_history(engine: Engine, source: str, launch_id: str) -> LaunchHistory:
    """The changes of a launch, the oldest first; raises NotFoundError."""
    asked = {"only_source": source, "launch_id": launch_id}
    found = engine.fetch(read_sql("ledger/document"), asked)
    if not found:
        raise NotFoundError(f"{source} has told of no launch {launch_id}")
    (document,) = found
    asked = {"only_source": source, "document_id": document["document_id"]}
    changes = [_change(**row) for row in engine.fetch(read_sql("ledger/changes"), asked)]
    return LaunchHistory(launch_id, source, document["learned_at"], document["gone_at"], changes)


def _change(
    field: str, value_before: str | None, value_after: str | None, learned_at: str, run_id: int
) -> ChangeEntry:
    before, after = (_value(text) for text in (value_before, value_after))
    return ChangeEntry(field, before, after, learned_at, run_id)


def _value(text: str | None) -> Any:
    """Values are kept as JSON, but for the word that a document is present."""
    if text is None:
        return None
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return text
