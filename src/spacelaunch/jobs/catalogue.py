"""What GCAT, which comes with the program, knows of the launches of a data set.

The pairs of both are found once for each version, when somebody first asks, and kept: to find them
takes about as long as to draw three pictures. Called by `render`, and by who reconciles.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import numpy as np
import orjson
import pyarrow as pa

from spacelaunch.domain.coverage import Coverage
from spacelaunch.domain.data_set import DataSet
from spacelaunch.domain.precedence import ALL, GCAT
from spacelaunch.domain.summary import Origin
from spacelaunch.errors import UnreadableRecordError
from spacelaunch.jobs.review import obeying, read_verdicts
from spacelaunch.jobs.source_launches import read_source
from spacelaunch.queries.engine import Engine
from spacelaunch.queries.statements import read_sql
from spacelaunch.relation.arrow_bytes import from_bytes, to_bytes
from spacelaunch.relation.coded_columns import to_relation
from spacelaunch.relation.pairing.held import (
    LEAST_FOUND_PCT,
    MADE_UP,
    MOST_LAUNCHES,
    NOT_FOUND,
    NOT_LAUNCHES,
    measure_coverage,
)
from spacelaunch.relation.pairing.pairing import pair
from spacelaunch.relation.pairing.pairs import Pairs
from spacelaunch.relation.pairing.review import Verdicts
from spacelaunch.relation.pairing.side import COLUMNS, ID, prepare
from spacelaunch.sources.bundled_launches import NAME, bundled_csv
from spacelaunch.sources.csv_file import read_csv
from spacelaunch.storage.launch_store import LaunchStore
from spacelaunch.storage.record import read_record

_LIMIT_BYTES = 10_000_000
_COVERAGE, _PAIRS = "coverage", "pairs"
_PARTS_OF_PAIRS = ("left", "right", "scores", "gaps_s")
_DAMAGED = (UnreadableRecordError, pa.ArrowInvalid, OSError, KeyError)
"""How a kept comparison shows that it cannot be read."""
NO_PAIRS = Pairs(*(np.array([], np.int64) for _ in range(4)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A data set beside the catalogue."""

    pairs: Pairs
    """By the rows of the data set, newest first, and those of `attempts`."""
    coverage: Coverage


@cache
def attempts() -> pa.Table:
    """The orbital attempts that the program brings, as rows of the relation."""
    return to_relation(read_csv(BytesIO(bundled_csv()), NAME, _LIMIT_BYTES).launches)


def coverage_of(data_set: DataSet, launches: LaunchStore, verdicts: Verdicts) -> Coverage | None:
    """How much of all launches a version holds; None of the catalogue itself, which holds all.

    Raises:
        NotFoundError: the version is gone.
    """
    if data_set.sources == (NAME,):
        return None
    program = obeying(verdicts)
    kept = launches.comparisons.part(data_set.version, program, _COVERAGE)
    with suppress(*_DAMAGED):
        if kept is not None:
            return _read_coverage(kept)
    return compare(data_set, launches, verdicts).coverage


def compare(data_set: DataSet, launches: LaunchStore, verdicts: Verdicts) -> Comparison:
    """A version beside the catalogue, as it was found before or is now; raises as `coverage_of`.

    Shape: `verdicts` were read once; what is found is kept under those that it was found by.
    """
    store, version, program = launches.comparisons, data_set.version, obeying(verdicts)
    coverage = store.part(version, program, _COVERAGE)
    pairs = store.part(version, program, _PAIRS)
    # What is damaged can be found out again, and takes the place of it.
    with suppress(*_DAMAGED):
        if coverage is not None and pairs is not None:
            return Comparison(_read_pairs(pairs), _read_coverage(coverage))
    found = _compare(data_set, launches, verdicts)
    parts = {_COVERAGE: orjson.dumps(found.coverage), _PAIRS: _write_pairs(found.pairs)}
    store.keep(version, program, parts)
    return found


