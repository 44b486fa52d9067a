"""What the doors show of the past: runs, and how figures moved from one to the next."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from spacelaunch.domain.run import DIED, Run, RunStatus
from spacelaunch.warehouse import gold, schema
from spacelaunch.warehouse import runs as kept
from spacelaunch.warehouse.engines import Engine
from spacelaunch.warehouse.lock import is_held
from spacelaunch.warehouse.transactions import for_good


@dataclass(frozen=True, slots=True)
class Trend:
    """The newest snapshot of a source, and how it differs from the one before."""

    latest: dict[str, Any] | None
    change: dict[str, Any]
    """Latest less previous, of the figures that both have; empty where there is one only."""


def runs(engine: Engine, limit: int, source: str | None = None) -> list[Run]:
    """The newest runs first; none where the warehouse is new."""
    schema.upgrade(engine)
    with for_good(engine)() as connection:
        found = kept.list_runs(connection, limit, source)
        at_work = {run.run_id for run in found if run.status is RunStatus.RUNNING}
        if not at_work or is_held(connection) is not False:
            return found
    # Nobody is at work: what has not come to its end meanwhile has died.
    with for_good(engine)() as connection:
        return [_told(run, at_work) for run in kept.list_runs(connection, limit, source)]


def _told(run: Run, at_work: Collection[int]) -> Run:
    if run.run_id not in at_work or run.status is not RunStatus.RUNNING:
        return run
    return replace(run, status=RunStatus.INTERRUPTED, error=DIED)


def trend(engine: Engine, source: str) -> Trend:
    """The newest figures and their change."""
    schema.upgrade(engine)
    with for_good(engine)() as connection:
        found = gold.trend(connection, source, 2)
    if len(found) < 2:
        return Trend(found[0] if found else None, {})
    latest, previous = found
    return Trend(
        latest,
        {
            name: value - previous[name]
            for name, value in latest.items()
            if _is_figure(name, value) and _is_figure(name, previous[name])
        },
    )


def gold_tables(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Every gold table by its name: the names of its columns, then its rows."""
    with for_good(engine)() as connection:
        return gold.tables(connection)


def _is_figure(name: str, value: object) -> bool:
    return isinstance(value, int | float) and name not in ("run_id", "added_count")
