"""Which of many names leads a year, for how long, and who took the lead from whom.

Definitions: a name leads a year when it has strictly more launches than any other; of a tie nobody
does. Only whole years count, and a year that is not known whole breaks a lead: whoever led before
it may have lost it there. Called by `geography_years`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Counts = Mapping[str, int]
"""Launches of one year by name; none of them zero."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Years in a row that a name leads, as long as they are in a row."""

    name: str
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Takeover:
    """A lead that began while another's was the last one known."""

    lead: Lead
    before: Lead
    """The last lead of whom it was taken from; ties may lie between."""


def leader_of(counts: Counts) -> str | None:
    """Who has strictly most; None where nobody has launches, or several as many."""
    most = max(counts.values(), default=0)
    first = [name for name, count in counts.items() if count == most]
    return first[0] if len(first) == 1 else None


def find_leads(years: Mapping[int, Counts], whole: Iterable[int]) -> tuple[Lead, ...]:
    """Every lead, the earliest first."""
    leads: list[Lead] = []
    for year in sorted(whole):
        leader = leader_of(years.get(year, {}))
        if leader is None:
            continue
        last = leads[-1] if leads else None
        if last is not None and last.name == leader and last.last_year == year - 1:
            leads[-1] = Lead(leader, last.first_year, year)
        else:
            leads.append(Lead(leader, year, year))
    return tuple(leads)


def find_takeovers(leads: Sequence[Lead], whole: frozenset[int]) -> tuple[Takeover, ...]:
    """The leads that were taken from another, with every year between known whole."""
    return tuple(
        Takeover(lead, before)
        for before, lead in pairwise(leads)
        if lead.name != before.name
        and all(year in whole for year in range(before.last_year, lead.first_year))
    )
