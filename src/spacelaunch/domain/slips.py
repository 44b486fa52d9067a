"""What a changed plan means: intervals are compared, and never the instants that stand for them.

A source that moves a launch from "in March" to "on 31 March, 12:00" has learned something and
moved nothing. Pure; used by whoever counts changes or tells of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Interval:
    """When a launch will be, as exactly as that is known; the end is excluded."""

    from_at: datetime
    until_at: datetime

    def holds(self, other: Interval) -> bool:
        """Whether all of the other lies in this one."""
        return self.from_at <= other.from_at and other.until_at <= self.until_at


class Move(StrEnum):
    """What became of a plan."""

    SLIP = "slip"
    """It moved to later."""
    EARLIER = "earlier"
    """It was pulled forward."""
    REFINED = "refined"
    """It is known more exactly, within what was known before."""
    COARSENED = "coarsened"
    """It is known less exactly, around what was known before."""
    UNKNOWN = "unknown"
    """How exactly it is known was not said, before or after."""
    SAME = "same"
    """Another instant stands for the same interval."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a source said of a launch's time, from a moment on."""

    net: str
    """No earlier than: the instant that the source names, as it writes it."""
    interval: Interval | None
    """None where the source does not say how exactly the instant is meant."""
    learned_at: str | None = None
    """When it was heard of; None where nobody wrote that down."""


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A plan that took the place of another."""

    before: Plan
    after: Plan

    @property
    def move(self) -> Move:
        """What that means."""
        return compare(self.before.interval, self.after.interval)


def compare(before: Interval | None, after: Interval | None) -> Move:
    """What it means that one interval took the place of another.

    Note: intervals that overlap without one holding the other go by where they begin, which is
        what "no earlier than" speaks of.
    """
    if before is None or after is None:
        return Move.UNKNOWN
    if before == after:
        return Move.SAME
    if before.holds(after):
        return Move.REFINED
    if after.holds(before):
        return Move.COARSENED
    return Move.SLIP if after.from_at > before.from_at else Move.EARLIER


def changes_of(plans: Sequence[Plan]) -> list[PlanChange]:
    """The changes of the instant in a launch's plans, the oldest first.

    Note: where only the precision changed, no plan was changed, and nothing is counted.
    """
    return [PlanChange(one, two) for one, two in pairwise(plans) if one.net != two.net]


def count_moves(changes: Iterable[PlanChange]) -> dict[Move, int]:
    """How many changes there are of each kind, those of which there are none too."""
    found = Counter(each.move for each in changes)
    return {move: found[move] for move in Move}
