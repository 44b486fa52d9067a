"""What was counted after each run that changed something."""

from __future__ import annotations

from dataclasses import dataclass

from spacelaunch.queries.engine import Engine
from spacelaunch.queries.statements import read_sql


@dataclass(frozen=True, slots=True)
class TrendEntry:
    """All launches of a source that were not upcoming, as they stood after a run."""

    run_id: int
    kind: str
    """`initial`, `incremental` or `manual`."""
    taken_at: str
    added_count: int
    """Launches new since the entry before."""
    total_count: int
    orbital_count: int
    success_count: int
    failure_count: int
    unknown_count: int
    success_pct: float | None
    """Of known outcomes."""
    pads_count: int


def read_trend(engine: Engine, source: str, most: int) -> list[TrendEntry]:
    """The newest first."""
    asked = {"only_source": source, "most": most}
    return [TrendEntry(**row) for row in engine.fetch(read_sql("ledger/trend"), asked)]
