"""The heaviest payloads that flew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means, Over
from spacelaunch.queries.parameter_values import Whole
from spacelaunch.queries.parameters import ByScope, Drawing, OfSource, Years
from spacelaunch.queries.wording import count_of, list_names, name_launches


class TopPayloadMassesParameters(Years, ByScope, OfSource, Drawing):
    """What `top-payload-masses` can be asked for."""

    top: Whole = Field(default=5, ge=1, le=50, description="How many rows to keep, heaviest first.")


@dataclass(frozen=True, slots=True)
class PayloadMassRow:
    """A payload of known mass, with the first launch that it was on."""

    payload: Annotated[str, Means("What flew, as the source calls it.")]
    mass_kg: Annotated[float, Means("Its mass.", "kg")]
    launch: Annotated[str | None, Means("The mission that carried it.")]
    launched_at: Annotated[str, Means("When that launch was, in UTC.", "UTC")]
    scope: Annotated[str, Means("`orbital`, `suborbital`, `pad_loss` or `unknown`.")]
    alike_count: Annotated[int, Means("Payloads of this mass, listed or not.", "payloads")]


@dataclass(frozen=True, slots=True)
class TopPayloadMassesFindings:
    """Which was heaviest."""

    top_payloads: tuple[str, ...]
    top_mass_kg: float
    top_count: int
    """Payloads of that mass, listed or not."""
    orbital_count: int
    """Those of the payloads listed that were on an orbital attempt."""


def conclude(
    rows: Sequence[PayloadMassRow], asked: Asked[TopPayloadMassesParameters]
) -> Conclusion[PayloadMassRow, TopPayloadMassesFindings]:
    """Which was heaviest; of equal ones, all that are listed."""
    most, alike = rows[0].mass_kg, rows[0].alike_count
    top = tuple(row.payload for row in rows if row.mass_kg == most)
    orbital = sum(row.scope == "orbital" for row in rows)
    findings = TopPayloadMassesFindings(top, most, alike, orbital)
    # Of those that are not listed the query gives the number alone.
    named = list_names(top) if alike == len(top) else count_of(alike, "payload")
    each = "" if alike == 1 else " each"
    launches = name_launches(asked.selects, asked.used_count, "with a payload of known mass")
    sentence = f"Heaviest: {named}, {most:,.0f} kg{each}; of {launches}"
    ranking = ", ".join(f"{row.payload} {row.mass_kg:,.0f} kg" for row in rows)
    alt = f"Bars of {count_of(len(rows), 'payload')} of known mass. {sentence}: {ranking}."
    notes = _notes(rows)
    return Conclusion(rows, findings, sentence, " ".join([alt, *notes]), notes)


def _notes(rows: Sequence[PayloadMassRow]) -> tuple[str, ...]:
    last = rows[-1]
    rest = last.alike_count - sum(row.mass_kg == last.mass_kg for row in rows)
    if not rest:
        return ()
    return (f"Not listed, as heavy as {last.payload}: {count_of(rest, 'payload')}.",)


ANALYSIS = Analysis(
    name="top-payload-masses",
    title="The heaviest payloads",
    description="The payloads of known mass that were heaviest, five by default.",
    parameters=TopPayloadMassesParameters,
    row=PayloadMassRow,
    conclude=conclude,
    needs="payload_mass",
    selection="silver/selection",
    over=Over.SILVER,
)
