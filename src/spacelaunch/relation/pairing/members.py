"""One launch from many sources: which launches of which sources are one, and which may be.

The sources are held against each other one after another, each against the launches known so far.
Nothing is read and nothing kept. Called by `pipeline`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
import pyarrow as pa

from spacelaunch.relation import launches as relation
from spacelaunch.relation.pairing.pairing import pair
from spacelaunch.relation.pairing.pairs import NAMED, Certainty, Pairs
from spacelaunch.relation.pairing.review import Ids, Verdicts
from spacelaunch.relation.pairing.side import COLUMNS, DESIGNATOR, ID, Places, Side, prepare

Row = Mapping[str, Any]

SCHEMA = pa.schema(
    [*(relation.SCHEMA.field(name) for name in (ID, *COLUMNS)), (DESIGNATOR, pa.string())]
)
"""What is compared of a launch."""


class Because(StrEnum):
    """Why a launch of a source is a member of the launch that it is a member of."""

    FIRST = "first"
    """No source before told of it."""
    DESIGNATOR = "designator"
    """Both have the same international designator."""
    REVIEW = "review"
    """A person said so."""
    SURE = "sure"
    MISDATED = "misdated"
    """Place, rocket and the mission's own name agree, and the dates are days apart."""


@dataclass(frozen=True, slots=True)
class Member:
    """A launch of one source."""

    source: str
    launch_id: str
    because: Because
    score: int | None = None
    """What speaks for it, where it was weighed."""
    gap_s: int | None = None
    """Seconds between its time and that of the first member."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two launches that may be one; they count as two until somebody says."""

    source: str
    launch_id: str
    other_id: str
    """Of the first member of the other launch."""
    score: int
    gap_s: int


@dataclass(slots=True)
class Membership:
    """Every launch of all sources."""

    launches: list[list[Member]] = field(default_factory=list)
    """Each with its members, the first of which is the one that the others were held against."""
    doubts: list[Doubt] = field(default_factory=list)


def prepare_rows(rows: Iterable[Row]) -> Side:
    """The side that launches of one source make; they have the columns of `SCHEMA` at least."""
    compared = [{name: row[name] for name in SCHEMA.names} for row in rows]
    return prepare(pa.Table.from_pylist(compared, SCHEMA))


def join_sources(said: Mapping[str, Side], verdicts: Verdicts) -> Membership:
    """The launches of the sources, held against each other in the order in which they stand here.

    Shape: `verdicts` by the ids of any two launches, in either order, say whether they are one.
    """
    found = Membership()
    known = prepare_rows([])
    for source, asked in said.items():
        decided = _between(asked, found, verdicts)
        places = _add(found, source, asked, pair(asked, known, decided), decided)
        known = known.followed_by(asked.take(places))
    return found


def _between(asked: Side, found: Membership, verdicts: Verdicts) -> dict[Ids, bool]:
    """What was decided of launches of this source and of those known, by their first members."""
    first = {
        member.launch_id: members[0].launch_id for members in found.launches for member in members
    }
    own = {*asked.ids}
    both = [(ids, is_same) for pair_, is_same in verdicts.items() for ids in (pair_, pair_[::-1])]
    return {
        (here, first[there]): is_same
        for (here, there), is_same in both
        if here in own and there in first
    }


def _add(
    found: Membership, source: str, asked: Side, pairs: Pairs, decided: Mapping[Ids, bool]
) -> Places:
    """Put the launches of a source where they belong; the rows of those that are new."""
    names, known = asked.ids, [each[0].launch_id for each in found.launches]
    is_new = np.ones(len(names), bool)
    for left, right, certainty, score, gap_s in pairs.rows():
        here, there = names[left], known[right]
        if certainty is Certainty.UNSURE:
            found.doubts.append(Doubt(source, here, there, score, gap_s))
            continue
        is_new[left] = False
        because = _because(certainty, score, is_said=(here, there) in decided)
        weighed = None if score >= NAMED else score
        found.launches[right].append(Member(source, here, because, weighed, gap_s))
    places: Places = is_new.nonzero()[0]
    found.launches += [[Member(source, names[row], Because.FIRST)] for row in places.tolist()]
    return places


def _because(certainty: Certainty, score: int, *, is_said: bool) -> Because:
    if score < NAMED:
        return Because(certainty.value)
    return Because.REVIEW if is_said else Because.DESIGNATOR
