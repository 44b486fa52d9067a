"""How much each pad is used, and how heavy what flies from it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means, Over
from spacelaunch.queries.parameters import ByScope, Drawing, OfSource, Years
from spacelaunch.queries.wording import (
    list_names,
    name_launches,
    one_decimal,
    orbital_in_words,
)


class PadUtilizationParameters(Years, ByScope, OfSource, Drawing):
    """What `pad-utilization` can be asked for."""


@dataclass(frozen=True, slots=True)
class PadRow:
    """A pad with launches."""

    pad: Annotated[str, Means("Where it stands, as the source writes it.")]
    flown_count: Annotated[int, Means("Launches that are not upcoming.", "launches")]
    average_payload_mass_kg: Annotated[
        float | None, Means("Mean mass on board where all of it is known, or null.", "kg")
    ]
    missing_count: Annotated[
        int, Means("Launches of which the mass on board is not known.", "launches")
    ]
    orbital_count: Annotated[int, Means("Orbital attempts among those flown.", "launches")]


@dataclass(frozen=True, slots=True)
class PadUtilizationFindings:
    """Which pad is used most."""

    pads_count: int
    top_pads: tuple[str, ...]
    top_flown_count: int
    flown_count: int
    """Launches from a known pad."""
    orbital_count: int


def conclude(
    rows: Sequence[PadRow], asked: Asked[PadUtilizationParameters]
) -> Conclusion[PadRow, PadUtilizationFindings]:
    """Which pad is used most; of equal ones, all."""
    most, total = rows[0].flown_count, sum(row.flown_count for row in rows)
    orbital = sum(row.orbital_count for row in rows)
    top = tuple(row.pad for row in rows if row.flown_count == most)
    launches = name_launches(asked.selects, total)
    attempts = orbital_in_words(orbital, total, asked.params.scope)
    sentence = f"{list_names(top)}: {most:,} each of {launches}{attempts}"
    if len(top) == 1:
        share = one_decimal(100 * most / total)
        sentence = f"{top[0]}: {most:,} of {launches} ({share} %){attempts}"
    ranking = ", ".join(f"{row.pad} {row.flown_count:,}" for row in rows)
    alt = f"Bars of launches by pad, with the mean mass on board. {sentence}: {ranking}."
    findings = PadUtilizationFindings(len(rows), top, most, total, orbital)
    return Conclusion(rows, findings, sentence, alt)


ANALYSIS = Analysis(
    name="pad-utilization",
    title="Launches by pad",
    description="The launches of each pad, and the mean mass on board.",
    parameters=PadUtilizationParameters,
    row=PadRow,
    conclude=conclude,
    needs="mass",
    selection="silver/selection",
    over=Over.SILVER,
)
