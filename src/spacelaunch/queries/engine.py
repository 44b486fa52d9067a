"""Runs the queries in process: DuckDB over the Arrow table of a data set.

The texts name their parameters `:so`, as SQLAlchemy and SQLite do; DuckDB wants `$so`. Called by
`jobs.render`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import duckdb
import pyarrow as pa

from spacelaunch.domain.summary import Origin, Summary
from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Row, read_sql
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.reach import read_reach
from spacelaunch.queries.wording import capitalise, name_launches
from spacelaunch.relation.launches import SCHEMA

# What every analysis is told of the launches that it looks at.
_ASKED_BESIDE = ("coverage", "reach")
_PARAMETER = re.compile(r"(?<!:):([a-z_]+)")


def summarise(analysis: Analysis, params: Drawing, launches: pa.Table, origin: Origin) -> Summary:
    """Ask the analysis of a data set.

    Shape: `launches` is the relation of that name, with `columns_read` at least.
    """
    selects = _selects(analysis, params)
    with _opened(launches) as database:
        rows = _fetch(database, analysis.sql, selects)
        coverage = _fetch(database, read_sql("coverage"), selects)[0]
        reach = read_reach(_fetch(database, read_sql("reach"), {}))
    selected, used = coverage["launch_count"], coverage[analysis.needs] or 0
    asked = Asked(params, selects, selected, used, reach)
    conclusion = analysis.conclude(rows, asked) if rows else _nothing(analysis, asked)
    return Summary(
        analysis=analysis.name,
        title=conclusion.title or analysis.title,
        params=params.model_dump(mode="json"),
        selection=name_launches(selects, selected),
        is_selected=name_launches(selects) != name_launches({}),
        origin=origin,
        reach=reach,
        columns=analysis.columns,
        rows=conclusion.rows,
        rows_used=used,
        rows_missing=selected - used,
        findings=conclusion.findings,
        finding=conclusion.finding,
        alt=conclusion.alt,
        notes=conclusion.notes,
    )


def columns_read(analysis: Analysis) -> tuple[str, ...]:
    """The columns of the relation that answering takes, of all that there are."""
    texts = (analysis.sql, *map(read_sql, _ASKED_BESIDE))
    named = {name for text in texts for name in re.findall(r"\w+", _without_comments(text))}
    return tuple(name for name in SCHEMA.names if name in named)


def count_selected(analysis: Analysis, params: Drawing, launches: pa.Table) -> int:
    """How many launches an analysis would look at, without asking it."""
    with _opened(launches) as database:
        coverage = _fetch(database, read_sql("coverage"), _selects(analysis, params))[0]
    return int(coverage["launch_count"])


def _selects(analysis: Analysis, params: Drawing) -> dict[str, object]:
    return {**params.model_dump(mode="json"), **(analysis.fixed or {})}


@contextmanager
def _opened(launches: pa.Table) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as database:
        # A moment cast to text follows the session's zone, which is the machine's.
        database.execute("set timezone = 'UTC'")
        database.register("launches", launches)
        yield database


def _fetch(database: duckdb.DuckDBPyConnection, sql: str, asked: Mapping[str, object]) -> list[Row]:
    wanted = {name: asked.get(name) for name in _PARAMETER.findall(_without_comments(sql))}
    cursor = database.execute(_PARAMETER.sub(r"$\1", _without_comments(sql)), wanted)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]


def _without_comments(sql: str) -> str:
    return "\n".join(line for line in sql.splitlines() if not line.startswith("--"))


def _nothing(analysis: Analysis, asked: Asked) -> Conclusion:
    """No rows: either nothing was selected, or all of it lacks what the analysis needs."""
    sentence = f"No {name_launches(asked.selects)}"
    if asked.selected_count:
        lacking = analysis.needs.removesuffix("_count")
        selected = name_launches(asked.selects, asked.selected_count)
        sentence = f"{capitalise(selected)}, none with a known {lacking}"
    return Conclusion((), {}, sentence, f"An empty chart. {sentence}.")
