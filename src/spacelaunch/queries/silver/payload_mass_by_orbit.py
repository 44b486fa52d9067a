"""How much mass went to each orbit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means, Over
from spacelaunch.queries.parameters import ByScope, Drawing, OfSource, Years
from spacelaunch.queries.wording import count_of, list_names, name_launches, one_decimal


class PayloadMassByOrbitParameters(Years, ByScope, OfSource, Drawing):
    """What `payload-mass-by-orbit` can be asked for."""


@dataclass(frozen=True, slots=True)
class OrbitRow:
    """An orbit, with the payloads of launches that are not upcoming, each once."""

    orbit: Annotated[
        str | None, Means("Where it went, as GTO; null where the source does not say.")
    ]
    payload_count: Annotated[int, Means("Payloads, of known mass or not.", "payloads")]
    total_mass_kg: Annotated[
        float | None, Means("Their masses added up as far as they are known, or null.", "kg")
    ]
    missing_count: Annotated[int, Means("Payloads of unknown mass.", "payloads")]
    orbital_count: Annotated[
        int, Means("Payloads among them that were on an orbital attempt.", "payloads")
    ]


@dataclass(frozen=True, slots=True)
class PayloadMassByOrbitFindings:
    """Where most mass went."""

    top_orbits: tuple[str, ...]
    """Empty where no mass is known."""
    top_mass_kg: float | None
    total_mass_kg: float
    payload_count: int
    missing_count: int
    orbital_count: int


def conclude(
    rows: Sequence[OrbitRow], asked: Asked[PayloadMassByOrbitParameters]
) -> Conclusion[OrbitRow, PayloadMassByOrbitFindings]:
    """Where most mass went, of known orbits and masses."""
    known = [row for row in rows if row.orbit is not None and row.total_mass_kg is not None]
    most = max((row.total_mass_kg or 0 for row in known), default=None)
    total = sum(row.total_mass_kg or 0 for row in rows)
    findings = PayloadMassByOrbitFindings(
        top_orbits=tuple(str(row.orbit) for row in known if row.total_mass_kg == most),
        top_mass_kg=most,
        total_mass_kg=total,
        payload_count=sum(row.payload_count for row in rows),
        missing_count=sum(row.missing_count for row in rows),
        orbital_count=sum(row.orbital_count for row in rows),
    )
    sentence = _sentence(findings, name_launches(asked.selects, asked.selected_count))
    ranking = ", ".join(f"{row.orbit or 'unknown orbit'} {_mass(row)}" for row in rows)
    alt = f"Bars of the mass of payloads by orbit. {sentence}: {ranking}."
    return Conclusion(rows, findings, sentence, alt)


def _sentence(found: PayloadMassByOrbitFindings, launches: str) -> str:
    payloads = count_of(found.payload_count, "payload")
    if found.top_mass_kg is None or not found.total_mass_kg:
        return f"{payloads} of {launches}, none of known orbit and mass"
    share = one_decimal(100 * found.top_mass_kg / found.total_mass_kg)
    weighed = found.payload_count - found.missing_count
    return (
        f"{list_names(found.top_orbits)}: {found.top_mass_kg:,.0f} of "
        f"{found.total_mass_kg:,.0f} kg ({share} %), of {weighed:,} of {payloads} of {launches}"
    )


def _mass(row: OrbitRow) -> str:
    return "of unknown mass" if row.total_mass_kg is None else f"{row.total_mass_kg:,.0f} kg"


ANALYSIS = Analysis(
    name="payload-mass-by-orbit",
    title="Mass of payloads by orbit",
    description="Payloads by orbit, with their mass as far as it is known.",
    parameters=PayloadMassByOrbitParameters,
    row=OrbitRow,
    conclude=conclude,
    needs="payload_mass",
    selection="silver/selection",
    over=Over.SILVER,
)
