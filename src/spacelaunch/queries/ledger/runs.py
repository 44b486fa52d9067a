"""The runs of the pipeline: how each went, and what its steps did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacelaunch.domain.run import DIED, RunStatus
from spacelaunch.errors import NotFoundError
from spacelaunch.queries.engine import Engine, Session
from spacelaunch.queries.statements import read_sql


@dataclass(frozen=True, slots=True)
class RunEntry:
    """One execution of the pipeline for one source; the rows are documents."""

    run_id: int
    source: str
    kind: str
    """`initial`, `incremental` or `manual`."""
    status: str
    """`running`, `succeeded`, `failed`, or `interrupted` where its process died."""
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


@dataclass(frozen=True, slots=True)
class Suspects:
    """Runs that said they were at work while nobody was.

    One of them may have come to its end just then, and only a session that begins afterwards sees
    that: whoever says there that it runs has died.
    """

    run_ids: frozenset[int]

    @classmethod
    def among(cls, runs: Iterable[RunEntry], session: Session) -> Suspects:
        """Those of runs that a session has read."""
        running = frozenset(run.run_id for run in runs if run.status == RunStatus.RUNNING)
        return cls(running if running and session.is_occupied() is False else frozenset())

    def tell(self, run: RunEntry) -> RunEntry:
        """A run as a later session has read it, told as what it is."""
        if run.run_id not in self.run_ids or run.status != RunStatus.RUNNING:
            return run
        return replace(run, status=RunStatus.INTERRUPTED.value, error=DIED)


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
