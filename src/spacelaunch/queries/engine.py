"""Runs the queries in process: DuckDB over the Arrow table of a data set.

The texts name their parameters `:so`, as SQLAlchemy and SQLite do; DuckDB wants `$so`. Called by
`jobs.render`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import duckdb
import pyarrow as pa

from spacelaunch.domain.summary import Origin, Summary
from spacelaunch.queries.analysis import (
    Analysis,
    Conclusion,
    Row,
    read_sql,
    selection_in_words,
)
from spacelaunch.queries.parameters import Drawing

_PARAMETER = re.compile(r"(?<!:):([a-z_]+)")


def summarise(analysis: Analysis, params: Drawing, launches: pa.Table, origin: Origin) -> Summary:
    """Ask the analysis of a data set.

    Shape: `launches` is the relation of that name, as the launch store gives it.
    """
    given = params.model_dump(mode="json")
    asked = {**given, **(analysis.fixed or {})}
    with duckdb.connect() as database:
        database.register("launches", launches)
        rows = _fetch(database, analysis.sql, asked)
        coverage = _fetch(database, read_sql("coverage"), asked)[0]
    conclusion = analysis.conclude(rows, params) if rows else _nothing(analysis, asked, coverage)
    used = coverage[analysis.needs] or 0
    return Summary(
        analysis=analysis.name,
        title=analysis.title,
        params=given,
        origin=origin,
        columns=analysis.columns,
        rows=conclusion.rows,
        rows_used=used,
        rows_missing=coverage["launch_count"] - used,
        findings=conclusion.findings,
        finding=conclusion.finding,
        alt=conclusion.alt,
    )


def count_selected(analysis: Analysis, params: Drawing, launches: pa.Table) -> int:
    """How many launches an analysis would look at, without asking it."""
    asked = {**params.model_dump(mode="json"), **(analysis.fixed or {})}
    with duckdb.connect() as database:
        database.register("launches", launches)
        return int(_fetch(database, read_sql("coverage"), asked)[0]["launch_count"])


def _fetch(database: duckdb.DuckDBPyConnection, sql: str, asked: Mapping[str, object]) -> list[Row]:
    wanted = {name: asked.get(name) for name in _PARAMETER.findall(_without_comments(sql))}
    cursor = database.execute(_PARAMETER.sub(r"$\1", _without_comments(sql)), wanted)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]


def _without_comments(sql: str) -> str:
    return "\n".join(line for line in sql.splitlines() if not line.startswith("--"))


def _nothing(analysis: Analysis, asked: Mapping[str, Any], coverage: Row) -> Conclusion:
    """No rows: either nothing was selected, or all of it lacks what the analysis needs."""
    lacking = analysis.needs.removesuffix("_count") if coverage["launch_count"] else None
    subject = f"No launches with a known {lacking}" if lacking else "No launches"
    selection = selection_in_words(asked)
    sentence = f"{subject} match {selection}" if selection else subject
    return Conclusion((), {}, sentence, f"An empty chart. {sentence}.")
