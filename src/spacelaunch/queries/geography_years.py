"""Launches by country of launch and year: who led, who took the lead from whom, and when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means
from spacelaunch.queries.leaders import Counts, Lead, Takeover, find_leads, find_takeovers
from spacelaunch.queries.leads import LASTING_YEARS
from spacelaunch.queries.parameters import ByProvider, BySector, Drawing, OnEither, Years
from spacelaunch.queries.wording import (
    capitalise,
    count_of,
    list_names,
    name_launches,
    reach_in_words,
    span_in_words,
    with_article,
)


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
    """Who led when, and the busiest whole year of any country."""

    countries_count: int
    leads: tuple[Lead, ...]
    """Each country's years in a row with strictly most launches, whole years only."""
    last_takeover: Takeover | None
    """The last lead that was taken from another country; null where none was."""
    peak_country: str | None
    """Null where several have as many launches, like `peak_year`."""
    peak_year: int | None
    peaks: tuple[Peak, ...]
    peak_launch_count: int | None


@dataclass(frozen=True, slots=True)
class _Years:
    """The rows by year, and which years a conclusion may rest on."""

    counts: Mapping[int, Counts]
    whole: frozenset[int]
    """Of the years asked about, also those without a launch."""


def conclude(
    rows: Sequence[CountryYearRow], asked: Asked[GeographyYearsParameters]
) -> Conclusion[CountryYearRow, GeographyYearsFindings]:
    """Who led when; of equally busy years, all."""
    years = _by_year(rows, asked)
    leads = find_leads(years.counts, years.whole)
    takeovers = find_takeovers(leads, years.whole)
    whole = [row for row in rows if row.year in years.whole]
    most = max((row.launch_count for row in whole), default=None)
    found = (Peak(row.country, row.year) for row in whole if row.launch_count == most)
    peaks = tuple(sorted(found, key=lambda peak: (peak.year, peak.country)))
    sole = peaks[0] if len(peaks) == 1 else None
    totals = Counter[str]()
    for row in rows:
        totals[row.country] += row.launch_count
    findings = GeographyYearsFindings(
        countries_count=len(totals),
        leads=leads,
        last_takeover=takeovers[-1] if takeovers else None,
        peak_country=sole.country if sole else None,
        peak_year=sole.year if sole else None,
        peaks=peaks,
        peak_launch_count=most,
    )
    sentence = _sentence(findings, rows, years, asked)
    ranking = ", ".join(f"{country} {count:,}" for country, count in totals.most_common())
    known = reach_in_words(asked.reach, min(years.counts), max(years.counts))
    alt = f"Heat map of launches by country and year. {sentence}. In all: {ranking}.{known}"
    return Conclusion(rows, findings, sentence, alt)


def _by_year(rows: Sequence[CountryYearRow], asked: Asked[GeographyYearsParameters]) -> _Years:
    counts: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for row in rows:
        counts[row.year][row.country] = row.launch_count
    span = range(min(counts), max(counts) + 1)
    return _Years(counts, frozenset(year for year in span if asked.reach.is_whole(year)))


def _sentence(
    findings: GeographyYearsFindings,
    rows: Sequence[CountryYearRow],
    years: _Years,
    asked: Asked[GeographyYearsParameters],
) -> str:
    having = "with a known country" if asked.used_count < asked.selected_count else ""
    launches = name_launches(asked.selects, asked.used_count, having)
    if not years.whole:
        return f"{launches}; no year is complete"
    if findings.countries_count == 1:
        return _busiest(findings, rows, launches)
    if findings.last_takeover is not None:
        return _taken(findings.last_takeover, findings.leads, years, asked)
    anytime = {**asked.selects, "year_from": None, "year_to": None}
    return _led(findings.leads, years, name_launches(anytime, having=having))


def _taken(
    last: Takeover,
    leads: Sequence[Lead],
    years: _Years,
    asked: Asked[GeographyYearsParameters],
) -> str:
    """Who took the lead from whom, and who had it before them where that lasted."""
    lead, before = last.lead, last.before
    counts = years.counts[lead.first_year]
    anytime = {**asked.selects, "year_from": None, "year_to": None}
    launches = name_launches(anytime, counts[lead.name])
    kept = f" and kept it to {lead.last_year}" if lead.last_year > lead.first_year else ""
    said = (
        f"{capitalise(with_article(lead.name))} took the lead from {with_article(before.name)} "
        f"in {lead.first_year}, with {launches} to {counts.get(before.name, 0):,},{kept}"
    ).rstrip(",")
    had = f"{with_article(before.name)} had led {_span(before)}"
    place_before = leads.index(before)
    earlier = leads[place_before - 1] if place_before else before
    is_other = earlier.name not in {lead.name, before.name}
    if is_other and earlier.last_year - earlier.first_year + 1 >= LASTING_YEARS:
        return f"{said}; {had}, {with_article(earlier.name)} {_span(earlier)}"
    return f"{said}; {had}"


def _span(lead: Lead) -> str:
    """It says no more than the rows show: an earlier year may lie outside them."""
    span = span_in_words(lead.first_year, lead.last_year)
    return span if lead.first_year == lead.last_year else f"each year {span}"


def _led(leads: Sequence[Lead], years: _Years, place: str) -> str:
    """How often each led, where no lead was taken from another."""
    whole = count_of(len(years.whole), "whole year")
    span = span_in_words(min(years.whole), max(years.whole))
    often = Counter[str]()
    for lead in leads:
        often[lead.name] += lead.last_year - lead.first_year + 1
    if not often:
        return f"In {place}, no country led in any of {whole} {span}"
    ranked = sorted(often.items(), key=lambda item: (-item[1], item[0]))
    (first, count), *others = ranked
    named = [f"{with_article(first)} led in {count:,}"]
    named += [f"{with_article(name)} in {count:,}" for name, count in others]
    return f"In {place}, {list_names(named)} of {whole} {span}"


def _busiest(
    findings: GeographyYearsFindings, rows: Sequence[CountryYearRow], launches: str
) -> str:
    """Of a single country nobody leads: its busiest years."""
    most = findings.peak_launch_count
    if most is None:
        return f"{launches}, none of them in a whole year"
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
    marks_thin_years=True,
    needs="country",
)
