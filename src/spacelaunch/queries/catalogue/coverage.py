"""How much of all orbital attempts the data set holds: by year, by decade or by country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import Field

from spacelaunch.domain.coverage import LEAST_PCT
from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means, Over
from spacelaunch.queries.parameters import Drawing, Years
from spacelaunch.queries.wording import list_names, one_decimal, with_article

NOTABLY_LESS_PCT = 1.0
"""So many points below the share of all, the least is worth its place in the finding."""
FEW_ATTEMPTS = 30
"""Of fewer, a small share says little; the finding names none of those."""


OF_ITSELF = "What GCAT itself lacks cannot be told by holding it against GCAT"


class CoverageParameters(Years, Drawing):
    """What `coverage` can be asked for."""

    per: Literal["year", "decade", "country"] = Field(
        default="decade",
        description="What to count: each `year`, `decade` or `country` of launch.",
        examples=["year"],
    )


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A year, a decade or a country, with its orbital attempts."""

    name: Annotated[str, Means("Year (UTC), decade, or country of launch by today's borders.")]
    attempt_count: Annotated[int, Means("Orbital attempts, as GCAT counts them.", "launches")]
    held_count: Annotated[int, Means("Those of them that the data set holds.", "launches")]
    held_pct: Annotated[float, Means("Their share.", "percent")] = 0.0


@dataclass(frozen=True, slots=True)
class CoverageFindings:
    """What is held, and of what least."""

    attempt_count: int
    held_count: int
    held_pct: float
    least: tuple[str, ...]
    """Of the rows with thirty attempts or more; empty where none holds clearly less than all."""
    least_pct: float | None
    thin_count: int
    """Rows of which less than 80 % are held."""


def conclude(
    rows: Sequence[CoverageRow], asked: Asked[CoverageParameters]
) -> Conclusion[CoverageRow, Any]:
    """The share of all, and where it is smallest; of the catalogue itself none is a finding."""
    if asked.is_catalogue:
        return Conclusion((), None, OF_ITSELF, f"An empty chart. {OF_ITSELF}.")
    rows = [replace(row, held_pct=100 * row.held_count / row.attempt_count) for row in rows]
    total, held = sum(row.attempt_count for row in rows), sum(row.held_count for row in rows)
    many = [row for row in rows if row.attempt_count >= FEW_ATTEMPTS]
    least = min(many, key=lambda row: row.held_pct) if len(many) > 1 else None
    lowest = [row for row in many if least and row.held_pct == least.held_pct]
    if least and least.held_pct > 100 * held / total - NOTABLY_LESS_PCT:
        lowest = []
    findings = CoverageFindings(
        total,
        held,
        100 * held / total,
        tuple(row.name for row in lowest),
        lowest[0].held_pct if lowest else None,
        sum(row.held_pct < LEAST_PCT for row in rows),
    )
    sentence = f"The data hold {held:,} of {total:,} orbital attempts ({_pct(100 * held / total)})"
    if lowest:
        sentence += f", least {_name_all(lowest, asked.params.per)}"
    shares = "; ".join(f"{row.name} {row.held_count:,} of {row.attempt_count:,}" for row in rows)
    alt = f"Share of orbital attempts that the data hold, by {asked.params.per}: {shares}."
    return Conclusion(rows, findings, sentence, alt)


def _name_all(rows: Sequence[CoverageRow], per: str) -> str:
    """As `of the 1980s (52.3 % of 1,252)`, or `from Kazakhstan (46.1 % of 1,520)`."""
    preposition, article = {"year": ("in", ""), "decade": ("in", "the "), "country": ("from", "")}[
        per
    ]
    names = [with_article(row.name) if per == "country" else article + row.name for row in rows]
    total = sum(row.attempt_count for row in rows)
    return f"{preposition} {list_names(names)} ({_pct(rows[0].held_pct)} of {total:,})"


def _pct(share: float) -> str:
    return f"{one_decimal(share)} %"


ANALYSIS = Analysis(
    name="coverage",
    title="Share of all orbital attempts that the data hold",
    description="What the data lack: the share of GCAT's orbital attempts that they hold.",
    parameters=CoverageParameters,
    row=CoverageRow,
    conclude=conclude,
    needs="attempt",
    groups="partner in GCAT",
    selection="catalogue/selection",
    over=Over.CATALOGUE,
)
