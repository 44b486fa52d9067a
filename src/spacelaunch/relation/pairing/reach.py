"""How far a change of some launches reaches: which others may be one launch with others for it.

Launches are paired best first, so what one takes decides on its neighbours, and these on theirs;
but nothing is handed on between two that no evidence could pair. What a change does not reach stays
as it is, and to pair what it reaches alone gives what pairing everything would. Called by
`pipeline`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from spacelaunch.relation.pairing.members import SCHEMA, Row, prepare_rows
from spacelaunch.relation.pairing.names import Marks, read_mission
from spacelaunch.relation.pairing.pairing import may_pair
from spacelaunch.relation.pairing.review import Verdicts
from spacelaunch.relation.pairing.side import DESIGNATOR, ID, WINDOW_S, Side

Span = tuple[int, int]
"""From and until when, in seconds since 1970; both included."""


class Held(Protocol):
    """The launches of all sources as they are now, with the columns of `SCHEMA` and `source`."""

    def near(self, span: Span) -> Iterable[Row]:
        """Those that may have been in that time."""

    def named(self, ids: Iterable[str], designators: Iterable[str]) -> Iterable[Row]:
        """Those with one of these ids or designators."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be one launch with others than before."""

    ids: frozenset[str]
    """Of launches, also of those that are gone."""
    near: Mapping[str, Row]
    """Those that are there, and all within the window of any of them, by id."""

    def sides(self, sources: Iterable[str]) -> dict[str, Side]:
        """Those of each source that are there; by their neighbours it is known what is rare."""
        return {source: self._side(source) for source in sources}

    def _side(self, source: str) -> Side:
        rows = [row for _, row in sorted(self.near.items()) if row["source"] == source]
        side = prepare_rows(rows)
        return side.take(np.flatnonzero([each in self.ids for each in side.ids]))


def find_reach(
    before: Sequence[Row], after: Sequence[Row], held: Held, verdicts: Verdicts
) -> Reach:
    """The reach of a change, by what the launches were and what they are."""
    partners = _partners(verdicts)
    ids = {row[ID] for row in (*before, *after)}
    near: dict[str, Row] = {}
    fresh, renamed = [*before, *after], _renamed(before, after)
    while fresh:
        side = prepare_rows(fresh)
        beside = {row[ID]: row for span in _spans(side) for row in held.near(span)}
        near |= beside
        others = [row for row in beside.values() if row[ID] not in ids]
        told = held.named(
            {name for row in fresh for name in partners[row[ID]]} - ids,
            {row[DESIGNATOR] for row in fresh} - {None},
        )
        found = (*_tied(fresh, side, others), *_namesakes(renamed, others), *told)
        fresh, renamed = [*{row[ID]: row for row in found if row[ID] not in ids}.values()], []
        ids |= {row[ID] for row in fresh}
    return Reach(frozenset(ids), near)


def _partners(verdicts: Verdicts) -> Mapping[str, list[str]]:
    """Of each launch those of which a person said that they are one with it, or are not."""
    found = defaultdict[str, list[str]](list)
    for one, other in verdicts:
        found[one].append(other)
        found[other].append(one)
    return found


def _renamed(before: Iterable[Row], after: Iterable[Row]) -> list[Row]:
    """What came, went, or is compared by something else than before: as it was, and as it is."""
    was, now = ({row[ID]: row for row in rows} for rows in (before, after))
    both = [(was.get(each), now.get(each)) for each in was | now]
    return [row for pair in both if _compared(pair[0]) != _compared(pair[1]) for row in pair if row]


def _compared(row: Row | None) -> object:
    return row and [row[name] for name in SCHEMA.names]


def _spans(side: Side) -> Iterator[Span]:
    """All that is within the window of any of these, each moment once."""
    begins, ends = (side.from_s - WINDOW_S).tolist(), (side.until_s + WINDOW_S).tolist()
    spans = sorted(zip(begins, ends, strict=True))
    first, last = spans[0]
    for begin, end in spans:
        if begin > last:
            yield first, last
            first = begin
        last = max(last, end)
    yield first, last


def _tied(fresh: Sequence[Row], side: Side, others: Sequence[Row]) -> Iterator[Row]:
    """Those of another source that evidence could pair with one of these."""
    pairs = may_pair(side, prepare_rows(others))
    for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True):
        if fresh[left]["source"] != others[right]["source"]:
            yield others[right]


def _namesakes(renamed: Sequence[Row], others: Sequence[Row]) -> Iterator[Row]:
    """Those of the same source to which a mark that they share may be rare now, or no more."""
    marks = defaultdict[str, set[tuple[str, str]]](set)
    for row in renamed:
        marks[row["source"]] |= _marks(row)
    for row in others if marks else ():
        if marks[row["source"]] & _marks(row):
            yield row


def _marks(row: Row) -> Marks:
    return read_mission(row["mission"]).marks
