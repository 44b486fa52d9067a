"""How much of what was launched a data set holds, year by year; or why nobody can say.

Counted against GCAT's orbital attempts by `relation.pairing.held`; a summary carries it, and what
it says of it stands in `queries.completeness`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

LEAST_PCT = 80
"""A year of which the data hold less is thin: whatever it shows may be what is missing."""


@dataclass(frozen=True, slots=True)
class CoveredYear:
    """A calendar year (UTC) with an orbital attempt."""

    year: int
    attempt_count: int
    held_count: int
    """Those of them that the data set holds."""

    @property
    def is_thin(self) -> bool:
        """Whether too many are missing to conclude from the others."""
        return 100 * self.held_count < LEAST_PCT * self.attempt_count


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a data set holds of the orbital attempts of its time."""

    years: Sequence[CoveredYear] = ()
    """In order."""
    until: date | None = None
    """The last day that was counted: of the data set, or of the catalogue, whichever was first."""
    unsure_count: int = 0
    """Pairs of launches that count nowhere until somebody has looked at them."""
    why_unknown: str | None = None
    """The reason, where nothing can be counted."""

    @property
    def attempt_count(self) -> int:
        """Orbital attempts."""
        return sum(one.attempt_count for one in self.years)

    @property
    def held_count(self) -> int:
        """Those of them that the data set holds."""
        return sum(one.held_count for one in self.years)

    @property
    def held_pct(self) -> float | None:
        """The share of those; None where there was none."""
        return 100 * self.held_count / self.attempt_count if self.attempt_count else None

    @property
    def thin_years(self) -> list[int]:
        """The years of which no conclusion should be drawn."""
        return [one.year for one in self.years if one.is_thin]

    def within(self, first: int | None, last: int | None) -> Coverage:
        """That of a range of years, of which an end may be open."""
        since, until = first or 0, last or 9999
        return replace(self, years=[one for one in self.years if since <= one.year <= until])
