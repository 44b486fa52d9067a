"""The lines of a comparison: the query's rows by name, without holes where data are held.

Definitions: the share of a year is of all launches of the selection in it, whoever is compared;
cumulative counts begin with the first year drawn. What they say is concluded in `compare`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Annotated

from spacelaunch.domain.reach import Reach
from spacelaunch.queries.analysis import Means
from spacelaunch.queries.compared import COMPARED_UNASKED, Measure
from spacelaunch.queries.rates import Counted, Rate, Rated, rate_of, with_rate

_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NamedYear(Counted):
    """Launches of a year, by whoever is compared; those of nobody known together."""

    name: str | None
    year: int


@dataclass(frozen=True, slots=True)
class CompareRow(Rated):
    """One of those compared, in a year of which the data hold a launch."""

    name: Annotated[str, Means("Whom the line is of.")]
    year: Annotated[int, Means("Calendar year (UTC) of the launch.", "year")]
    value: Annotated[
        float | None, Means("What is drawn, by the measure asked for; null where there is none.")
    ]
    all_count: Annotated[
        int, Means("All launches of the selection in the year, whoever is compared.", "launches")
    ]


@dataclass(frozen=True, slots=True)
class Total:
    """One of those compared, all years together."""

    name: str
    launch_count: int
    success_count: int
    known_count: int

    @property
    def rate(self) -> Rate | None:
        """How often its launches succeeded; None where no outcome is known."""
        return rate_of(self.success_count, self.known_count)


@dataclass(frozen=True, slots=True)
class Counts:
    """The query's rows, by name and year."""

    by_name: Mapping[str, Mapping[int, NamedYear]]
    all_of: Mapping[int, int]


def read_counts(rows: Sequence[NamedYear]) -> Counts:
    """Those of whom the name is known; all of them count among a year's."""
    by_name: defaultdict[str, dict[int, NamedYear]] = defaultdict(dict)
    all_of = Counter[int]()
    for row in rows:
        all_of[row.year] += row.launch_count
        if row.name is not None and row.name != _UNKNOWN:
            by_name[row.name][row.year] = row
    return Counts(by_name, all_of)


def most_flown(counts: Counts) -> list[str]:
    """Those with most launches, by name, as they would be drawn if they were asked for."""
    totals = {
        name: sum(row.launch_count for row in years.values())
        for name, years in counts.by_name.items()
    }
    ranked = sorted(totals, key=lambda name: (-totals[name], name))
    return sorted(ranked[:COMPARED_UNASKED])


def rows_of(
    names: Sequence[str], counts: Counts, reach: Reach, measure: Measure
) -> list[CompareRow]:
    """By name, a row for each year that the data hold from the first to the last one drawn."""
    flown = [year for name in names for year in counts.by_name.get(name, ())]
    if not flown:
        return []
    held = [year for year in range(min(flown), max(flown) + 1) if reach.holds(year)]
    return [row for name in names for row in _line(name, held, counts, measure)]


def _line(name: str, held: Sequence[int], counts: Counts, measure: Measure) -> list[CompareRow]:
    nothing = {year: _none_of(name, year) for year in held}
    years = [{**nothing, **counts.by_name.get(name, {})}[year] for year in held]
    sums = accumulate(row.launch_count for row in years)
    found = []
    for row, so_far in zip(years, sums, strict=True):
        rate, all_count = row.rate, counts.all_of.get(row.year, 0)
        values: Mapping[Measure, float | None] = {
            "count": row.launch_count,
            "share": 100 * row.launch_count / all_count if all_count else None,
            "cumulative": so_far,
            "success_pct": rate.pct if rate else None,
        }
        found.append(
            with_rate(
                CompareRow(
                    name=name,
                    year=row.year,
                    value=values[measure],
                    launch_count=row.launch_count,
                    all_count=all_count,
                    success_count=row.success_count,
                    known_count=row.known_count,
                )
            )
        )
    return found


def _none_of(name: str, year: int) -> NamedYear:
    """A year of the data in which nobody of that name flew."""
    return NamedYear(name, year, launch_count=0, success_count=0, known_count=0)


def total_of(name: str, counts: Counts) -> Total:
    """All years of one of them."""
    years = counts.by_name.get(name, {}).values()
    return Total(
        name,
        sum(row.launch_count for row in years),
        sum(row.success_count for row in years),
        sum(row.known_count for row in years),
    )
