"""Asking a warehouse: which build answers, and answers that are of one build alone.

A build takes the place of the one before in one transaction. A database shows a session one state;
Trino does not, and reads the tables of a single statement one after another, so that some may be
of the old build and some of the new. Who asks therefore looks which build it is before and after:
where it is the same, nothing was replaced between. Called by the doors and by `jobs`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from spacelaunch.domain.aliases import names_of_column
from spacelaunch.domain.known_sources import KNOWN_SOURCES, LAUNCH_SOURCES
from spacelaunch.domain.launch import SYNTHETIC_MISSION
from spacelaunch.domain.names import KnownNames
from spacelaunch.domain.precedence import ALL, MERGED
from spacelaunch.domain.summary import FindingsT, Origin, RowT, Summary
from spacelaunch.errors import NotFoundError, StorageUnavailableError
from spacelaunch.queries.analysis import Analysis, Over, ParamsT
from spacelaunch.queries.engine import Engine, Session
from spacelaunch.queries.statements import read_sql
from spacelaunch.queries.summarise import summarise
from spacelaunch.queries.wording import list_names

_TRIES = 3
_EACH_ONCE = "Each launch once, each field by the first source that knows it (docs/data.md)"

AnswerT = TypeVar("AnswerT")


@contextmanager
def no_warehouse(source: str) -> Iterator[Session]:
    """Says what to do, where whoever started the process handed in no warehouse."""
    raise NotFoundError(
        f"there is no warehouse here; run: pip install 'spacelaunch[pipeline]', then: "
        f"spacelaunch ingest {source}"
    )
    yield


def source_asked(analysis: Analysis[Any, Any, Any], params: Mapping[str, object]) -> str | None:
    """The source whose launches in the warehouse a question is about; None: the data set."""
    is_of_warehouse = analysis.over is Over.SILVER or params.get("on") == "warehouse"
    return str(params["source"]) if is_of_warehouse else None


def names_in(engine: Engine, column: str) -> KnownNames:
    """The providers or the countries that the launches of a session have."""
    rows = engine.fetch(read_sql("silver/names"), {})
    return names_of_column(column, [row[column] for row in rows if row[column] is not None])


def read_origin(engine: Engine, source: str) -> Origin:
    """Where the launches of a source come from, and the version of the build that holds them.

    Raises:
        NotFoundError: nothing of that source was built.
    """
    asked = {"source": source, "synthetic": f"{SYNTHETIC_MISSION}%"}
    found = engine.fetch(read_sql("silver/build"), asked)
    if not found:
        if source in KNOWN_SOURCES and source not in LAUNCH_SOURCES:
            known = ", ".join(LAUNCH_SOURCES)
            raise NotFoundError(f"{source} tells of no launches; those that do are: {known}")
        first = MERGED[0] if source == ALL else source
        raise NotFoundError(
            f"the warehouse holds nothing of {source}; run: spacelaunch ingest {first}"
        )
    (build,) = found
    title, caveats = _told_by(engine) if source == ALL else _told_of(source)
    return Origin(
        version=build["version"],
        source=title,
        is_synthetic=build["synthetic_count"] > 0,
        data_from=_day(build["earliest_epoch_s"]),
        data_until=_day(build["latest_epoch_s"]),
        caveats=caveats,
    )


def _told_of(source: str) -> tuple[str, tuple[str, ...]]:
    """What a source is called, and what whoever reads any figure of it must know."""
    known = KNOWN_SOURCES.get(source)
    return (known.title, known.caveats) if known else (source, ())


def _told_by(engine: Engine) -> tuple[str, tuple[str, ...]]:
    """The same of all sources that launches were merged from."""
    rows = engine.fetch(read_sql("silver/merged_from"), {})
    told = [_told_of(row["source"]) for row in rows]
    doubts = rows[0]["doubt_count"] if rows else 0
    unsure = f"; {doubts:,} pairs that may be one launch each count twice" if doubts else ""
    caveats = dict.fromkeys(caveat for _, its in told for caveat in its)
    return list_names([title for title, _ in told]), (f"{_EACH_ONCE}{unsure}", *caveats)


def summarise_build(
    analysis: Analysis[ParamsT, RowT, FindingsT], params: ParamsT, engine: Engine, source: str
) -> Summary[RowT, FindingsT]:
    """The summary of the build that is there now; raises as `ask_one_build` does."""
    return ask_one_build(engine, source, lambda origin: summarise(analysis, params, engine, origin))


def ask_one_build(engine: Engine, source: str, ask: Callable[[Origin], AnswerT]) -> AnswerT:
    """What `ask` finds, all of it in the build whose origin it is given.

    Note: all that is known of the build is compared, for the look itself reads two tables.
    Raises:
        NotFoundError: nothing of that source was built.
        StorageUnavailableError: builds follow each other faster than they can be asked.
    """
    before = read_origin(engine, source)
    for _ in range(_TRIES):
        found = ask(before)
        after = read_origin(engine, source)
        if after == before:
            return found
        before = after
    raise StorageUnavailableError("the warehouse is built anew again and again; try later")


def _day(epoch_s: int | None) -> date | None:
    return None if epoch_s is None else datetime.fromtimestamp(epoch_s, UTC).date()
