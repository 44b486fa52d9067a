"""How long it is from one launch to the next, year by year."""

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


class LaunchCadenceParameters(Years, ByScope, OfSource, Drawing):
    """What `launch-cadence` can be asked for."""


@dataclass(frozen=True, slots=True)
class CadenceRow:
    """A year with launches."""

    launch_year: Annotated[int, Means("Calendar year (UTC) of the launch.", "year")]
    flown_count: Annotated[int, Means("Launches that are not upcoming.", "launches")]
    median_gap_days: Annotated[
        float | None, Means("Median time since the launch before, or null.", "days")
    ]
    maximum_gap_days: Annotated[
        float | None, Means("The longest time since the launch before, or null.", "days")
    ]
    orbital_count: Annotated[int, Means("Orbital attempts among those flown.", "launches")]


@dataclass(frozen=True, slots=True)
class LaunchCadenceFindings:
    """In which year launches followed each other fastest."""

    flown_count: int
    orbital_count: int
    fastest_years: tuple[int, ...]
    """Empty where no launch has one before it."""
    fastest_median_gap_days: float | None
    maximum_gap_days: float | None


def conclude(
    rows: Sequence[CadenceRow], asked: Asked[LaunchCadenceParameters]
) -> Conclusion[CadenceRow, LaunchCadenceFindings]:
    """The year with the shortest median gap, and the longest gap of all."""
    flown, orbital = sum(row.flown_count for row in rows), sum(row.orbital_count for row in rows)
    gaps = [row.median_gap_days for row in rows if row.median_gap_days is not None]
    least = min(gaps, default=None)
    fastest = [
        row.launch_year for row in rows if least is not None and row.median_gap_days == least
    ]
    longest = max((row.maximum_gap_days or 0 for row in rows if gaps), default=None)
    launches = name_launches(asked.selects, flown)
    attempts = orbital_in_words(orbital, flown, asked.params.scope)
    sentence = f"{launches}{attempts}, and no gap between two"
    if least is not None and longest is not None:
        named = list_names([str(year) for year in fastest])
        sentence = (
            f"Shortest median gap: {one_decimal(least)} days, in {named}; longest gap: "
            f"{one_decimal(longest)} days; of {launches}{attempts}"
        )
    years = ", ".join(f"{row.launch_year} {_days(row.median_gap_days)}" for row in rows)
    alt = f"Bars of the median days between launches by year. {sentence}: {years}."
    findings = LaunchCadenceFindings(flown, orbital, tuple(fastest), least, longest)
    return Conclusion(rows, findings, sentence, alt)


def _days(days: float | None) -> str:
    return "none" if days is None else one_decimal(days)


ANALYSIS = Analysis(
    name="launch-cadence",
    title="From one launch to the next",
    description="The time since the launch before by year, in the middle and at most.",
    parameters=LaunchCadenceParameters,
    row=CadenceRow,
    conclude=conclude,
    selection="silver/selection",
    over=Over.SILVER,
)
