"""What the doors show of the past: runs, and how figures moved from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacelaunch.domain.run import Run
from spacelaunch.warehouse import gold, schema
from spacelaunch.warehouse import runs as kept
from spacelaunch.warehouse.engines import Engine
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
        return kept.list_runs(connection, limit, source)


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
