"""Private and state in total: how many launches, and how many of them succeeded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means
from spacelaunch.queries.parameters import ByCountry, ByProvider, Drawing, OnEither, Years
from spacelaunch.queries.wording import launches_in_words, name_launches, one_decimal


class SectorParameters(Years, ByCountry, ByProvider, OnEither, Drawing):
    """What `sector` can be asked for."""


@dataclass(frozen=True, slots=True)
class SectorRow:
    """A sector that has launches in the selection."""

    sector: Annotated[str, Means("`private` or `state`.")]
    launch_count: Annotated[int, Means("Launches, whatever their outcome.", "launches")]
    success_count: Annotated[int, Means("Launches that fully succeeded.", "launches")]
    known_count: Annotated[int, Means("Launches whose outcome is known.", "launches")]
    success_pct: Annotated[
        float | None, Means("Successes among known outcomes, or null.", "percent")
    ]


@dataclass(frozen=True, slots=True)
class SectorFindings:
    """How much is private."""

    private_share_pct: float
    private_launch_count: int
    launch_count: int


def conclude(
    rows: Sequence[SectorRow], asked: Asked[SectorParameters]
) -> Conclusion[SectorRow, SectorFindings]:
    """Shares and success rates."""
    total = sum(row.launch_count for row in rows)
    private = sum(row.launch_count for row in rows if row.sector == "private")
    share = 100 * private / total
    sentence = (
        f"Private providers flew {private:,} of {name_launches(asked.selects, total)} "
        f"({one_decimal(share)} %)"
    )
    if asked.params.provider is not None and len(rows) == 1:
        sentence = _of_one(rows[0], asked)
    alt = "Bars of launches and success rates by sector. " + " ".join(map(_in_words, rows))
    return Conclusion(rows, SectorFindings(share, private, total), sentence, alt)


def _of_one(row: SectorRow, asked: Asked[SectorParameters]) -> str:
    """A provider has one sector, so its share in it would say nothing."""
    others = {**asked.selects, "provider": None, "sector": row.sector}
    flew = f"{asked.params.provider} flew {name_launches(others, row.launch_count)}"
    if row.success_pct is None:
        return f"{flew}; no outcome is known"
    known = f"{row.success_count:,} of {row.known_count:,} with a known outcome"
    return f"{flew}; {known} succeeded ({one_decimal(row.success_pct)} %)"


def _in_words(row: SectorRow) -> str:
    count = f"{row.sector.capitalize()}: {launches_in_words(row.launch_count)}"
    if row.success_pct is None:
        return f"{count}, no outcome known."
    rate = one_decimal(row.success_pct)
    return f"{count}, {rate} % of {row.known_count:,} with a known outcome succeeded."


ANALYSIS = Analysis(
    name="sector",
    title="Launches and success rate by sector",
    description="Private and state launches in total, with success rates and their denominators.",
    parameters=SectorParameters,
    row=SectorRow,
    conclude=conclude,
    needs="outcome",
)
