"""Answering a job: read the launches, ask the query, draw the chart, keep the result.

The parts of a result depend on the data, the question and the program, never on when or where it
was drawn. Called by the worker.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import orjson

from spacelaunch.charts.letters import draw_letters
from spacelaunch.charts.picture import draw_picture
from spacelaunch.domain.job import Job
from spacelaunch.domain.summary import Summary
from spacelaunch.errors import NotFoundError
from spacelaunch.jobs.data_set_engine import open_data_set, origin_of
from spacelaunch.jobs.program import program
from spacelaunch.jobs.result_body import result_body
from spacelaunch.queries.analysis import Analysis
from spacelaunch.queries.engine import OpenWarehouse
from spacelaunch.queries.parameters import Drawing, read_parameters
from spacelaunch.queries.registry import find_analysis
from spacelaunch.queries.summarise import summarise
from spacelaunch.queries.warehouse import no_warehouse, source_asked, summarise_build
from spacelaunch.storage.launch_store import LaunchStore


def render(
    job: Job,
    launches: LaunchStore,
    advance: Callable[[int], None],
    warehouse: OpenWarehouse = no_warehouse,
) -> Mapping[str, bytes]:
    """The result's parts, `png`, `svg`, `json` and `txt`.

    Shape: `advance` is told the progress in percent.
    Raises:
        NotFoundError: the data set was deleted, or the warehouse built anew, meanwhile.
        RenderError: the chart could not be drawn.
    """
    analysis = find_analysis(job.analysis)
    params = read_parameters(analysis.parameters, job.params)
    source = source_asked(analysis, job.params)
    if source is None:
        summary = _of_data_set(job, analysis, params, launches, advance)
    else:
        advance(30)
        summary = _of_warehouse(job, analysis, params, warehouse, source)
    advance(50)
    picture = draw_picture(summary, params, provenance(job, summary))
    advance(90)
    return {
        "png": picture.png,
        "svg": picture.svg,
        "json": orjson.dumps(result_body(job, summary)),
        "txt": draw_letters(summary, params.width),
    }


def _of_data_set(
    job: Job,
    analysis: Analysis[Any, Any, Any],
    params: Drawing,
    launches: LaunchStore,
    advance: Callable[[int], None],
) -> Summary[Any, Any]:
    with open_data_set(analysis, job.version, launches) as engine:
        origin = origin_of(analysis, job.version, launches)
        advance(30)
        return summarise(analysis, params, engine, origin)


def _of_warehouse(
    job: Job,
    analysis: Analysis[Any, Any, Any],
    params: Drawing,
    warehouse: OpenWarehouse,
    source: str,
) -> Summary[Any, Any]:
    """Of the build that the job is about; a later one is another question's answer."""
    with warehouse(source) as engine:
        summary = summarise_build(analysis, params, engine, source)
    if summary.origin.version != job.version:
        raise NotFoundError(
            f"the warehouse was built anew since; POST /analyze/{job.analysis} asks the new build"
        )
    return summary


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
