"""Launches by year, and how many of them were orbital attempts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means, Over
from spacelaunch.queries.parameters import ByScope, Drawing, OfSource, Years
from spacelaunch.queries.wording import (
    list_names,
    name_launches,
    orbital_in_words,
    reach_in_words,
)


class LaunchesPerYearParameters(Years, ByScope, OfSource, Drawing):
    """What `launches-per-year` can be asked for."""


@dataclass(frozen=True, slots=True)
class YearCountRow:
    """A year with launches."""

    launch_year: Annotated[int, Means("Calendar year (UTC) of the launch.", "year")]
    flown_count: Annotated[int, Means("Launches that are not upcoming.", "launches")]
    orbital_count: Annotated[int, Means("Orbital attempts among those flown.", "launches")]


@dataclass(frozen=True, slots=True)
class LaunchesPerYearFindings:
    """How many, and when most."""

    flown_count: int
    orbital_count: int
    peak_years: tuple[int, ...]
    """The years with most launches, known whole or in part."""
    peak_flown_count: int


def conclude(
    rows: Sequence[YearCountRow], asked: Asked[LaunchesPerYearParameters]
) -> Conclusion[YearCountRow, LaunchesPerYearFindings]:
    """How many, and in which year most."""
    flown, orbital = sum(row.flown_count for row in rows), sum(row.orbital_count for row in rows)
    most = max(row.flown_count for row in rows)
    peaks = tuple(row.launch_year for row in rows if row.flown_count == most)
    launches = name_launches(asked.selects, flown)
    attempts = orbital_in_words(orbital, flown, asked.params.scope)
    each = "" if len(peaks) == 1 else " each"
    named = list_names([str(year) for year in peaks])
    sentence = f"{launches}{attempts}; most in {named} ({most:,}{each})"
    years = ", ".join(f"{row.launch_year} {row.flown_count:,}" for row in rows)
    known = reach_in_words(asked.reach, rows[0].launch_year, rows[-1].launch_year)
    alt = f"Bars of launches by year. {sentence}: {years}.{known}"
    findings = LaunchesPerYearFindings(flown, orbital, peaks, most)
    return Conclusion(rows, findings, sentence, alt)


ANALYSIS = Analysis(
    name="launches-per-year",
    title="Launches by year",
    description="Launches by year, and how many of them were orbital attempts.",
    parameters=LaunchesPerYearParameters,
    row=YearCountRow,
    conclude=conclude,
    selection="silver/selection",
    over=Over.SILVER,
)
