"""Builds silver from bronze: types the documents that are new to it and relates their launches.

It works in one transaction with the checks and gold, so that nobody sees them disagree. Called by
`run`.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from spacelaunch.domain.run import Step
from spacelaunch.pipeline.plans import relate_plans
from spacelaunch.pipeline.source import Source
from spacelaunch.warehouse import runs, silver, tallies
from spacelaunch.warehouse.backlog import Backlog, StoredDocument, is_pending, pending
from spacelaunch.warehouse.engines import Connection
from spacelaunch.warehouse.touched import Changed, read_touched, touched

# Raised when silver or gold say other things of the same bronze than before: all is built anew.
RULES = 5
# So many documents are in memory at a time.
_CHUNK = 2_000
_MANY = 1_000
# Of more, it is faster to merge everything than what these reach.
_MOST_CHANGED = 1_000

_RELATE: dict[str, Callable[[Connection], None]] = {
    "spacex": silver.relate_spacex,
    "launch-library": relate_plans,
}


@dataclass(frozen=True, slots=True)
class Built:
    """What a build has come to."""

    step: Step
    changed: Changed | None
    """None where all was made anew, or much of it."""


@dataclass(slots=True)
class _Progress:
    """What a build has done so far."""

    digest: Any
    rows_read: int = 0
    rows_written: int = 0


def build(
    connection: Connection, source: Source, run_id: int, now: datetime, *, is_full: bool
) -> Built | None:
    """Bring silver up to this run; None where nothing is new to it."""
    began = time.monotonic()
    current = runs.current_build(connection, source.name)
    is_anew = is_full or current is None or current.rules != RULES
    built_run_id = 0 if is_anew or current is None else current.run_id
    if not is_anew and not is_pending(connection, source.name, built_run_id):
        return None
    done = _Progress(hashlib.sha256((current.version if current else "").encode()))
    if is_anew:
        silver.clear(connection, source.name, source.tables)
        tallies.clear(connection, source.name)
    with touched(connection, source.name, built_run_id):
        if not is_anew:
            tallies.take_out(connection, source.name)
        _write_silver(connection, source, built_run_id, done)
        tallies.put_in(connection, source.name)
        changed_ids = read_touched(connection, _MOST_CHANGED)
    built = runs.Build(run_id, done.digest.hexdigest()[:16], RULES)
    runs.replace_build(connection, source.name, built, now)
    step = Step(
        "build",
        "*",
        rows_read=done.rows_read,
        rows_written=done.rows_written,
        duration_s=time.monotonic() - began,
    )
    if is_anew or current is None or changed_ids is None:
        return Built(step, None)
    return Built(step, Changed(source.name, current.version, changed_ids))


def _write_silver(
    connection: Connection, source: Source, built_run_id: int, done: _Progress
) -> None:
    for resource in source.resources:
        _build_resource(connection, source, Backlog(source.name, resource, built_run_id), done)
    if done.rows_written > _MANY:
        silver.learn_sizes(connection)
    if source.name in _RELATE:
        _RELATE[source.name](connection)


def _build_resource(
    connection: Connection, source: Source, backlog: Backlog, done: _Progress
) -> None:
    after = ""
    while stored := pending(connection, backlog, after, _CHUNK):
        after = stored[-1].document.document_id
        done.rows_read += len(stored)
        for each in stored:
            done.digest.update(f"{backlog.resource}\x1f{_state(each)}\x1e".encode())
        done.rows_written += _write(connection, source, backlog, stored)


def _state(stored: StoredDocument) -> str:
    content = "gone" if stored.is_gone else stored.document.content_hash
    return f"{stored.document.document_id}\x1f{content}"


def _write(
    connection: Connection, source: Source, backlog: Backlog, stored: Sequence[StoredDocument]
) -> int:
    """Replace the rows of these documents in every table; how many rows they have now."""
    is_anew = not backlog.built_run_id  # and so each table was emptied
    ids = [each.document.document_id for each in stored]
    present = [each.document for each in stored if not each.is_gone]
    written = 0
    for name, table in source.tabulate(backlog.resource, present).items():
        rows = table.rows()
        if is_anew:
            silver.add_rows(connection, name, table.columns, rows)
        else:
            silver.replace_rows(connection, name, ids, table.columns, rows)
        written += len(rows)
    return written
