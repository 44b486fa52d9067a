"""Launches by country of launch and year: when each country was active."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacelaunch.domain.summary import Column
from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Row
from spacelaunch.queries.parameters import ByProvider, BySector, Drawing, Years
from spacelaunch.queries.wording import (
    list_names,
    name_launches,
    reach_in_words,
    with_article,
)


class GeographyYearsParameters(Years, ByProvider, BySector, Drawing):
    """What `geography-years` can be asked for."""


def conclude(rows: Sequence[Row], asked: Asked) -> Conclusion:
    """The busiest whole year of any country; of equal ones, all."""
    whole = [row for row in rows if asked.reach.is_whole(row["year"])]
    most = max((row["launch_count"] for row in whole), default=None)
    peaks = sorted(
        ((row["year"], row["country"]) for row in whole if row["launch_count"] == most),
    )
    totals = Counter[str]()
    for row in rows:
        totals[row["country"]] += row["launch_count"]
    findings = {
        "countries_count": len(totals),
        "peak_country": peaks[0][1] if len(peaks) == 1 else None,
        "peak_year": peaks[0][0] if len(peaks) == 1 else None,
        "peaks": [{"country": country, "year": year} for year, country in peaks],
        "peak_launch_count": most,
    }
    beyond = any(row["launch_count"] >= most for row in rows if row not in whole) if most else False
    sentence = _sentence(peaks, most, "whole year" if beyond else "year", asked)
    ranking = ", ".join(f"{country} {count:,}" for country, count in totals.most_common())
    years = [row["year"] for row in rows]
    known = reach_in_words(asked.reach, min(years), max(years))
    alt = f"Heat map of launches by country and year. {sentence}. In all: {ranking}.{known}"
    return Conclusion(tuple(rows), findings, sentence, alt)


def _sentence(peaks: Sequence[tuple[int, str]], most: int | None, year: str, asked: Asked) -> str:
    having = "with a known country" if asked.used_count < asked.selected_count else ""
    launches = name_launches(asked.selects, asked.used_count, having)
    if most is None:
        return f"{launches}; no year is complete"
    named = list_names([f"{with_article(country)} in {at}" for at, country in peaks])
    if len(peaks) == 1:
        return f"The busiest {year} of any country: {named}, with {most:,} of {launches}"
    return f"The busiest {year}s of any country: {named}, with {most:,} each of {launches}"


ANALYSIS = Analysis(
    name="geography-years",
    title="Launches by country of launch and year",
    description="A heat map of launches, country by year.",
    parameters=GeographyYearsParameters,
    columns=(
        Column("country", "string", None, "Country where the pad stands."),
        Column("year", "integer", "year", "Calendar year (UTC) of the launch."),
        Column("launch_count", "integer", "launches", "Launches, whatever their outcome."),
    ),
    conclude=conclude,
    needs="country_count",
)
