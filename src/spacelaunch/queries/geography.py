"""Launches by country of launch: where the pad stands, not who flies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means
from spacelaunch.queries.parameters import ByProvider, BySector, Drawing, OnEither, Years
from spacelaunch.queries.rates import LaunchCount, SuccessCount
from spacelaunch.queries.wording import (
    capitalise,
    list_names,
    name_launches,
    one_decimal,
    with_article,
)


class GeographyParameters(Years, ByProvider, BySector, OnEither, Drawing):
    """What `geography` can be asked for."""


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country that has launches in the selection."""

    country: Annotated[str, Means("Country where the pad stands.")]
    launch_count: LaunchCount
    success_count: SuccessCount


@dataclass(frozen=True, slots=True)
class GeographyFindings:
    """Who hosted most."""

    countries_count: int
    top_country: str | None
    """Null where several have as many."""
    top_countries: tuple[str, ...]
    top_launch_count: int
    launch_count: int
    """Launches with a known country."""


def conclude(
    rows: Sequence[CountryRow], asked: Asked[GeographyParameters]
) -> Conclusion[CountryRow, GeographyFindings]:
    """Who hosted most; of those who did alike, all."""
    most, total = rows[0].launch_count, sum(row.launch_count for row in rows)
    top = tuple(row.country for row in rows if row.launch_count == most)
    sole = top[0] if len(top) == 1 else None
    findings = GeographyFindings(len(rows), sole, top, most, total)
    having = "with a known country" if total < asked.selected_count else ""
    launches = name_launches(asked.selects, total, having)
    who = capitalise(list_names([with_article(name) for name in top], "other countries"))
    sentence = f"{who} hosted {most:,} each of {launches}"
    if sole is not None:
        sentence = f"{who} hosted {most:,} of {launches} ({one_decimal(100 * most / total)} %)"
    ranking = ", ".join(f"{row.country} {row.launch_count:,}" for row in rows)
    alt = f"World map shaded by launches per country of launch. {sentence}: {ranking}."
    return Conclusion(rows, findings, sentence, alt)


ANALYSIS = Analysis(
    name="geography",
    title="Launches by country of launch",
    description="A map of the world shaded by launches, with the ranking of the countries.",
    parameters=GeographyParameters,
    row=CountryRow,
    conclude=conclude,
    needs="country",
)
