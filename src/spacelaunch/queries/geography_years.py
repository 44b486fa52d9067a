"""Launches by country of launch and year: when each country was active."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacelaunch.domain.summary import Column
from spacelaunch.queries.analysis import Analysis, Conclusion, Row, launches_in_words
from spacelaunch.queries.parameters import ByProvider, BySector, Drawing, Years


class GeographyYearsParameters(Years, ByProvider, BySector, Drawing):
    """What `geography-years` can be asked for."""


def conclude(rows: Sequence[Row], _: GeographyYearsParameters) -> Conclusion:
    """The busiest year of any country."""
    peak = max(rows, key=lambda row: (row["launch_count"], -row["year"]))
    totals = Counter[str]()
    for row in rows:
        totals[row["country"]] += row["launch_count"]
    findings = {
        "countries_count": len(totals),
        "peak_country": peak["country"],
        "peak_year": peak["year"],
        "peak_launch_count": peak["launch_count"],
    }
    sentence = (
        f"The busiest year of any country: {peak['country']} in {peak['year']} "
        f"with {launches_in_words(peak['launch_count'])}"
    )
    ranking = ", ".join(f"{country} {count:,}" for country, count in totals.most_common())
    alt = f"Heat map of launches by country and year. {sentence}. In all: {ranking}."
    return Conclusion(tuple(rows), findings, sentence, alt)


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
