"""How late launches fly against the first that was heard of them, by provider.

A delay is the least that the two intervals allow: from the end of what was planned to the launch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means, Over
from spacelaunch.queries.parameters import ByProvider, Drawing, OfLaunchLibrary
from spacelaunch.queries.rates import Rate
from spacelaunch.queries.wording import list_names, name_launches, one_decimal

NOTE = "Against the first plan that was heard of; a delay is from the end of what was planned"


class DelaysParameters(ByProvider, OfLaunchLibrary, Drawing):
    """What `delays` can be asked for."""


@dataclass(frozen=True, slots=True)
class DelayRow:
    """A provider with launches that were heard of before they flew."""

    provider: Annotated[str, Means("Who flew them.")]
    launch_count: Annotated[
        int, Means("Launches that have flown and were heard of before.", "launches")
    ]
    late_count: Annotated[int, Means("Launches after all of the time first planned.", "launches")]
    kept_count: Annotated[int, Means("Launches within the time first planned.", "launches")]
    early_count: Annotated[int, Means("Launches before the time first planned.", "launches")]
    unknown_count: Annotated[
        int, Means("Launches where how exactly a time is meant was not said.", "launches")
    ]
    median_delay_days: Annotated[
        float | None,
        Means("Median delay, 0 within what was planned, below it if early, or null.", "d"),
    ]
    maximum_delay_days: Annotated[float | None, Means("The longest delay, or null.", "d")]

    @property
    def known_count(self) -> int:
        """Launches of which a delay is known."""
        return self.launch_count - self.unknown_count


@dataclass(frozen=True, slots=True)
class DelaysFindings:
    """How many were late of how many, and the longest delay."""

    launch_count: int
    """Of which a delay is known."""
    late_count: int
    kept_count: int
    early_count: int
    late_pct: float
    maximum_delay_days: float
    maximum_providers: tuple[str, ...]


def conclude(
    rows: Sequence[DelayRow], asked: Asked[DelaysParameters]
) -> Conclusion[DelayRow, DelaysFindings] | None:
    """How many were late, and who was latest."""
    known = [row for row in rows if row.known_count]
    if not known:
        return None
    count, late = (sum(row.known_count for row in known), sum(row.late_count for row in known))
    longest = max(row.maximum_delay_days or 0 for row in known)
    findings = DelaysFindings(
        launch_count=count,
        late_count=late,
        kept_count=sum(row.kept_count for row in known),
        early_count=sum(row.early_count for row in known),
        late_pct=100 * late / count,
        maximum_delay_days=longest,
        maximum_providers=tuple(row.provider for row in known if row.maximum_delay_days == longest),
    )
    sentence = _sentence(findings, asked)
    each = ", ".join(f"{row.provider} {row.late_count:,} of {row.known_count:,}" for row in known)
    alt = f"Bars of launches by provider, of them late. {sentence}: {each}. {NOTE}."
    return Conclusion(known, findings, sentence, alt, (NOTE,))


def _sentence(found: DelaysFindings, asked: Asked[DelaysParameters]) -> str:
    share = Rate(found.late_count, found.launch_count).as_share
    launches = name_launches(asked.selects, found.launch_count)
    late = (
        f"{found.late_count:,} of {launches} flew later than first planned "
        f"({share}), {found.kept_count:,} as planned, "
        f"{found.early_count:,} earlier"
    )
    if not found.late_count:
        return late
    latest = list_names(found.maximum_providers)
    return f"{late}; at most {one_decimal(found.maximum_delay_days)} days later, by {latest}"


ANALYSIS = Analysis(
    name="delays",
    title="Launches later than first planned",
    description="How late launches flew against the first that was heard of them, by provider.",
    parameters=DelaysParameters,
    row=DelayRow,
    conclude=conclude,
    needs="delay",
    selection="silver/planned",
    over=Over.SILVER,
)
