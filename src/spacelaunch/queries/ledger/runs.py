"""The runs of the pipeline: how each went, and what its steps did."""

from __future__ import annotations

from dataclasses import dataclass

from spacelaunch.errors import NotFoundError
from spacelaunch.queries.engine import Engine
from spacelaunch.queries.statements import read_sql


@dataclass(frozen=True, slots=True)
class RunEntry:
    """One execution of the pipeline for one source; the rows are documents."""

    run_id: int
    source: str
    kind: str
    """`initial`, `incremental` or `manual`."""
    status: str
    """`running`, `succeeded`, `failed` or `interrupted`."""
    started_at: str
    finished_at: str | None
    error: str | None
    rows_read: int
    rows_written: int
    rows_changed: int
    rows_rejected: int
    api_calls: int
    duration_s: float


@dataclass(frozen=True, slots=True)
class StepEntry:
    """What one step did to one resource."""

    step: str
    resource: str
    rows_read: int
    rows_written: int
    rows_changed: int
    rows_rejected: int
    api_calls: int
    duration_s: float
    note: str | None


def read_runs(engine: Engine, most: int, source: str | None = None) -> list[RunEntry]:
    """The newest runs first, of every source or of one."""
    asked = {"most": most, "only_source": source, "only_run": None}
    return [RunEntry(**row) for row in engine.fetch(read_sql("ledger/runs"), asked)]


def read_run(engine: Engine, run_id: int) -> tuple[RunEntry, list[StepEntry]]:
    """A run with its steps; raises NotFoundError."""
    asked = {"most": 1, "only_source": None, "only_run": run_id}
    found = engine.fetch(read_sql("ledger/runs"), asked)
    if not found:
        raise NotFoundError(f"there is no run {run_id}")
    steps = engine.fetch(read_sql("ledger/steps"), {"run_id": run_id})
    return RunEntry(**found[0]), [StepEntry(**row) for row in steps]
