"""Asking: an analysis, its parameters and an engine make a summary. Called by `jobs`.

It knows neither which analysis nor which engine.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any

from spacelaunch.domain.summary import FindingsT, Origin, RowT, Summary
from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Over, ParamsT
from spacelaunch.queries.answers import Answers
from spacelaunch.queries.completeness import note_coverage
from spacelaunch.queries.engine import Answer, Engine
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.reach import read_reach
from spacelaunch.queries.statements import (
    counting,
    fill_in,
    of_source,
    parameters_of,
    read_sql,
    without_comments,
)
from spacelaunch.queries.wording import capitalise, launches_in_words, name_launches
from spacelaunch.relation.launches import SCHEMA


def summarise(
    analysis: Analysis[ParamsT, RowT, FindingsT], params: ParamsT, engine: Engine, origin: Origin
) -> Summary[RowT, FindingsT]:
    """Ask the analysis of whoever answers; `engine` as in `ask`."""
    return conclude(analysis, params, ask(analysis, params, engine, origin))


def ask(
    analysis: Analysis[ParamsT, Any, Any], params: ParamsT, engine: Engine, origin: Origin
) -> Answers:
    """All that is asked of an engine for a summary.

    Shape: the engine holds the tables that the analysis reads, and `launches` with `columns_read`
        at least.
    """
    selects = _selects(analysis, params)
    return Answers(
        origin=origin,
        rows=_ask(engine, analysis.sql, selects),
        counts=_count(engine, analysis, params, selects),
        reach=read_reach(_ask(engine, read_sql("reach"), {})),
        sectorless_count=_sectorless(engine, analysis, params, selects),
    )


def conclude(
    analysis: Analysis[ParamsT, RowT, FindingsT], params: ParamsT, answers: Answers
) -> Summary[RowT, FindingsT]:
    """The summary of what an engine has answered; nobody is asked any more."""
    selects, origin = _selects(analysis, params), answers.origin
    kind: Any = analysis.answer or analysis.row
    rows = [kind(**found) for found in answers.rows]
    selected = answers.counts["launch_count"]
    used = answers.counts[f"{analysis.needed(params)}_count"]
    is_catalogue = analysis.over is Over.CATALOGUE and origin.coverage is None
    asked = Asked(params, selects, selected, used, answers.reach, is_catalogue)
    said = (analysis.conclude(rows, asked) if rows else None) or _nothing(analysis, asked)
    return Summary(
        analysis=analysis.name,
        title=said.title or analysis.title,
        params=params.model_dump(mode="json"),
        selection=name_launches(selects, selected),
        is_selected=name_launches(selects) != name_launches({}),
        origin=origin,
        reach=answers.reach,
        columns=analysis.columns,
        rows=tuple(said.rows),
        rows_used=used,
        rows_missing=selected - used,
        findings=said.findings,
        finding=said.finding,
        alt=said.alt,
        notes=(
            *said.notes,
            *_left_out(answers),
            *note_coverage(origin.coverage, selects, is_marked=analysis.marks_thin_years),
            *origin.caveats,
        ),
    )


def answer(analysis: Analysis[ParamsT, Any, Any], params: ParamsT, engine: Engine) -> list[Answer]:
    """The rows of the analysis' query as the engine gives them, nothing concluded."""
    return _ask(engine, analysis.sql, _selects(analysis, params))


def text_of(
    analysis: Analysis[ParamsT, Any, Any],
    params: ParamsT,
    source: str | None,
    schema: str | None = None,
) -> str:
    """Its query with all that is asked filled in, for another program to run.

    Shape: `source` in the warehouse, or None for a table that holds what is asked about and no
        more; `schema` as in `of_source`.
    """
    selects = {**_selects(analysis, params), "source": source}
    sql = of_source(analysis.sql, source, schema) if source else analysis.sql
    return fill_in(sql, {name: _single(selects.get(name)) for name in parameters_of(sql)})


def columns_read(analysis: Analysis[Any, Any, Any]) -> tuple[str, ...]:
    """The columns of the relation that answering takes, of all that there are.

    Note: whichever an analysis may need, by the question, its statement names.
    """
    texts = (analysis.sql, _selection(analysis, analysis.parameters()), read_sql("reach"))
    named = {name for text in texts for name in re.findall(r"\w+", without_comments(text))}
    return tuple(name for name in SCHEMA.names if name in named)


def count_selected(analysis: Analysis[Any, Any, Any], params: Drawing, engine: Engine) -> int:
    """How many launches an analysis would look at, without asking it."""
    return _count(engine, analysis, params, _selects(analysis, params))["launch_count"]


def _count(
    engine: Engine, analysis: Analysis[Any, Any, Any], params: Drawing, selects: dict[str, object]
) -> dict[str, int]:
    """The counts of what is told of the selection; of several values they are added."""
    sql = _selection(analysis, params)
    found = Counter[str]()
    for each in _one_by_one(selects):
        (counts,) = _ask(engine, sql, each)
        found.update({name: count or 0 for name, count in counts.items()})
    return dict(found)


def _one_by_one(selects: dict[str, object]) -> Iterator[dict[str, object]]:
    """The selections of one value each whose launches together are those of several values."""
    lists = {name: value for name, value in selects.items() if isinstance(value, list) and value}
    for values in product(*lists.values()):
        yield {**selects, **dict(zip(lists, values, strict=True))}


def _selection(analysis: Analysis[Any, Any, Any], params: Drawing) -> str:
    """The statement that counts what is told of the selection, and no more of the relation."""
    sql = read_sql(analysis.selection)
    if analysis.over is not Over.LAUNCHES:
        return sql
    takes = {*analysis.parameters.model_fields, *(analysis.fixed or {})}
    return counting(sql, {f"{analysis.needed(params)}_count", "sector_count"}, takes)


def _sectorless(
    engine: Engine, analysis: Analysis[Any, Any, Any], params: Drawing, selects: dict[str, object]
) -> int:
    if not selects.get("sector"):
        return 0
    counts = _count(engine, analysis, params, {**selects, "sector": None})
    return counts["launch_count"] - counts["sector_count"]


def _left_out(answers: Answers) -> tuple[str, ...]:
    count = answers.sectorless_count
    return (f"{launches_in_words(count)} left out: no known sector",) if count else ()


def _selects(analysis: Analysis[Any, Any, Any], params: Drawing) -> dict[str, object]:
    return {**params.model_dump(mode="json"), **(analysis.fixed or {})}


def _ask(engine: Engine, sql: str, selects: dict[str, object]) -> list[Answer]:
    """A parameter that the analysis does not have restricts nothing, nor does one of several."""
    return engine.fetch(sql, {name: _single(selects.get(name)) for name in parameters_of(sql)})


def _single(value: object) -> object:
    """As a statement takes it."""
    if not isinstance(value, list):
        return value
    return value[0] if len(value) == 1 else None


def _nothing(
    analysis: Analysis[ParamsT, RowT, FindingsT], asked: Asked[ParamsT]
) -> Conclusion[RowT, Any]:
    """No rows: either nothing was selected, or all of it lacks what the analysis needs."""
    sentence = f"No {name_launches(asked.selects)}"
    if asked.selected_count:
        selected = name_launches(asked.selects, asked.selected_count)
        lacking = (analysis.groups or analysis.needed(asked.params)).removesuffix("_musd")
        sentence = f"{capitalise(selected)}, none with a known {lacking}"
    return Conclusion((), None, sentence, f"An empty chart. {sentence}.")
