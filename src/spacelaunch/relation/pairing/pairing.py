"""Pairs the launches of two relations, each with at most one of the other.

Candidates are launches at most some weeks apart; the best score goes first, and of equal ones the
smaller gap. Nothing is read and nothing kept: a pure function of both. Called by `jobs`, and by
`members` for sources of the warehouse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

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
from spacelaunch.relation.pairing.side import WINDOW_S, Places, Side

MOST_OF_NAMES = SAME_FAMILY + SAME_ROCKET + SAME_MISSION


def pair(one: Side, other: Side, verdicts: Mapping[tuple[str, str], bool] | None = None) -> Pairs:
    """The pairs of two relations.

    Shape: equal designators are a pair, whatever else the launches say; `verdicts` by the ids of
        both say whether they are one launch, and are obeyed.
    """
    found = _score(one, other, *_candidates(one, other))
    same, different = _reviewed(one, other, verdicts or {})
    named = np.concatenate([same, _same_designators(one, other)])
    left, right = named[:, 0], named[:, 1]
    told = Pairs(left, right, np.full(len(left), NAMED), gaps_between(one, other, left, right))
    both = told.followed_by(found)
    denied = {*map(tuple, different.tolist())}
    rows = zip(both.left.tolist(), both.right.tolist(), strict=True)
    return _one_to_one(both.take(np.array([each not in denied for each in rows], bool)))


def may_pair(one: Side, other: Side) -> Pairs:
    """Each two that evidence could make a pair of, sure or unsure, whichever marks are rare."""
    one, other = (replace(each, rare=[own.marks for own in each.missions]) for each in (one, other))
    return _score(one, other, *_candidates(one, other))


def _reviewed(
    one: Side, other: Side, verdicts: Mapping[tuple[str, str], bool]
) -> tuple[Places, Places]:
    """Rows of both that somebody said are one launch, and those that are not."""
    if not verdicts:
        return _rows([]), _rows([])
    mine, yours = ({name: row for row, name in enumerate(side.ids)} for side in (one, other))
    said = [
        ((mine[here], yours[there]), is_same)
        for (here, there), is_same in verdicts.items()
        if here in mine and there in yours
    ]
    return _rows([pair for pair, is_same in said if is_same]), _rows(
        [pair for pair, is_same in said if not is_same]
    )


def _rows(pairs: Sequence[tuple[int, int]]) -> Places:
    return np.array(pairs, np.int64).reshape(-1, 2)


def _same_designators(one: Side, other: Side) -> Places:
    """Rows of both that have one international designator."""
    rows = {name: row for row, name in enumerate(other.designators) if name is not None}
    named = enumerate(one.designators)
    return _rows([(row, rows[name]) for row, name in named if name in rows])


def _candidates(one: Side, other: Side) -> tuple[Places, Places]:
    """Rows of both that are at most the window apart."""
    order = np.argsort(other.from_s, kind="stable")
    starts = other.from_s[order]
    longest = int((other.until_s - other.from_s).max(initial=0))
    first = np.searchsorted(starts, one.from_s - WINDOW_S - longest, "left")
    counts = np.searchsorted(starts, one.until_s + WINDOW_S, "right") - first
    before = np.cumsum(counts) - counts
    places = np.arange(counts.sum()) - np.repeat(before - first, counts)
    left, right = np.repeat(np.arange(len(one.from_s)), counts), order[places]
    # One that may be anywhere in a year has had all others looked for as far back.
    is_near = gaps_between(one, other, left, right) <= WINDOW_S
    return left[is_near], right[is_near]


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
