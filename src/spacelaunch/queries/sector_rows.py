"""A sector's years together, and its last ten: what `sector` draws, of the rows of its query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.domain.reach import Reach
from spacelaunch.queries.analysis import Means
from spacelaunch.queries.decades import DECADE, Span, find_decades
from spacelaunch.queries.rates import Counted, Rate, Rated, rate_of, with_rate
from spacelaunch.queries.wording import years_in_words


@dataclass(frozen=True, slots=True)
class SectorYear(Counted):
    """Launches of a sector in a year."""

    sector: str
    year: int


@dataclass(frozen=True, slots=True)
class SectorRow(Rated):
    """A sector that has launches in the selection."""

    sector: Annotated[str, Means("`private` or `state`.")]
    recent_from_year: Annotated[
        int | None,
        Means(
            "First of the last ten years known whole of a selection of twenty or more, or null.",
            "year",
        ),
    ] = None
    recent_success_count: Annotated[
        int | None, Means("Launches of these that fully succeeded.", "launches")
    ] = None
    recent_known_count: Annotated[
        int | None, Means("Launches of these whose outcome is known.", "launches")
    ] = None

    @property
    def recent_rate(self) -> Rate | None:
        """How often it did in the last ten years of a long selection; None where none is known."""
        return rate_of(self.recent_success_count or 0, self.recent_known_count or 0)

    @property
    def recent_years(self) -> str:
        """The last ten years, as `2011–2020`; empty where the selection is short."""
        first = self.recent_from_year
        return "" if first is None else years_in_words(first, first + DECADE - 1)


def rows_of(counted: Sequence[SectorYear], reach: Reach) -> list[SectorRow]:
    """All years of a sector together, and its last ten."""
    decades = find_decades((each.year for each in counted), reach)
    recent = decades[1] if decades else None
    by_sector: dict[str, list[SectorYear]] = {}
    for each in counted:
        by_sector.setdefault(each.sector, []).append(each)
    rows = (_row(sector, own, recent, reach) for sector, own in by_sector.items())
    return [with_rate(row) for row in rows]


def _row(sector: str, years: Sequence[SectorYear], recent: Span | None, reach: Reach) -> SectorRow:
    whole = [each for each in years if reach.is_whole(each.year)]
    last = [each for each in whole if recent and recent[0] <= each.year <= recent[1]]
    return SectorRow(
        sector=sector,
        launch_count=sum(each.launch_count for each in years),
        success_count=sum(each.success_count for each in years),
        known_count=sum(each.known_count for each in years),
        recent_from_year=recent[0] if recent else None,
        recent_success_count=sum(each.success_count for each in last) if recent else None,
        recent_known_count=sum(each.known_count for each in last) if recent else None,
    )
