"""One run of the pipeline: land, build, check, gold, merge; or its rehearsal, which leaves nothing.

Called by the doors, which give it an engine, a source and a clock.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime

from spacelaunch.domain.job import Progress, Told
from spacelaunch.domain.run import Run, RunKind, Step
from spacelaunch.errors import BadRequestError, SpacelaunchError
from spacelaunch.pipeline.build import build
from spacelaunch.pipeline.check import check
from spacelaunch.pipeline.crew import Crew, one_by_one
from spacelaunch.pipeline.land import LANDED_PCT, Landing, land
from spacelaunch.pipeline.merge import merge
from spacelaunch.pipeline.report import Report, differences
from spacelaunch.pipeline.request import Request
from spacelaunch.pipeline.source import Source
from spacelaunch.warehouse import gold, runs, schema
from spacelaunch.warehouse.engines import Connection, Engine
from spacelaunch.warehouse.gold import Findings
from spacelaunch.warehouse.lock import Keep, alone
from spacelaunch.warehouse.transactions import Begin, for_good, of_run, rehearsal

Clock = Callable[[], datetime]

_BUILT_PCT, _CHECKED_PCT = 90, 95


@dataclass(frozen=True, slots=True)
class _Task:
    """A run and all it works with."""

    begin: Begin
    source: Source
    request: Request
    clock: Clock
    told: Told
    crew: Crew = one_by_one
    keep: Keep | None = None
    """Keeps the lock of the warehouse, where it may be lost."""
    is_rehearsal: bool = False


def ingest(  # noqa: PLR0913, PLR0917  # what a run works with; an object would hide it
    engine: Engine,
    source: Source,
    request: Request,
    clock: Clock,
    told: Told,
    crew: Crew = one_by_one,
) -> Report:
    """Run; an error of the source, of the data or of the warehouse is told in the report.

    Raises:
        BadRequestError: the source has no such resource.
        OccupiedError: another run is going on.
        ConflictError: the warehouse is of a newer program.
        StorageUnavailableError: the warehouse does not even take the note of what went wrong.
    """
    _check_request(source, request)
    with ExitStack() as held:
        [keep] = crew({"wait for the warehouse": lambda: held.enter_context(alone(engine))})
        return _run(_Task(for_good(engine), source, request, clock, told, crew, keep))


def rehearse(engine: Engine, source: Source, request: Request, clock: Clock, told: Told) -> Report:
    """Do all of a run, tell what it did, and undo it; raises as `ingest` does."""
    _check_request(source, request)
    with alone(engine), rehearsal(engine) as begin:
        return _run(_Task(begin, source, request, clock, told, is_rehearsal=True))


def _check_request(source: Source, request: Request) -> None:
    if request.only is not None and request.only not in source.resources:
        known = ", ".join(source.resources)
        raise BadRequestError(f"{source.name} has no {request.only}; it has {known}")


def _run(task: _Task) -> Report:
    began = len(task.source.calls)
    with task.begin() as connection:
        schema.migrate(connection, "head")
        before = gold.findings(connection, task.source.name)
        run_id = runs.start_run(connection, task.source.name, _kind(connection, task), task.clock())
    error = _attempt(replace(task, begin=of_run(task.begin, run_id, task.keep)), run_id)
    run, after = _finish(task, run_id, error)
    calls = tuple(call.said for call in task.source.calls[began:])
    return Report(run, calls, differences(before, after), error)


def _kind(connection: Connection, task: _Task) -> RunKind:
    if task.request.is_manual:
        return RunKind.MANUAL
    is_built = runs.current_build(connection, task.source.name) is not None
    return RunKind.INCREMENTAL if is_built else RunKind.INITIAL


def _attempt(task: _Task, run_id: int) -> SpacelaunchError | None:
    landing = Landing(
        begin=task.begin,
        source=task.source,
        request=task.request,
        run_id=run_id,
        now=task.clock(),
        told=task.told,
        crew=task.crew,
        is_rehearsal=task.is_rehearsal,
    )
    try:
        for step in land(landing):
            _record(task, run_id, step)
        for steps in task.crew({"build, check, gold": lambda: _build_checked(task, run_id)}):
            for step in steps:
                _record(task, run_id, step)
    except SpacelaunchError as exc:
        return exc
    return None


def _build_checked(task: _Task, run_id: int) -> list[Step]:
    """Build, check, gold and merge in one transaction: all of it is seen at once, or none."""
    with task.begin() as connection:
        is_full, now = task.request.is_full, task.clock()
        task.told(Progress(LANDED_PCT, "build"))
        built = build(connection, task.source, run_id, now, is_full=is_full)
        steps = [] if built is None else _check_built(connection, task, run_id, built.step)
        # Also where nothing was built: a person may have decided something since.
        merged = merge(connection, run_id, now, built.changed if built else None)
        return [*steps, merged] if merged else steps


def _check_built(connection: Connection, task: _Task, run_id: int, built: Step) -> list[Step]:
    now = task.clock()
    task.told(Progress(_BUILT_PCT, "check", built.rows_read))
    checked = check(connection, task.source, now)
    task.told(Progress(_CHECKED_PCT, "gold"))
    return [built, *checked, _gild(connection, task, run_id, now)]


def _gild(connection: Connection, task: _Task, run_id: int, now: datetime) -> Step:
    began = time.monotonic()
    gold.refresh(connection, task.source.name)
    kind = runs.get_run(connection, run_id).kind
    gold.take_snapshot(connection, task.source.name, run_id, kind, now)
    return Step("gold", "*", duration_s=time.monotonic() - began)


def _record(task: _Task, run_id: int, step: Step) -> None:
    with task.begin() as connection:
        runs.record_step(connection, run_id, step, task.clock())


def _finish(task: _Task, run_id: int, error: SpacelaunchError | None) -> tuple[Run, Findings]:
    try:
        with task.begin() as connection:
            runs.finish_run(connection, run_id, str(error) if error else None, task.clock())
            found = gold.findings(connection, task.source.name)
            return runs.get_run(connection, run_id), found
    except SpacelaunchError as exc:
        # What went wrong first is what matters; the next run finds this one interrupted.
        raise error or exc from exc
