"""Holding launches against GCAT's: those of the data set, or those of a source in the warehouse.

Called by the API door and the command line.
"""

from __future__ import annotations

from datetime import UTC
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from spacelaunch.domain.data_set import DataSet
from spacelaunch.domain.precedence import ALL
from spacelaunch.errors import ConflictError
from spacelaunch.jobs.catalogue import attempts, compare
from spacelaunch.jobs.review import read_verdicts
from spacelaunch.queries.completeness import BY
from spacelaunch.queries.engine import Engine
from spacelaunch.queries.statements import read_sql
from spacelaunch.relation.launches import SCHEMA
from spacelaunch.relation.pairing.held import MADE_UP, NOT_LAUNCHES, attempts_within
from spacelaunch.relation.pairing.pairing import pair
from spacelaunch.relation.pairing.pairs import Pairs
from spacelaunch.relation.pairing.reconciliation import Match, match_members, reconcile
from spacelaunch.relation.pairing.review import NONE, Verdicts
from spacelaunch.relation.pairing.side import prepare
from spacelaunch.storage.launch_store import LaunchStore

_FIRST = "the first of the sources that tell of each launch"
COLUMNS = tuple(SCHEMA.names)
"""What is asked of a server."""
_MERGED = ("all_members", "doubts")


def against(source: str | None) -> str:
    """Whose launches stand `there`, with the credit that their licence wants."""
    return _FIRST if source == ALL else BY.removeprefix("by ")


def reconcile_data_set(data_set: DataSet, launches: LaunchStore) -> list[Match]:
    """A version of the data set.

    Raises:
        ConflictError: its launches were generated, or are more than have flown.
        NotFoundError: it is gone.
    """
    found = compare(data_set, launches, read_verdicts(launches))
    if (reason := found.coverage.why_unknown) in (MADE_UP, NOT_LAUNCHES):
        raise ConflictError(f"the data cannot be held against GCAT: {reason}")
    return _against(launches.table(data_set.version), found.pairs)


def reconcile_launches(launches: pa.Table, verdicts: Verdicts = NONE) -> list[Match]:
    """Launches with the relation's columns, obeying what somebody decided of some pairs."""
    return _against(launches, pair(prepare(launches), prepare(attempts()), verdicts))


def reconcile_merged(engine: Engine) -> list[Match]:
    """The launches of all sources of the warehouse, each held against the first that told of it."""
    members, doubts = (engine.fetch(read_sql(f"holdings/{name}"), {}) for name in _MERGED)
    return match_members(members, doubts)


def read_served(parquet: bytes) -> pa.Table:
    """The same of what the server gives as `/data.parquet`, with its `tidy` columns."""
    return pq.read_table(BytesIO(parquet)).select(COLUMNS).cast(SCHEMA)


def _against(launches: pa.Table, pairs: Pairs) -> list[Match]:
    """Of the catalogue the attempts of the time that the launches are of, and those in a pair."""
    known, moments = attempts(), launches.column("launched_at").to_pylist()
    if not moments:
        return []
    days = [at.astimezone(UTC).date() for at in (min(moments), max(moments))]
    within = attempts_within(known, *days)
    within[pairs.right] = True
    places = within.nonzero()[0]
    row_of = {row: place for place, row in enumerate(places.tolist())}
    right = pa.array([row_of[row] for row in pairs.right.tolist()], pa.int64()).to_numpy()
    moved = Pairs(pairs.left, right, pairs.scores, pairs.gaps_s)
    return reconcile(launches, known.take(places), moved)
