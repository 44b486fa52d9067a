"""How launches end, year by year: success rates of known outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means, Over
from spacelaunch.queries.parameters import ByScope, Drawing, OfSource, Years
from spacelaunch.queries.wording import name_launches, one_decimal, orbital_in_words


class LaunchPerformanceParameters(Years, ByScope, OfSource, Drawing):
    """What `launch-performance` can be asked for."""


@dataclass(frozen=True, slots=True)
class PerformanceRow:
    """A year with launches."""

    launch_year: Annotated[int, Means("Calendar year (UTC) of the launch.", "year")]
    flown_count: Annotated[int, Means("Launches that are not upcoming.", "launches")]
    success_count: Annotated[int, Means("Launches that fully succeeded.", "launches")]
    failure_count: Annotated[
        int, Means("Launches known to have ended otherwise, losses on the pad too.", "launches")
    ]
    unknown_count: Annotated[int, Means("Launches of which the end is not known.", "launches")]
    success_pct: Annotated[
        float | None, Means("Successes among known outcomes, or null.", "percent")
    ]
    orbital_count: Annotated[int, Means("Orbital attempts among those flown.", "launches")]


@dataclass(frozen=True, slots=True)
class LaunchPerformanceFindings:
    """How many succeeded of how many."""

    flown_count: int
    success_count: int
    failure_count: int
    unknown_count: int
    success_pct: float | None
    """Of known outcomes; null where none is known."""
    orbital_count: int


def conclude(
    rows: Sequence[PerformanceRow], asked: Asked[LaunchPerformanceParameters]
) -> Conclusion[PerformanceRow, LaunchPerformanceFindings]:
    """The rate over all years, of known outcomes."""
    flown = sum(row.flown_count for row in rows)
    good, bad = sum(row.success_count for row in rows), sum(row.failure_count for row in rows)
    orbital = sum(row.orbital_count for row in rows)
    rate = 100 * good / (good + bad) if good + bad else None
    findings = LaunchPerformanceFindings(flown, good, bad, flown - good - bad, rate, orbital)
    launches = name_launches(asked.selects, flown)
    attempts = orbital_in_words(orbital, flown, asked.params.scope)
    sentence = f"{launches}{attempts}; no outcome is known"
    if rate is not None:
        known = f"{good:,} of {good + bad:,} with a known outcome succeeded ({one_decimal(rate)} %)"
        sentence = f"{launches}{attempts}; {known}"
    years = ", ".join(f"{row.launch_year} {row.success_count} of {_known(row)}" for row in rows)
    alt = (
        f"Bars of launches by year and outcome. {sentence}. Succeeded, of known outcomes: {years}."
    )
    return Conclusion(rows, findings, sentence, alt)


def _known(row: PerformanceRow) -> int:
    return row.success_count + row.failure_count


ANALYSIS = Analysis(
    name="launch-performance",
    title="Launches by year and outcome",
    description="Launches by year: succeeded, failed, unknown; success rates of known outcomes.",
    parameters=LaunchPerformanceParameters,
    row=PerformanceRow,
    conclude=conclude,
    needs="outcome",
    selection="silver/selection",
    over=Over.SILVER,
)
