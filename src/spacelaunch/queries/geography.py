"""Launches by country of launch: where the pad stands, not who flies."""

from __future__ import annotations

from collections.abc import Sequence

from spacelaunch.domain.summary import Column
from spacelaunch.queries.analysis import Analysis, Conclusion, Row, launches_in_words, one_decimal
from spacelaunch.queries.parameters import ByProvider, BySector, Drawing, Years


class GeographyParameters(Years, ByProvider, BySector, Drawing):
    """What `geography` can be asked for."""


def conclude(rows: Sequence[Row], _: GeographyParameters) -> Conclusion:
    """Who hosted most."""
    top = rows[0]
    total = sum(row["launch_count"] for row in rows)
    findings = {"countries_count": len(rows), "top_country": top["country"]}
    share = one_decimal(100 * top["launch_count"] / total)
    sentence = f"{top['country']} hosted {share} % of {launches_in_words(total)}"
    ranking = ", ".join(f"{row['country']} {row['launch_count']:,}" for row in rows)
    alt = f"World map shaded by launches per country of launch. {sentence}: {ranking}."
    return Conclusion(tuple(rows), findings, sentence, alt)


ANALYSIS = Analysis(
    name="geography",
    title="Launches by country of launch",
    description="A map of the world shaded by launches, with the ranking of the countries.",
    parameters=GeographyParameters,
    columns=(
        Column("country", "string", None, "Country where the pad stands."),
        Column("launch_count", "integer", "launches", "Launches, whatever their outcome."),
        Column("success_count", "integer", "launches", "Launches that fully succeeded."),
    ),
    conclude=conclude,
    needs="country_count",
)
