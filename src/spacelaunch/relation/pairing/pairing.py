"""Pairs the launches of two relations, each with at most one of the other.

Candidates are launches at most some weeks apart; the best score goes first, and of equal ones the
smaller gap. Nothing is read and nothing kept: a pure function of both. Called by `jobs` and the
pipeline.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from spacelaunch.relation.pairing.evidence import (
    SAME_FAMILY,
    SAME_MISSION,
    SAME_ROCKET,
    gaps_between,
    weigh_missions,
    weigh_rockets,
    weigh_time_and_place,
)
from spacelaunch.relation.pairing.pairs import NAMED, UNSURE_FROM, Pairs
from spacelaunch.relation.pairing.side import DAY_S, Places, Side, prepare

WINDOW_S = 45 * DAY_S
"""So far apart stand those whose month is wrong."""
DESIGNATOR = "launch_designator"
MOST_OF_NAMES = SAME_FAMILY + SAME_ROCKET + SAME_MISSION


def pair(one: pa.Table, other: pa.Table) -> Pairs:
    """The pairs of two relations that have the columns of `side.COLUMNS`.

    Shape: where both have `launch_designator` too, equal ones are a pair, whatever else they say.
    """
    mine, yours = prepare(one), prepare(other)
    found = _score(mine, yours, *_candidates(mine, yours))
    left, right = _same_designators(one, other)
    named = Pairs(left, right, np.full(len(left), NAMED), gaps_between(mine, yours, left, right))
    return _one_to_one(named.followed_by(found))


def _same_designators(one: pa.Table, other: pa.Table) -> tuple[Places, Places]:
    """Rows of both that have one international designator."""
    if not all(DESIGNATOR in table.column_names for table in (one, other)):
        return np.array([], np.int64), np.array([], np.int64)
    known = other.column(DESIGNATOR).to_pylist()
    rows = {name: row for row, name in enumerate(known) if name is not None}
    named = enumerate(one.column(DESIGNATOR).to_pylist())
    pairs = [(row, rows[name]) for row, name in named if name in rows]
    both = np.array(pairs, np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _candidates(one: Side, other: Side) -> tuple[Places, Places]:
    """Rows of both that are at most the window apart."""
    order = np.argsort(other.from_s, kind="stable")
    starts = other.from_s[order]
    longest = int((other.until_s - other.from_s).max(initial=0))
    first = np.searchsorted(starts, one.from_s - WINDOW_S - longest, "left")
    counts = np.searchsorted(starts, one.until_s + WINDOW_S, "right") - first
    before = np.cumsum(counts) - counts
    places = np.arange(counts.sum()) - np.repeat(before - first, counts)
    return np.repeat(np.arange(len(one.from_s)), counts), order[places]


def _score(one: Side, other: Side, left: Places, right: Places) -> Pairs:
    """The candidates that are at least unsure; who cannot be any more is not weighed further."""
    scores = weigh_time_and_place(one, other, left, right)
    for weigh, most in ((weigh_rockets, MOST_OF_NAMES), (weigh_missions, SAME_MISSION)):
        may_do = scores + most >= UNSURE_FROM
        left, right, scores = left[may_do], right[may_do], scores[may_do]
        scores = scores + weigh(one, other, left, right)
    found = Pairs(left, right, scores, gaps_between(one, other, left, right))
    return found.take(found.scores >= UNSURE_FROM)


def _one_to_one(found: Pairs) -> Pairs:
    """Each launch once, the best pair first."""
    order = np.lexsort((found.right, found.left, found.gaps_s, -found.scores))
    kept, mine, yours = [], set[int](), set[int]()
    for place, left, right in zip(
        order.tolist(), found.left[order].tolist(), found.right[order].tolist(), strict=True
    ):
        if left not in mine and right not in yours:
            kept.append(place)
            mine.add(left)
            yours.add(right)
    return found.take(np.array(kept, np.int64))
