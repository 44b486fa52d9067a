"""Who answers questions about a version of the data set, and where launches come from.

Called by `render` and `preview`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from spacelaunch.domain.summary import Origin
from spacelaunch.jobs.catalogue import coverage_of, coverage_of_build, tables_beside
from spacelaunch.jobs.review import read_verdicts
from spacelaunch.queries.analysis import Analysis, Over
from spacelaunch.queries.duckdb_engine import (
    DuckDBEngine,
    keeps_connection,
    kept_engine,
    open_duckdb,
)
from spacelaunch.queries.engine import Engine
from spacelaunch.queries.summarise import columns_read
from spacelaunch.storage.launch_store import LaunchStore

FEW_LAUNCHES = 10_000
"""About a megabyte as a table."""
AGAINST_ITSELF = "GCAT beside itself: it holds 100 % of what it counts, by construction"


@contextmanager
def open_data_set(
    analysis: Analysis[Any, Any, Any], version: str, launches: LaunchStore
) -> Iterator[DuckDBEngine]:
    """An engine with the tables that the analysis reads.

    Note: where it is kept, one of few launches has all their columns, for whatever is asked of them
        next; what is beside the catalogue changes with a review.
    Raises:
        NotFoundError: the version is gone.
    """
    data_set = launches.data_set(version)
    are_few = analysis.over is Over.LAUNCHES and data_set.launch_count <= FEW_LAUNCHES
    if are_few and keeps_connection():
        yield kept_engine(version, lambda: {"launches": launches.table(version)})
        return
    tables = {"launches": launches.table(version, columns_read(analysis))}
    if analysis.over is Over.CATALOGUE:
        tables |= tables_beside(data_set, launches)
    with open_duckdb(**tables) as engine:
        yield engine


def origin_of(analysis: Analysis[Any, Any, Any], version: str, launches: LaunchStore) -> Origin:
    """Where its launches come from, and how much of all launches they are; raises as above."""
    data_set = launches.data_set(version)
    origin = replace(
        data_set.origin, coverage=coverage_of(data_set, launches, read_verdicts(launches))
    )
    if analysis.over is Over.CATALOGUE and origin.coverage is None:
        return replace(origin, caveats=(AGAINST_ITSELF, *origin.caveats))
    return origin


def origin_of_build(
    analysis: Analysis[Any, Any, Any],
    origin: Origin,
    source: str,
    engine: Engine,
    launches: LaunchStore,
) -> Origin:
    """The same of a build of the warehouse; of what is no launch yet nothing can be lacking."""
    if "launches" not in analysis.tables:
        return origin
    return replace(origin, coverage=coverage_of_build(origin, source, engine, launches))
