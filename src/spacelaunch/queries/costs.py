"""What launches cost, where a price is known, and of how many it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means
from spacelaunch.queries.parameters import (
    ByCountry,
    ByProvider,
    BySector,
    Drawing,
    OnEither,
    Top,
    Years,
)
from spacelaunch.queries.wording import (
    capitalise,
    count_of,
    launches_in_words,
    name_launches,
    one_decimal,
)


class CostsParameters(Years, ByCountry, ByProvider, BySector, Top, OnEither, Drawing):
    """What `costs` can be asked for."""


@dataclass(frozen=True, slots=True)
class CostRow:
    """A provider that has launches in the selection whose price is known."""

    provider: Annotated[str, Means("Who flies the launch.")]
    launch_count: Annotated[int, Means("Launches, with a known price or without.", "launches")]
    known_count: Annotated[int, Means("Launches whose price is known.", "launches")]
    cost_musd: Annotated[float, Means("Prices of these together.", "million US dollars")]
    least_musd: Annotated[float, Means("The lowest of these prices.", "million US dollars")]
    most_musd: Annotated[float, Means("The highest of these prices.", "million US dollars")]
    mean_musd: Annotated[
        float | None, Means("Their average for a launch.", "million US dollars")
    ] = None


@dataclass(frozen=True, slots=True)
class CostsFindings:
    """What a launch costs, and of how many that is known."""

    mean_musd: float
    least_musd: float
    most_musd: float
    known_count: int
    launch_count: int
    """All launches of the selection."""
    known_pct: float
    providers_count: int
    """With a known price."""


def conclude(
    rows: Sequence[CostRow], asked: Asked[CostsParameters]
) -> Conclusion[CostRow, CostsFindings]:
    """The average over launches, whoever flies them, beside how many have a price."""
    known, total = asked.used_count, asked.selected_count
    findings = CostsFindings(
        mean_musd=sum(row.cost_musd for row in rows) / known,
        least_musd=min(row.least_musd for row in rows),
        most_musd=max(row.most_musd for row in rows),
        known_count=known,
        launch_count=total,
        known_pct=100 * known / total,
        providers_count=len(rows),
    )
    anytime = capitalise(name_launches(asked.selects))
    sentence = (
        f"{anytime}: {one_decimal(findings.mean_musd)} million US dollars on average where a price "
        f"is known, which is of {known:,} of {total:,} ({one_decimal(findings.known_pct)} %)"
    )
    drawn = [replace(row, mean_musd=row.cost_musd / row.known_count) for row in rows]
    drawn = drawn[: asked.params.top]
    ranking = ", ".join(
        f"{row.provider} {one_decimal(row.mean_musd or 0)} of {launches_in_words(row.known_count)}"
        for row in drawn
    )
    bars = f"Bars of the average price by provider, the {len(drawn)} with most known prices"
    alt = f"{bars} of {count_of(len(rows), 'provider')}. {sentence}: {ranking}."
    stated = "Prices as the source states them, in US dollars of whatever year it means"
    notes = (f"{stated}; most known prices first",)
    return Conclusion(drawn, findings, sentence, alt, notes)


ANALYSIS = Analysis(
    name="costs",
    title="Average price of a launch by provider",
    description="What launches cost by provider, known prices only, with how many are known.",
    parameters=CostsParameters,
    row=CostRow,
    conclude=conclude,
    needs="cost_musd",
)