def coverage_of_build(
    origin: Origin, source: str, engine: Engine, launches: LaunchStore
) -> Coverage | None:
    """The same of a source's launches in a build of the warehouse, or of all sources'.

    Note: None where the catalogue is one of them, too: what it holds of itself is no finding.
    Shape: the engine answers of that build; what was found is kept as of a data set.
    """
    if GCAT in _members(source, engine):
        return None
    if origin.is_synthetic:
        return Coverage(why_unknown=MADE_UP)
    verdicts = read_verdicts(launches)
    store, program = launches.comparisons, obeying(verdicts)
    kept = store.part(origin.version, program, _COVERAGE)
    with suppress(*_DAMAGED):
        if kept is not None:
            return _read_coverage(kept)
    found = _compare_build(origin, engine, verdicts).coverage
    store.keep(origin.version, program, {_COVERAGE: orjson.dumps(found)})
    return found


def tables_beside(data_set: DataSet, launches: LaunchStore) -> dict[str, pa.Table]:
    """What a question over the catalogue reads beside `launches`; raises as `coverage_of`.

    Shape: `attempts` has the relation's columns; `pairs` has those that count.
    """
    found = compare(data_set, launches, read_verdicts(launches))
    comparable = found.coverage.why_unknown is None
    sure = found.pairs.take(found.pairs.counts) if comparable else NO_PAIRS
    known = attempts()
    names = launches.table(data_set.version, ["launch_id"]).column("launch_id")
    pairs = {"launch_id": names.take(sure.left), "attempt_id": known["launch_id"].take(sure.right)}
    return {"attempts": known if comparable else known.slice(0, 0), "pairs": pa.table(pairs)}


def _compare(data_set: DataSet, launches: LaunchStore, verdicts: Verdicts) -> Comparison:
    if reason := _why_not(data_set):
        return Comparison(NO_PAIRS, Coverage(why_unknown=reason))
    held = launches.table(data_set.version, (ID, *COLUMNS))
    return _compare_launches(held, data_set.origin, verdicts)


def _members(source: str, engine: Engine) -> list[str]:
    """The sources whose launches a question is about."""
    if source != ALL:
        return [source]
    return [row["source"] for row in engine.fetch(read_sql("silver/merged_from"), {})]


def _compare_build(origin: Origin, engine: Engine, verdicts: Verdicts) -> Comparison:
    (counted,) = engine.fetch(read_sql("silver/counted"), {})
    if counted["launch_count"] > MOST_LAUNCHES:
        return Comparison(NO_PAIRS, Coverage(why_unknown=NOT_LAUNCHES))
    return _compare_launches(read_source(engine), origin, verdicts)


def _compare_launches(held: pa.Table, origin: Origin, verdicts: Verdicts) -> Comparison:
    found = pair(prepare(held), prepare(attempts()), verdicts)
    first, last = origin.data_from, origin.data_until
    is_found = 100 * found.counts.sum() >= LEAST_FOUND_PCT * len(held)
    if not is_found or first is None or last is None:
        return Comparison(found, Coverage(why_unknown=NOT_FOUND))
    return Comparison(found, measure_coverage(attempts(), found, first, last))


def _why_not(data_set: DataSet) -> str | None:
    if data_set.is_synthetic:
        return MADE_UP
    return NOT_LAUNCHES if data_set.launch_count > MOST_LAUNCHES else None


def _write_pairs(pairs: Pairs) -> bytes:
    return to_bytes(pa.table({name: getattr(pairs, name) for name in _PARTS_OF_PAIRS}))


def _read_pairs(kept: bytes) -> Pairs:
    table = from_bytes(kept)
    return Pairs(*(table.column(name).to_numpy() for name in _PARTS_OF_PAIRS))


def _read_coverage(kept: bytes) -> Coverage:
    return read_record(Coverage, _COVERAGE, kept)
