"""Launches by country of launch: where the pad stands, not who flies."""

from __future__ import annotations

from collections.abc import Sequence

from spacelaunch.domain.summary import Column
from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Row
from spacelaunch.queries.parameters import ByProvider, BySector, Drawing, Years
from spacelaunch.queries.wording import (
    capitalise,
    list_names,
    name_launches,
    one_decimal,
    with_article,
)


class GeographyParameters(Years, ByProvider, BySector, Drawing):
    """What `geography` can be asked for."""


def conclude(rows: Sequence[Row], asked: Asked) -> Conclusion:
    """Who hosted most; of those who did alike, all."""
    most = rows[0]["launch_count"]
    top = [row["country"] for row in rows if row["launch_count"] == most]
    total = sum(row["launch_count"] for row in rows)
    findings = {
        "countries_count": len(rows),
        "top_country": top[0] if len(top) == 1 else None,
        "top_countries": top,
        "top_launch_count": most,
        "launch_count": total,
    }
    having = "with a known country" if total < asked.selected_count else ""
    launches = name_launches(asked.selects, total, having)
    who = capitalise(list_names([with_article(name) for name in top], "other countries"))
    sentence = f"{who} hosted {most:,} each of {launches}"
    if len(top) == 1:
        sentence = f"{who} hosted {most:,} of {launches} ({one_decimal(100 * most / total)} %)"
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
