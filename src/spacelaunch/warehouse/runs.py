"""Keeps the runs of the pipeline, their steps, and what silver and gold were built up to.

A run is written down before it does anything, so one that dies is seen by the next. Used by
`pipeline` and by the doors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy import Row as ResultRow

from spacelaunch.domain.run import DIED, Run, RunKind, RunStatus, Step
from spacelaunch.errors import ConflictError, NotFoundError
from spacelaunch.warehouse.tables.runs import builds, run_steps, runs

# A run each minute makes fewer in a day, and who asks wants to know of the last day.
_LOOKED_THROUGH = 1_500


@dataclass(frozen=True, slots=True)
class Build:
    """What silver and gold hold of a source."""

    run_id: int
    version: str
    rules: int


def start_run(connection: Connection, source: str, kind: RunKind, now: datetime) -> int:
    """Write down a new run, and of those that never ended that they were interrupted.

    Note: whoever calls this holds the lock, so nobody else is running.
    """
    died = update(runs).where(runs.c.status == RunStatus.RUNNING)
    connection.execute(died.values(status=RunStatus.INTERRUPTED, error=DIED))
    added = runs.insert().values(source=source, kind=kind, status=RunStatus.RUNNING, started_at=now)
    return int(connection.execute(added.returning(runs.c.run_id)).scalar_one())


def finish_run(connection: Connection, run_id: int, error: str | None, now: datetime) -> None:
    """Write down how a run ended."""
    status = RunStatus.SUCCEEDED if error is None else RunStatus.FAILED
    its = update(runs).where(runs.c.run_id == run_id)
    connection.execute(its.values(status=status, finished_at=now, error=error))


def record_step(connection: Connection, run_id: int, step: Step, now: datetime) -> None:
    """Write down what a step did."""
    connection.execute(run_steps.insert().values(run_id=run_id, finished_at=now, **asdict(step)))


def get_run(connection: Connection, run_id: int) -> Run:
    """A run with its steps; raises NotFoundError where there is none."""
    found = connection.execute(select(runs).where(runs.c.run_id == run_id)).one_or_none()
    if found is None:
        raise NotFoundError(f"there is no run {run_id}")
    return _run(found, _steps(connection, [run_id]))


def require_running(connection: Connection, run_id: int) -> None:
    """Keep others from taking a run for dead until the transaction's end.

    Raises:
        ConflictError: one has, and it has begun a run of its own.
    """
    its = select(runs.c.status).where(runs.c.run_id == run_id).with_for_update(read=True)
    if connection.scalar(its) != RunStatus.RUNNING:
        raise ConflictError(f"run {run_id} lost its lock, and another run has begun meanwhile")


def list_runs(connection: Connection, limit: int, source: str | None = None) -> list[Run]:
    """The newest runs first."""
    asked = select(runs).order_by(runs.c.run_id.desc()).limit(limit)
    if source is not None:
        asked = asked.where(runs.c.source == source)
    found = connection.execute(asked).all()
    steps = _steps(connection, [each.run_id for each in found])
    return [_run(each, steps) for each in found]


def last_asked(connection: Connection, source: str) -> dict[str, datetime]:
    """When each resource of a source was last asked for, by resource; of its newest runs."""
    newest = (
        select(runs.c.run_id)
        .where(runs.c.source == source)
        .order_by(runs.c.run_id.desc())
        .limit(_LOOKED_THROUGH)
    )
    asked = (
        select(
            run_steps.c.resource,
            func.max(run_steps.c.finished_at, type_=run_steps.c.finished_at.type),
        )
        .where(
            run_steps.c.run_id.in_(newest),
            run_steps.c.step == "land",
            run_steps.c.api_calls > 0,
        )
        .group_by(run_steps.c.resource)
    )
    return {resource: at for resource, at in connection.execute(asked)}


def current_build(connection: Connection, source: str) -> Build | None:
    """What is built, or None where nothing is."""
    its = select(builds.c.run_id, builds.c.version, builds.c.rules)
    found = connection.execute(its.where(builds.c.source == source)).one_or_none()
    return Build(*found) if found else None


def last_built(connection: Connection) -> int:
    """The newest run that silver holds documents of; 0 where it holds none."""
    return int(connection.scalar(select(func.max(builds.c.run_id))) or 0)


def replace_build(connection: Connection, source: str, build: Build, now: datetime) -> None:
    """Say what is built, in the transaction that builds it."""
    connection.execute(delete(builds).where(builds.c.source == source))
    connection.execute(builds.insert().values(source=source, built_at=now, **asdict(build)))


def _steps(connection: Connection, run_ids: Sequence[int]) -> Sequence[ResultRow[Any]]:
    asked = select(run_steps).where(run_steps.c.run_id.in_(run_ids))
    return connection.execute(asked.order_by(run_steps.c.finished_at)).all()


def _run(row: ResultRow[Any], steps: Sequence[ResultRow[Any]]) -> Run:
    return Run(
        run_id=row.run_id,
        source=row.source,
        kind=RunKind(row.kind),
        status=RunStatus(row.status),
        started_at=row.started_at,
        finished_at=row.finished_at,
        error=row.error,
        steps=tuple(_step(each) for each in steps if each.run_id == row.run_id),
    )


def _step(row: ResultRow[Any]) -> Step:
    values = row._asdict()
    del values["run_id"], values["finished_at"]
    return Step(**values)
