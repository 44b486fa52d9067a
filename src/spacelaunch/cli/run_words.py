"""Runs of the pipeline in words, for a terminal. Used by `ingest`, `runs` and `demo-pipeline`."""

from __future__ import annotations

from collections.abc import Iterator

from spacelaunch.domain.run import Run, Step
from spacelaunch.pipeline.report import Difference, Report, figure_in_words, verdict

_MOST_DIFFERENCES = 20


def report_in_words(report: Report, *, is_rehearsal: bool = False) -> str:
    """What a run did, or would do."""
    return "\n".join(_lines(report, is_rehearsal))


def run_in_words(run: Run) -> str:
    """A run in one line."""
    read, written, changed, rejected, calls = (
        run.total(name)
        for name in ("rows_read", "rows_written", "rows_changed", "rows_rejected", "api_calls")
    )
    said = (
        f"{read:,} read, {written - changed:,} new, {changed:,} changed, {rejected:,} refused, "
        f"{calls:,} call{'s' if calls != 1 else ''}"
    )
    started = run.started_at.isoformat(" ", "seconds").removesuffix("+00:00")
    error = f"  {run.error}" if run.error else ""
    return (
        f"{run.run_id:>5}  {started}  {run.source}  {run.kind:<11}  {run.status:<11}  {said}{error}"
    )


def _lines(report: Report, is_rehearsal: bool) -> Iterator[str]:
    run = report.run
    if is_rehearsal and report.calls:
        yield "This was a rehearsal: nothing was written. A run now would make these calls:"
        yield from (f"  {call}" for call in report.calls)
    elif is_rehearsal:
        yield "This was a rehearsal: nothing was written, and nobody was asked."
    yield f"{'resource':<12}{'read':>9}{'new':>9}{'changed':>9}{'refused':>9}{'calls':>7}{'s':>8}"
    yield from (_landed(step) for step in run.steps if step.step == "land")
    yield from (_noted(step) for step in run.steps if step.note)
    yield from _changes(report.differences)
    yield verdict(run, is_rehearsal=is_rehearsal)


def _landed(step: Step) -> str:
    new = step.rows_written - step.rows_changed
    return (
        f"{step.resource:<12}{step.rows_read:>9,}{new:>9,}{step.rows_changed:>9,}"
        f"{step.rows_rejected:>9,}{step.api_calls:>7,}{step.duration_s:>8.2f}"
    )


def _noted(step: Step) -> str:
    # What a check found is named by the check; of a resource it is told where its reading stands.
    if step.step == "land":
        return f"  {step.resource}: {step.note}"
    return f"  {step.note}: {step.resource}"


def _changes(differences: tuple[Difference, ...]) -> Iterator[str]:
    if differences:
        yield "Findings that changed:"
    for each in differences[:_MOST_DIFFERENCES]:
        yield f"  {each.finding}: {figure_in_words(each.before)} → {figure_in_words(each.after)}"
    if len(differences) > _MOST_DIFFERENCES:
        yield f"  and {len(differences) - _MOST_DIFFERENCES} more (all with --json)"
