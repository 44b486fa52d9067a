"""The private providers with the most launches, 1995 to 2020 unless asked otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import Field, model_validator

from spacelaunch.domain.launch import Sector
from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means
from spacelaunch.queries.parameter_values import Year
from spacelaunch.queries.parameters import ByCountry, Drawing, OnEither, Top, Years
from spacelaunch.queries.rates import LaunchCount, SuccessCount
from spacelaunch.queries.wording import count_of, list_names, name_launches


class Ranked(Years, ByCountry, Top, OnEither, Drawing):
    """What a ranking of providers can be asked for."""


class TopPrivateParameters(Ranked):
    """What `top-private` can be asked for."""

    @model_validator(mode="before")
    @classmethod
    def _default_range_only_whole(cls, given: object) -> object:
        """One end alone leaves the other open, rather than meet a default behind its back."""
        if not isinstance(given, dict):
            return given
        ends = {"year_from": None, "year_to": None}
        asked = any(given.get(name) is not None for name in ends)
        return {**ends, **given} if asked else given

    year_from: Year | None = Field(
        default=1995, description="First launch year (UTC), included; without `year_to`, no end."
    )
    year_to: Year | None = Field(
        default=2020,
        description="Last launch year (UTC), included; without `year_from`, no beginning.",
    )


RankedT = TypeVar("RankedT", bound=Ranked)


@dataclass(frozen=True, slots=True)
class ProviderRow:
    """A provider that has launches in the selection."""

    provider: Annotated[str, Means("Who flies the launch.")]
    launch_count: LaunchCount
    success_count: SuccessCount


@dataclass(frozen=True, slots=True)
class TopPrivateFindings:
    """Who flew most, of how many."""

    providers_count: int
    launch_count: int
    top_providers: tuple[str, ...]
    top_launch_count: int
    drawn_launch_count: int
    """Launches of the providers that are drawn."""
    others_launch_count: int
    """Launches of those that are not."""
    tied_with_last_drawn: tuple[str, ...]
    """Not drawn, although they have as many launches as the last one that is."""


def conclude(
    rows: Sequence[ProviderRow], asked: Asked[RankedT]
) -> Conclusion[ProviderRow, TopPrivateFindings]:
    """Who flew most, how much of the whole is drawn, and whom the cut left out by a hair."""
    drawn, rest = rows[: asked.params.top], rows[asked.params.top :]
    most, least = drawn[0].launch_count, drawn[-1].launch_count
    total, others = _launches(rows), _launches(rest)
    findings = TopPrivateFindings(
        providers_count=len(rows),
        launch_count=total,
        top_providers=tuple(row.provider for row in rows if row.launch_count == most),
        top_launch_count=most,
        drawn_launch_count=total - others,
        others_launch_count=others,
        tied_with_last_drawn=tuple(row.provider for row in rest if row.launch_count == least),
    )
    each = "" if len(findings.top_providers) == 1 else " each"
    sentence = (
        f"{list_names(findings.top_providers)} flew {most:,}{each} of "
        f"{name_launches(asked.selects, total)}{_by(findings, len(drawn))}"
    )
    notes = _notes(drawn[-1], findings.tied_with_last_drawn)
    ranking = ", ".join(f"{row.provider} {row.launch_count:,}" for row in drawn)
    sector = asked.selects.get("sector")
    bars = count_of(len(drawn), f"{sector} provider" if sector else "provider")
    alt = f"Bars of the {bars} with the most launches. {sentence}: {ranking}."
    return Conclusion(drawn, findings, sentence, " ".join([alt, *notes]), notes)


def _launches(rows: Sequence[ProviderRow]) -> int:
    return sum(row.launch_count for row in rows)


def _by(findings: TopPrivateFindings, drawn: int) -> str:
    """How much of the whole is drawn."""
    providers = count_of(findings.providers_count, "provider")
    if drawn == findings.providers_count:
        return f", by {providers}"
    flew = f"{drawn} drawn of {providers} flew {findings.drawn_launch_count:,}"
    return f"; the {flew}, the others {findings.others_launch_count:,}"


def _notes(last: ProviderRow, tied: Sequence[str]) -> tuple[str, ...]:
    if not tied:
        return ()
    names = list_names(tied)
    return (f"Not drawn, with as many launches as {last.provider}: {names}.",)


ANALYSIS = Analysis(
    name="top-private",
    title="Private providers with the most launches",
    description="The private providers with the most launches, 1995 to 2020 by default.",
    parameters=TopPrivateParameters,
    row=ProviderRow,
    conclude=conclude,
    fixed={"sector": Sector.PRIVATE},
)
