"""What several sources say of one launch, made into one: by `domain.precedence`, nothing lost.

Pure; a row is a mapping with the columns of the warehouse's `launches`. Called by `pipeline`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacelaunch.domain.precedence import ALL, PRECEDENCE, UNKNOWN, Precedence
from spacelaunch.relation.pairing.reconciliation import (
    FIELDS,
    SAME_MINUTE_S,
    as_known,
    contradict,
)

Row = Mapping[str, Any]
Said = Mapping[str, Row]
"""By source; never empty."""
Fields = tuple[str, ...]
_FIELDS = tuple(name for rule in PRECEDENCE for name in rule.fields)


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of a field in which sources contradict each other."""

    field: str
    source: str
    value: str
    is_taken: bool


def merge_rows(said: Said) -> dict[str, Any]:
    """The one row: each value from whom the table names first."""
    merged = dict.fromkeys(_FIELDS)
    # Of most launches one source alone tells, and what it is heard for is always the same.
    taken = _heard(*said) if len(said) == 1 else _taken(said)
    merged |= {name: said[source][name] for source, names in taken for name in names}
    return {**merged, "source": ALL, "source_id": merged["launch_id"]}


@cache
def _heard(source: str) -> Sequence[tuple[str, Fields]]:
    """What a source alone is heard for."""
    return [(source, rule.fields) for rule in PRECEDENCE if source in rule.sources]


def _taken(said: Said) -> Iterator[tuple[str, Fields]]:
    """Whose word is taken for what."""
    for rule in PRECEDENCE:
        source = taken_from(rule, said)
        if source in rule.sources:
            yield source, rule.fields


def taken_from(rule: Precedence, said: Said) -> str:
    """The source whose value is taken; where none knows it, whoever says that."""
    heard = [source for source in rule.sources if source in said]
    known = [source for source in heard if _is_known(said[source][rule.fields[0]])]
    return next(iter([*known, *heard, *said]))


def find_claims(said: Said) -> list[Claim]:
    """What each source says of the fields in which any contradicts the one that is taken."""
    found: list[Claim] = []
    if len(said) == 1:
        return found
    for name in FIELDS:
        rule = next(each for each in PRECEDENCE if name in each.fields)
        taken = taken_from(rule, said)
        if any(_contradict(name, said[taken], row) for row in said.values()):
            found += [
                Claim(name, source, _told(name, row), source == taken)
                for source, row in said.items()
                if _is_known(row[name])
            ]
    return found


def _contradict(name: str, taken: Row, other: Row) -> bool:
    if name == "launched_at":
        return _gap_s(taken, other) > SAME_MINUTE_S
    return contradict(taken[name], other[name])


def _gap_s(one: Row, other: Row) -> float:
    """Between two intervals, whose ends are excluded; 0 where they meet."""
    after = (other["launched_from_at"] - one["launched_until_at"]).total_seconds()
    before = (one["launched_from_at"] - other["launched_until_at"]).total_seconds()
    return float(max(after, before, 0))


def _told(name: str, row: Row) -> str:
    if name == "launched_at":
        return as_known(row["launched_at"], row["time_precision"])
    return str(row[name])


def _is_known(value: object) -> bool:
    return value is not None and value != UNKNOWN
