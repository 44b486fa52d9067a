"""What two sources say of one launch: where they agree, where not, and what only one of them knows.

The best catches stand first: dates days apart, then hours, then how it ended. Called by `jobs`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

import pyarrow as pa

from spacelaunch.relation.pairing.pairs import Certainty, Pairs

SAME_MINUTE_S = 150
"""So far apart, one of two sources has cut off its seconds, or rounded them."""
LATE_S = 3_600
DAY_S = 86_400
MONTH_DAYS = range(27, 32)
FIELDS = ("launched_at", "outcome", "country", "sector")
"""What both say in one set of words; pads, rockets and missions are spelled by each in its own."""
# Words beside which another is no contradiction: GCAT has none for a failure in part.
_NO_CLAIM = {None, "unknown", "partial_failure"}


class Kind(StrEnum):
    """What became of a launch."""

    AGREE = "agree"
    CONFLICT = "conflict"
    UNSURE = "unsure"
    """It may be one of the other's; somebody has to look."""
    ONLY_HERE = "only_here"
    """The other source does not know it."""
    ONLY_THERE = "only_there"


@dataclass(frozen=True, slots=True)
class Told:
    """What one source says of a launch."""

    launch_id: str
    launched_at: str
    """ISO 8601, in UTC; as much as is known."""
    provider: str
    pad: str | None
    rocket: str | None
    mission: str | None
    country: str | None
    sector: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Match:
    """A launch of either source, or of both."""

    kind: Kind
    certainty: str | None
    """How sure it is that both are one launch; null where there is one alone."""
    score: int | None
    gap_s: int | None
    """Seconds between both times."""
    conflicts: tuple[str, ...]
    """The fields in which they differ."""
    here: Told | None
    there: Told | None


def reconcile(one: pa.Table, other: pa.Table, pairs: Pairs) -> list[Match]:
    """Every launch of both, the best catches first.

    Shape: the tables have all columns of the relation; `other` those alone that could be in `one`.
    """
    mine, yours = _read(one), _read(other)
    found = [_match(mine[i], yours[j], sure, score, gap) for i, j, sure, score, gap in pairs.rows()]
    left, right = {*pairs.left.tolist()}, {*pairs.right.tolist()}
    found += [_alone(Kind.ONLY_HERE, here=row) for n, row in enumerate(mine) if n not in left]
    found += [_alone(Kind.ONLY_THERE, there=row) for n, row in enumerate(yours) if n not in right]
    return sorted(found, key=_rank)


def match_members(
    members: Sequence[Mapping[str, Any]], doubts: Sequence[Mapping[str, Any]]
) -> list[Match]:
    """Every launch of many sources, the best catches first: each member `here`, the first `there`.

    Shape: the rows of `holdings/all_members.sql` and `holdings/doubts.sql`; of a launch that one
        source alone tells of there is nobody `there`.
    """
    told = {row["member_id"]: _told(row) for row in members}
    found = []
    for _, rows in groupby(members, lambda row: row["launch_id"]):
        first, *others = rows
        one = told[first["member_id"]]
        found += [_match_member(row, told[row["member_id"]], one) for row in others]
        found += [] if others else [_alone(Kind.ONLY_HERE, here=one)]
    for row in doubts:
        one, other = told[row["member_id"]], told[row["other_id"]]
        found.append(_match(one, other, Certainty.UNSURE, row["score"], row["gap_s"]))
    return sorted(found, key=_rank)


def _match_member(row: Mapping[str, Any], mine: Told, first: Told) -> Match:
    found = _match(mine, first, Certainty.SURE, row["score"], row["gap_s"])
    return replace(found, certainty=row["because"])


def _told(row: Mapping[str, Any]) -> Told:
    names = ("provider", "pad", "rocket", "mission", "country", "sector", "outcome")
    at = as_known(datetime.fromisoformat(row["launched_at"]), row["time_precision"])
    return Told(row["member_id"], at, **{name: row[name] for name in names})


def count_kinds(found: Sequence[Match]) -> Mapping[str, int]:
    """How many there are of each kind."""
    return {kind.value: sum(match.kind is kind for match in found) for kind in Kind}


def contradict(one: str | None, other: str | None) -> bool:
    """Whether two words cannot both be true of one launch."""
    return one != other and not _NO_CLAIM & {one, other}


def as_known(at: datetime, precision: str) -> str:
    """A moment as far as it is known, in ISO 8601."""
    forms = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}
    return f"{at:{forms.get(precision, '%Y-%m-%dT%H:%M:%SZ')}}"


def _match(mine: Told, yours: Told, certainty: Certainty, score: int | None, gap_s: int) -> Match:
    conflicts = tuple(name for name in FIELDS if _differ(name, mine, yours, gap_s))
    kind = Kind.CONFLICT if conflicts else Kind.AGREE
    if certainty is Certainty.UNSURE:
        kind = Kind.UNSURE
    return Match(kind, certainty.value, score, gap_s, conflicts, mine, yours)


def _alone(kind: Kind, here: Told | None = None, there: Told | None = None) -> Match:
    return Match(kind, None, None, None, (), here, there)


def _differ(name: str, mine: Told, yours: Told, gap_s: int) -> bool:
    if name == "launched_at":
        return gap_s > SAME_MINUTE_S
    return contradict(getattr(mine, name), getattr(yours, name))


def _rank(match: Match) -> tuple[Any, ...]:
    """Conflicts by what they cost who believes one, then what nobody else knows, then the rest."""
    kinds = (Kind.CONFLICT, Kind.UNSURE, Kind.ONLY_HERE, Kind.ONLY_THERE, Kind.AGREE)
    told = match.here or match.there
    at = told.launched_at if told else ""
    return kinds.index(match.kind), *_weight(match), at


def _weight(match: Match) -> tuple[int, int]:
    """Small for a good catch."""
    gap_s = match.gap_s or 0
    if match.kind is Kind.ONLY_HERE and match.here:
        # It never left the ground, so it was no launch.
        return int(match.here.outcome != "prelaunch_failure"), 0
    if match.kind is Kind.UNSURE:
        return -(match.score or 0), gap_s
    if match.certainty == Certainty.MISDATED:
        # A month apart, somebody mistyped the month; else another event was taken for the launch.
        return int(gap_s // DAY_S in MONTH_DAYS), -gap_s
    if gap_s >= LATE_S:
        return 2, -gap_s
    by_field = {"outcome": 3, "country": 4, "launched_at": 5, "sector": 6}
    return min((by_field[name] for name in match.conflicts), default=7), -gap_s


def _read(table: pa.Table) -> list[Told]:
    columns = {
        name: table.column(name).to_pylist()
        for name in Told.__dataclass_fields__
        if name != "launched_at"
    }
    moments = table.column("launched_at").to_pylist()
    precisions = table.column("time_precision").to_pylist()
    columns["launched_at"] = [
        as_known(at, precision) for at, precision in zip(moments, precisions, strict=True)
    ]
    return [
        Told(**{name: values[n] for name, values in columns.items()}) for n in range(len(table))
    ]
