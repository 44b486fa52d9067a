"""Who leads a year, and since when.

Definitions: a sector leads a year when it has strictly more launches than the other; a tie has
no leader. A crossing is a year whose leader differs from the leader before it. Only whole years
count: of a year that the data know in part, and of a gap in the data, nothing is concluded. Called
by `timeline`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.domain.launch import Sector
from spacelaunch.domain.reach import Reach, runs
from spacelaunch.queries.analysis import Means

LASTING_YEARS = 3
"""A lead of fewer years does not last yet."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year with the launches of both sectors; None in a gap of the data."""

    year: Annotated[int, Means("Calendar year (UTC) of the launch.", "year")]
    private_count: Annotated[
        int | None,
        Means(
            "Launches by private providers; null in a year of which the data hold no launch.",
            "launches",
        ),
    ]
    state_count: Annotated[
        int | None, Means("Launches by state-run providers, likewise.", "launches")
    ]

    @property
    def total(self) -> int:
        """All launches of the year; 0 in a gap."""
        return (self.private_count or 0) + (self.state_count or 0)

    @property
    def leader(self) -> Sector | None:
        """Who has strictly more launches."""
        private, state = self.private_count or 0, self.state_count or 0
        if private == state:
            return None
        return Sector.PRIVATE if private > state else Sector.STATE


@dataclass(frozen=True, slots=True)
class Crossing:
    """A year with another leader than before."""

    year: int
    leader: Sector


@dataclass(frozen=True, slots=True)
class Leads:
    """The private leads among the whole years of the rows."""

    whole: Sequence[YearRow]
    ahead: Sequence[int]
    """The years that private launches led."""
    first: int | None
    """The first private lead that the data know of; None where an earlier one may lie outside."""
    lasting: int | None
    """First year of the unbroken private lead that reaches the last whole year."""

    @property
    def first_here(self) -> int | None:
        """The first among the rows."""
        return self.ahead[0] if self.ahead else None

    @property
    def last(self) -> YearRow:
        """The last whole year."""
        return self.whole[-1]

    @property
    def is_unbroken(self) -> bool:
        """Whether each whole year follows the one before."""
        return len(runs([row.year for row in self.whole])) == 1


def find_leads(rows: Sequence[YearRow], reach: Reach, year_from: int | None) -> Leads:
    """The private leads of rows that `year_from` may have cut off from the data's beginning."""
    whole = [row for row in rows if reach.is_whole(row.year)]
    ahead = [row.year for row in whole if row.leader is Sector.PRIVATE]
    is_first = bool(ahead) and _knows_all_before(ahead[0], rows, reach, year_from)
    return Leads(whole, ahead, ahead[0] if is_first else None, _lasting(ahead, whole))


def find_crossings(rows: Sequence[YearRow], reach: Reach) -> tuple[Crossing, ...]:
    """The changes of the leader from one whole year to another, with nothing unknown between."""
    crossings: list[Crossing] = []
    before: Sector | None = None
    for row in rows:
        if not reach.is_whole(row.year):
            # Whoever led before it may have lost the lead in it.
            before = None
            continue
        if row.leader and before and row.leader is not before:
            crossings.append(Crossing(row.year, row.leader))
        before = row.leader or before
    return tuple(crossings)


def _knows_all_before(
    year: int, rows: Sequence[YearRow], reach: Reach, year_from: int | None
) -> bool:
    """Whether the window begins with the data, and the data know each year until then whole."""
    begin = reach.first_year
    if begin is None or (year_from is not None and year_from > begin):
        return False
    return all(reach.is_whole(before) for before in range(min(begin, rows[0].year), year))


def _lasting(ahead: Sequence[int], whole: Sequence[YearRow]) -> int | None:
    if not ahead or ahead[-1] != whole[-1].year:
        return None
    since, last = runs(ahead)[-1]
    return since if last - since + 1 >= LASTING_YEARS else None
