"""Answering a job: ask the query, conclude, draw the forms that are wanted.

The parts of a result depend on the data, the question and the program, never on when or where it
was drawn, nor on which of them were drawn before. Called by the worker.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import orjson

from spacelaunch.charts.letters import draw_letters
from spacelaunch.charts.picture import draw_png, draw_svg
from spacelaunch.domain.job import Job
from spacelaunch.domain.summary import Summary
from spacelaunch.jobs.answers import find_answers, kept_answers
from spacelaunch.jobs.program import program
from spacelaunch.jobs.result_body import result_body
from spacelaunch.queries.engine import OpenWarehouse
from spacelaunch.queries.parameters import Drawing, read_parameters
from spacelaunch.queries.registry import find_analysis
from spacelaunch.queries.summarise import conclude
from spacelaunch.queries.warehouse import no_warehouse
from spacelaunch.storage.launch_store import LaunchStore
from spacelaunch.storage.result_store import ResultStore


def render(
    job: Job,
    launches: LaunchStore,
    advance: Callable[[int], None],
    warehouse: OpenWarehouse = no_warehouse,
    results: ResultStore | None = None,
) -> Mapping[str, bytes]:
    """The result's `json`, and the forms that the job wants drawn.

    Shape: `advance` is told the progress in percent; what was asked is kept in `results`.
    Raises:
        NotFoundError: the data set was deleted, or the warehouse built anew, meanwhile.
        RenderError: the chart could not be drawn.
    """
    analysis = find_analysis(job.analysis)
    params = read_parameters(analysis.parameters, job.params)
    find = partial(find_answers, job, analysis, params, launches, warehouse)
    answers = kept_answers(job, launches, results, find)
    advance(50)
    summary = conclude(analysis, params, answers)
    parts = {form: _draw(form, job, summary, params) for form in job.forms}
    advance(90)
    return {**parts, "json": orjson.dumps(result_body(job, summary))}


def _draw(form: str, job: Job, summary: Summary[Any, Any], params: Drawing) -> bytes:
    if form == "txt":
        return draw_letters(summary, params.width)
    draw = draw_svg if form == "svg" else draw_png
    return draw(summary, params, provenance(job, summary))


def provenance(job: Job, summary: Summary[Any, Any]) -> dict[str, str]:
    """What a picture carries inside to be traced."""
    return {
        "Job": job.job_id,
        "Analysis": job.analysis,
        "Parameters": orjson.dumps(summary.params, option=orjson.OPT_SORT_KEYS).decode(),
        "Data version": job.version,
        "Source": summary.origin.source,
        "Rows used": str(summary.rows_used),
        "Rows rejected": str(summary.origin.rejected),
        "Values lost": str(summary.origin.lost),
        "Program": program(),
    }
