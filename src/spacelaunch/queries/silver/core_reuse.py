"""How often cores fly, and how often they land."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means, Over
from spacelaunch.queries.parameters import ByScope, Drawing, OfSource, Years
from spacelaunch.queries.wording import count_of, list_names, name_launches


class CoreReuseParameters(Years, ByScope, OfSource, Drawing):
    """What `core-reuse` can be asked for."""


@dataclass(frozen=True, slots=True)
class CoreRow:
    """A core that was on a launch."""

    core_serial: Annotated[str, Means("The core, as B1051.")]
    flights_count: Annotated[int, Means("Launches that it was on.", "launches")]
    landing_attempts_count: Annotated[int, Means("Landings that were tried.", "landings")]
    landings_count: Annotated[int, Means("Landings that succeeded.", "landings")]
    orbital_count: Annotated[int, Means("Orbital attempts among its launches.", "launches")]


@dataclass(frozen=True, slots=True)
class CoreReuseFindings:
    """Which core flew most, and how many flew again."""

    cores_count: int
    reused_count: int
    """Cores with more than one flight."""
    top_cores: tuple[str, ...]
    top_flights_count: int
    landing_attempts_count: int
    landings_count: int
    flights_count: int
    """A launch on three cores is three."""
    orbital_count: int


def conclude(
    rows: Sequence[CoreRow], asked: Asked[CoreReuseParameters]
) -> Conclusion[CoreRow, CoreReuseFindings]:
    """Which core flew most; of equal ones, all."""
    most = rows[0].flights_count
    findings = CoreReuseFindings(
        cores_count=len(rows),
        reused_count=sum(row.flights_count > 1 for row in rows),
        top_cores=tuple(row.core_serial for row in rows if row.flights_count == most),
        top_flights_count=most,
        landing_attempts_count=sum(row.landing_attempts_count for row in rows),
        landings_count=sum(row.landings_count for row in rows),
        flights_count=sum(row.flights_count for row in rows),
        orbital_count=sum(row.orbital_count for row in rows),
    )
    sentence = _sentence(findings, name_launches(asked.selects, asked.selected_count))
    ranking = ", ".join(f"{row.core_serial} {row.flights_count:,}" for row in rows)
    alt = f"Bars of flights by core. {sentence}: {ranking}."
    return Conclusion(rows, findings, sentence, alt)


def _sentence(found: CoreReuseFindings, launches: str) -> str:
    cores, flights = (
        count_of(found.cores_count, "core"),
        count_of(found.top_flights_count, "flight"),
    )
    each = "" if len(found.top_cores) == 1 else " each"
    tried = f"{found.landings_count:,} of {found.landing_attempts_count:,} landings succeeded"
    return (
        f"{list_names(found.top_cores)} flew most, {flights}{each}; {found.reused_count:,} of "
        f"{cores} of {launches} flew again, and {tried}"
    )


ANALYSIS = Analysis(
    name="core-reuse",
    title="Flights of each core",
    description="How often each core flew, tried to land and landed.",
    parameters=CoreReuseParameters,
    row=CoreRow,
    conclude=conclude,
    needs="core",
    selection="silver/selection",
    over=Over.SILVER,
)
