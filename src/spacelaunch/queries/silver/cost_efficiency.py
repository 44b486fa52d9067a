"""What a kilogram costs on each rocket, at its list price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means, Over
from spacelaunch.queries.parameters import ByScope, Drawing, OfSource, Years
from spacelaunch.queries.wording import list_names, name_launches, orbital_in_words


class CostEfficiencyParameters(Years, ByScope, OfSource, Drawing):
    """What `cost-efficiency` can be asked for."""


@dataclass(frozen=True, slots=True)
class RocketCostRow:
    """A rocket with launches."""

    rocket: Annotated[str, Means("What flies.")]
    flown_count: Annotated[int, Means("Launches that are not upcoming.", "launches")]
    used_count: Annotated[
        int, Means("Launches of which cost and mass are known; the sums are of them.", "launches")
    ]
    total_cost_usd: Annotated[float | None, Means("List prices added up, or null.", "US dollars")]
    total_mass_kg: Annotated[float | None, Means("Masses on board added up, or null.", "kg")]
    cost_per_kg_usd: Annotated[
        float | None, Means("Total cost by total mass, or null.", "US dollars per kg")
    ]
    orbital_count: Annotated[int, Means("Orbital attempts among those flown.", "launches")]


@dataclass(frozen=True, slots=True)
class CostEfficiencyFindings:
    """Which rocket is cheapest by mass."""

    rockets_count: int
    cheapest_rockets: tuple[str, ...]
    """Empty where no launch has both a known cost and a known mass."""
    cheapest_per_kg_usd: float | None
    used_count: int
    flown_count: int
    orbital_count: int


def conclude(
    rows: Sequence[RocketCostRow], asked: Asked[CostEfficiencyParameters]
) -> Conclusion[RocketCostRow, CostEfficiencyFindings]:
    """Which rocket is cheapest by mass, of those where it is known."""
    costs = [row.cost_per_kg_usd for row in rows if row.cost_per_kg_usd is not None]
    least = min(costs, default=None)
    cheapest = tuple(
        row.rocket for row in rows if least is not None and row.cost_per_kg_usd == least
    )
    flown, used = sum(row.flown_count for row in rows), sum(row.used_count for row in rows)
    orbital = sum(row.orbital_count for row in rows)
    findings = CostEfficiencyFindings(len(rows), cheapest, least, used, flown, orbital)
    launches = name_launches(asked.selects, flown)
    attempts = orbital_in_words(orbital, flown, asked.params.scope)
    sentence = f"{launches}{attempts}, none with a known cost and mass"
    if least is not None:
        known = f"known of {used:,} of {launches}{attempts}"
        sentence = f"Least per kilogram: {list_names(cheapest)}, {least:,.0f} US$; {known}"
    alt = f"Bars of the cost of a kilogram by rocket. {sentence}: {_ranking(rows)}."
    return Conclusion(rows, findings, sentence, alt)


def _ranking(rows: Sequence[RocketCostRow]) -> str:
    return ", ".join(
        f"{row.rocket} {'unknown' if row.cost_per_kg_usd is None else _dollars(row)}"
        for row in rows
    )


def _dollars(row: RocketCostRow) -> str:
    return f"{row.cost_per_kg_usd:,.0f} US$ ({row.used_count:,} of {row.flown_count:,} launches)"


ANALYSIS = Analysis(
    name="cost-efficiency",
    title="Cost of a kilogram by rocket",
    description="List prices by mass on board, of the launches of which both are known.",
    parameters=CostEfficiencyParameters,
    row=RocketCostRow,
    conclude=conclude,
    needs="cost_and_mass",
    selection="silver/selection",
    over=Over.SILVER,
)
