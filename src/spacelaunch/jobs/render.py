"""Answering a job: read the launches, ask the query, draw the chart, keep the result.

The parts of a result depend on the data, the question and the program, never on when or where it
was drawn. Called by the worker.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

import orjson

from spacelaunch.charts.letters import draw_letters
from spacelaunch.charts.picture import draw_picture
from spacelaunch.domain.job import Job
from spacelaunch.domain.summary import Summary
from spacelaunch.jobs.program import program
from spacelaunch.queries.duckdb_engine import open_duckdb
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import find_analysis
from spacelaunch.queries.summarise import columns_read, summarise
from spacelaunch.storage.launch_store import LaunchStore


def render(job: Job, launches: LaunchStore, advance: Callable[[int], None]) -> Mapping[str, bytes]:
    """The result's parts, `png`, `svg`, `json` and `txt`.

    Shape: `advance` is told the progress in percent.
    Raises:
        NotFoundError: the data set was deleted meanwhile.
        RenderError: the chart could not be drawn.
    """
    analysis = find_analysis(job.analysis)
    params = read_parameters(analysis.parameters, job.params)
    table = launches.table(job.version, columns_read(analysis))
    origin = launches.data_set(job.version).origin
    advance(30)
    with open_duckdb(launches=table) as engine:
        summary = summarise(analysis, params, engine, origin)
    advance(50)
    picture = draw_picture(summary, params, provenance(job, summary))
    advance(90)
    return {
        "png": picture.png,
        "svg": picture.svg,
        "json": to_json(job, summary),
        "txt": draw_letters(summary),
    }


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


def to_json(job: Job, summary: Summary[Any, Any]) -> bytes:
    """The numbers of a result, the same shape for every analysis."""
    origin = summary.origin
    return orjson.dumps(
        {
            "job_id": job.job_id,
            "analysis": summary.analysis,
            "title": summary.title,
            "params": summary.params,
            "version": origin.version,
            "source": origin.source,
            "is_synthetic": origin.is_synthetic,
            "data_from": _day(origin.data_from),
            "data_until": _day(origin.data_until),
            "program": program(),
            "columns": [asdict(column) for column in summary.columns],
            "rows": summary.rows,
            "rows_used": summary.rows_used,
            "rows_missing": summary.rows_missing,
            "rows_rejected": origin.rejected,
            "values_lost": origin.lost,
            "findings": summary.findings or {},
            "finding": summary.finding,
            "alt": summary.alt,
        }
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
