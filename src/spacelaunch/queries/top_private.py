"""The private providers with the most launches, 1995 to 2020 unless asked otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field, model_validator

from spacelaunch.domain.launch import Sector
from spacelaunch.domain.summary import Column
from spacelaunch.queries.analysis import Analysis, Conclusion, Row
from spacelaunch.queries.parameters import ByCountry, Drawing, Top, Year, Years


class TopPrivateParameters(Years, ByCountry, Top, Drawing):
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


def conclude(rows: Sequence[Row], params: TopPrivateParameters) -> Conclusion:
    """Who flew most, and how much of the whole is drawn."""
    drawn = tuple(rows[: params.top])
    total = sum(row["launch_count"] for row in rows)
    findings = {"providers_count": len(rows), "launch_count": total}
    first = drawn[0]
    launches = "launch" if total == 1 else "launches"
    providers = "provider" if len(rows) == 1 else "providers"
    sentence = (
        f"{first['provider']} flew {first['launch_count']:,} of {total:,} private {launches} "
        f"by {len(rows)} {providers}"
    )
    ranking = ", ".join(f"{row['provider']} {row['launch_count']:,}" for row in drawn)
    alt = (
        f"Bars of the {len(drawn)} private providers with the most launches. {sentence}: {ranking}."
    )
    return Conclusion(drawn, findings, sentence, alt)


ANALYSIS = Analysis(
    name="top-private",
    title="Private providers with the most launches",
    description="The private providers with the most launches, 1995 to 2020 by default.",
    parameters=TopPrivateParameters,
    columns=(
        Column("provider", "string", None, "Who flies the launch."),
        Column("launch_count", "integer", "launches", "Launches, whatever their outcome."),
        Column("success_count", "integer", "launches", "Launches that fully succeeded."),
    ),
    conclude=conclude,
    fixed={"sector": Sector.PRIVATE},
)
