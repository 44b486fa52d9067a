"""A run's report as Markdown, for Prefect's page. Called by the flow, `ingest`."""

from __future__ import annotations

from collections.abc import Iterator

from spacelaunch.domain.run import Step
from spacelaunch.pipeline.report import Report, figure_in_words, verdict

_HEADER = (
    "| resource | read | new | changed | refused | calls | s |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
)


def report_in_markdown(report: Report) -> str:
    """How the run ended, what it landed, what its checks found, and the figures that moved."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield verdict(report.run)
    yield ""
    yield from _HEADER
    yield from (_landed(step) for step in report.run.steps if step.step == "land")
    notes = [f"- {step.note} (`{step.resource}`)" for step in report.run.steps if step.note]
    if notes:
        yield from ("", "What the checks found:", "", *notes)
    if report.differences:
        yield from ("", "| figure | before | after |", "| --- | ---: | ---: |")
    for each in report.differences:
        before, after = figure_in_words(each.before), figure_in_words(each.after)
        yield f"| {each.finding} | {before} | {after} |"


def _landed(step: Step) -> str:
    new = step.rows_written - step.rows_changed
    figures = (step.rows_read, new, step.rows_changed, step.rows_rejected, step.api_calls)
    told = " | ".join(f"{figure:,}" for figure in figures)
    return f"| {step.resource} | {told} | {step.duration_s:.2f} |"
