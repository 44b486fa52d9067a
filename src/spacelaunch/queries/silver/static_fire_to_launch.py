"""How long launches come after their static fire, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means, Over
from spacelaunch.queries.parameters import ByScope, Drawing, OfSource, Years
from spacelaunch.queries.wording import (
    launches_in_words,
    list_names,
    name_launches,
    one_decimal,
    orbital_in_words,
)


class StaticFireToLaunchParameters(Years, ByScope, OfSource, Drawing):
    """What `static-fire-to-launch` can be asked for."""


@dataclass(frozen=True, slots=True)
class WaitRow:
    """A year with launches of which both moments are known to the hour."""

    launch_year: Annotated[int, Means("Calendar year (UTC) of the launch.", "year")]
    launches_count: Annotated[int, Means("Launches that the times are of.", "launches")]
    average_h: Annotated[float | None, Means("Mean time from static fire to launch, or null.", "h")]
    maximum_h: Annotated[
        float | None, Means("The longest time from static fire to launch, or null.", "h")
    ]
    misdated_count: Annotated[
        int, Means("Launches left out, whose static fire is dated after them.", "launches")
    ]
    orbital_count: Annotated[int, Means("Orbital attempts among those launches.", "launches")]


@dataclass(frozen=True, slots=True)
class StaticFireToLaunchFindings:
    """How long it is on average, and at most."""

    launches_count: int
    average_h: float | None
    maximum_h: float | None
    maximum_years: tuple[int, ...]
    misdated_count: int
    orbital_count: int


def conclude(
    rows: Sequence[WaitRow], asked: Asked[StaticFireToLaunchParameters]
) -> Conclusion[WaitRow, StaticFireToLaunchFindings]:
    """The mean over all launches, not over years; and the longest time of all."""
    known = [row for row in rows if row.launches_count]
    count = sum(row.launches_count for row in known)
    longest = max((row.maximum_h or 0 for row in known), default=None)
    findings = StaticFireToLaunchFindings(
        launches_count=count,
        average_h=sum((row.average_h or 0) * row.launches_count for row in known) / max(count, 1)
        if known
        else None,
        maximum_h=longest,
        maximum_years=tuple(row.launch_year for row in known if row.maximum_h == longest),
        misdated_count=sum(row.misdated_count for row in rows),
        orbital_count=sum(row.orbital_count for row in rows),
    )
    sentence = _sentence(findings, asked)
    each = ", ".join(f"{row.launch_year} {_hours(row.average_h)}" for row in rows)
    alt = f"Bars of the mean time from static fire to launch by year. {sentence}: {each}."
    notes = _notes(findings.misdated_count)
    return Conclusion(rows, findings, sentence, " ".join([alt, *notes]), notes)


def _sentence(found: StaticFireToLaunchFindings, asked: Asked[StaticFireToLaunchParameters]) -> str:
    launches = name_launches(asked.selects, found.launches_count, "with a known static fire")
    if found.average_h is None or found.maximum_h is None:
        return launches
    attempts = orbital_in_words(found.orbital_count, found.launches_count, asked.params.scope)
    years = list_names([str(year) for year in found.maximum_years])
    return (
        f"On average {_hours(found.average_h)} from static fire to launch, "
        f"at most {_hours(found.maximum_h)}, in {years}; of {launches}{attempts}"
    )


def _hours(hours: float | None) -> str:
    return "unknown" if hours is None else f"{one_decimal(hours)} h"


def _notes(misdated_count: int) -> tuple[str, ...]:
    if not misdated_count:
        return ()
    launches = launches_in_words(misdated_count)
    return (f"Left out, since the static fire is dated after the launch: {launches}.",)


ANALYSIS = Analysis(
    name="static-fire-to-launch",
    title="From static fire to launch",
    description="The time from static fire to launch by year, on average and at most.",
    parameters=StaticFireToLaunchParameters,
    row=WaitRow,
    conclude=conclude,
    needs="static_fire",
    selection="silver/selection",
    over=Over.SILVER,
)
