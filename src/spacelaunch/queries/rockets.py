"""The rockets that flew most, and how reliable each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
from spacelaunch.queries.rates import NOTE, Rated, with_rate
from spacelaunch.queries.wording import count_of, list_names, name_launches


class RocketsParameters(Years, ByCountry, ByProvider, BySector, Top, OnEither, Drawing):
    """What `rockets` can be asked for."""


@dataclass(frozen=True, slots=True)
class RocketRow(Rated):
    """A rocket that has launches in the selection."""

    rocket: Annotated[str, Means("The rocket, as the source names its version.")]


@dataclass(frozen=True, slots=True)
class RocketsFindings:
    """Which flew most, of how many."""

    rockets_count: int
    launch_count: int
    """Launches with a known rocket."""
    top_rockets: tuple[str, ...]
    top_launch_count: int
    drawn_launch_count: int
    """Launches of the rockets that are drawn."""
    others_launch_count: int
    """Launches of those that are not."""
    top_success_pct: float | None
    """Of the one that flew most; null where several did, or no outcome of it is known."""


def conclude(
    rows: Sequence[RocketRow], asked: Asked[RocketsParameters]
) -> Conclusion[RocketRow, RocketsFindings]:
    """Which flew most, how reliable it is, and how much of the whole is drawn."""
    drawn = [with_rate(row) for row in rows[: asked.params.top]]
    top = [row for row in rows if row.launch_count == rows[0].launch_count]
    rate = top[0].rate if len(top) == 1 else None
    shown = sum(row.launch_count for row in drawn)
    findings = RocketsFindings(
        rockets_count=len(rows),
        launch_count=asked.used_count,
        top_rockets=tuple(row.rocket for row in top),
        top_launch_count=top[0].launch_count,
        drawn_launch_count=shown,
        others_launch_count=asked.used_count - shown,
        top_success_pct=rate.pct if rate else None,
    )
    with_success = f", with success in {rate.in_full}" if rate else ""
    sentence = f"{_most_flown(findings, asked)}{with_success}; {_of_whole(findings, len(drawn))}"
    bars = f"Bars of the {count_of(len(drawn), 'rocket')} with the most launches"
    alt = f"{bars}. {sentence}: {'; '.join(map(_in_words, drawn))}."
    notes = (NOTE,) if any(row.rate for row in drawn) else ()
    return Conclusion(drawn, findings, sentence, alt, notes)


def _most_flown(findings: RocketsFindings, asked: Asked[RocketsParameters]) -> str:
    having = "with a known rocket" if asked.used_count < asked.selected_count else ""
    launches = name_launches(asked.selects, asked.used_count, having)
    each = "" if len(findings.top_rockets) == 1 else " each"
    flew = f"{list_names(findings.top_rockets)} flew {findings.top_launch_count:,}{each}"
    return f"{flew} of {launches}"


def _of_whole(findings: RocketsFindings, drawn: int) -> str:
    """How much of the whole is drawn."""
    rockets = count_of(findings.rockets_count, "rocket")
    if drawn == findings.rockets_count:
        return f"{rockets} in all"
    flew = f"the {drawn} drawn of {rockets} flew {findings.drawn_launch_count:,}"
    return f"{flew}, the others {findings.others_launch_count:,}"


def _in_words(row: RocketRow) -> str:
    told = row.rate.in_full if row.rate else "no outcome known"
    return f"{row.rocket} {row.launch_count:,}, {told}"


ANALYSIS = Analysis(
    name="rockets",
    title="Rockets with the most launches",
    description="The rockets that flew most, and how reliable each is, with the 95 % interval.",
    parameters=RocketsParameters,
    row=RocketRow,
    conclude=conclude,
    needs="rocket",
)
