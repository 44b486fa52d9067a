"""Launches by country of launch and year: when each country was active."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means
from spacelaunch.queries.parameters import ByProvider, BySector, Drawing, OnEither, Years
from spacelaunch.queries.wording import list_names, name_launches, reach_in_words, with_article


class GeographyYearsParameters(Years, ByProvider, BySector, OnEither, Drawing):
    """What `geography-years` can be asked for."""


@dataclass(frozen=True, slots=True)
class CountryYearRow:
    """A country in a year in which it has launches of the selection."""

    country: Annotated[str, Means("Country where the pad stands.")]
    year: Annotated[int, Means("Calendar year (UTC) of the launch.", "year")]
    launch_count: Annotated[int, Means("Launches, whatever their outcome.", "launches")]


@dataclass(frozen=True, slots=True)
class Peak:
    """A country's whole year than which no country has a busier one."""

    country: str
    year: int


@dataclass(frozen=True, slots=True)
class GeographyYearsFindings:
    """The busiest whole year of any country."""

    countries_count: int
    peak_country: str | None
    """Null where several have as many launches, like `peak_year`."""
    peak_year: int | None
    peaks: tuple[Peak, ...]
    peak_launch_count: int | None


def conclude(
    rows: Sequence[CountryYearRow], asked: Asked[GeographyYearsParameters]
) -> Conclusion[CountryYearRow, GeographyYearsFindings]:
    """The busiest whole year of any country; of equal ones, all."""
    whole = [row for row in rows if asked.reach.is_whole(row.year)]
    most = max((row.launch_count for row in whole), default=None)
    found = (Peak(row.country, row.year) for row in whole if row.launch_count == most)
    peaks = tuple(sorted(found, key=lambda peak: (peak.year, peak.country)))
    sole = peaks[0] if len(peaks) == 1 else None
    totals = Counter[str]()
    for row in rows:
        totals[row.country] += row.launch_count
    findings = GeographyYearsFindings(
        countries_count=len(totals),
        peak_country=sole.country if sole else None,
        peak_year=sole.year if sole else None,
        peaks=peaks,
        peak_launch_count=most,
    )
    sentence = _sentence(findings, rows, asked)
    ranking = ", ".join(f"{country} {count:,}" for country, count in totals.most_common())
    years = [row.year for row in rows]
    known = reach_in_words(asked.reach, min(years), max(years))
    alt = f"Heat map of launches by country and year. {sentence}. In all: {ranking}.{known}"
    return Conclusion(rows, findings, sentence, alt)


def _sentence(
    findings: GeographyYearsFindings,
    rows: Sequence[CountryYearRow],
    asked: Asked[GeographyYearsParameters],
) -> str:
    having = "with a known country" if asked.used_count < asked.selected_count else ""
    launches = name_launches(asked.selects, asked.used_count, having)
    most = findings.peak_launch_count
    if most is None:
        return f"{launches}; no year is complete"
    as_many = sum(row.launch_count >= most for row in rows)
    # A year that is known in part may be as busy already.
    year = "year" if as_many == len(findings.peaks) else "whole year"
    named = list_names([f"{with_article(one.country)} in {one.year}" for one in findings.peaks])
    if len(findings.peaks) == 1:
        return f"The busiest {year} of any country: {named}, with {most:,} of {launches}"
    return f"The busiest {year}s of any country: {named}, with {most:,} each of {launches}"


ANALYSIS = Analysis(
    name="geography-years",
    title="Launches by country of launch and year",
    description="A heat map of launches, country by year.",
    parameters=GeographyYearsParameters,
    row=CountryYearRow,
    conclude=conclude,
    needs="country",
)
