"""What became of planned launch times: how often they slip, by provider and time before.

A change of plan is compared as intervals, not as the instants that stand for them; what it meant
stands in `launch_plans` (`domain.slips`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means, Over
from spacelaunch.queries.parameters import ByProvider, Drawing, OfLaunchLibrary
from spacelaunch.queries.rates import Rate
from spacelaunch.queries.wording import count_of, name_launches

NOTE = "Intervals are compared: to name a day of the month that was planned is no slip"


class SlipsParameters(ByProvider, OfLaunchLibrary, Drawing):
    """What `slips` can be asked for."""

    by: Literal["time", "provider"] = Field(
        default="time",
        description="What a row is: `time`, how long before the time planned until then a change "
        "was heard of, or `provider`.",
        examples=["provider"],
    )


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A stretch of time before a launch, or a provider, with changes of plan."""

    name: Annotated[str, Means("How long before the planned time it was heard of, or provider.")]
    change_count: Annotated[int, Means("Changes of a planned time.", "changes")]
    slip_count: Annotated[int, Means("Changes to a later time.", "changes")]
    earlier_count: Annotated[int, Means("Changes to an earlier time.", "changes")]
    refined_count: Annotated[
        int, Means("Changes to a part of the time that was planned.", "changes")
    ]
    coarsened_count: Annotated[
        int, Means("Changes to a longer time around the one that was planned.", "changes")
    ]
    unknown_count: Annotated[
        int, Means("Changes where how exactly a time is meant was not said.", "changes")
    ]
    same_count: Annotated[
        int, Means("Changes to another instant that stands for the same time.", "changes")
    ]
    launch_count: Annotated[int, Means("Launches whose plans these were.", "launches")]

    @property
    def rate(self) -> Rate:
        """How many of the changes are slips."""
        return Rate(self.slip_count, self.change_count)


@dataclass(frozen=True, slots=True)
class SlipsFindings:
    """How many changes there were of each kind."""

    change_count: int
    slip_count: int
    earlier_count: int
    refined_count: int
    coarsened_count: int
    unknown_count: int
    same_count: int
    slip_pct: float
    launches_count: int
    """Of which a planned time changed."""


def conclude(
    rows: Sequence[SlipRow], asked: Asked[SlipsParameters]
) -> Conclusion[SlipRow, SlipsFindings]:
    """How many of all changes are slips."""
    changes, slips = (sum(row.change_count for row in rows), sum(row.slip_count for row in rows))
    findings = SlipsFindings(
        change_count=changes,
        slip_count=slips,
        earlier_count=sum(row.earlier_count for row in rows),
        refined_count=sum(row.refined_count for row in rows),
        coarsened_count=sum(row.coarsened_count for row in rows),
        unknown_count=sum(row.unknown_count for row in rows),
        same_count=sum(row.same_count for row in rows),
        slip_pct=100 * slips / changes,
        launches_count=asked.used_count,
    )
    sentence = _sentence(findings, asked)
    each = ", ".join(f"{row.name} {row.slip_count:,} of {row.change_count:,}" for row in rows)
    alt = f"Bars of changes of planned launch times, of them slips. {sentence}: {each}. {NOTE}."
    return Conclusion(rows, findings, sentence, alt, (NOTE,))


def _sentence(found: SlipsFindings, asked: Asked[SlipsParameters]) -> str:
    share = Rate(found.slip_count, found.change_count).as_share
    are = "is a slip" if found.slip_count == 1 else "are slips"
    slips = (
        f"{found.slip_count:,} of {count_of(found.change_count, 'change')} of planned times {are} "
        f"({share})"
    )
    launches = name_launches(asked.selects, found.launches_count)
    return f"{slips}; {', '.join(_others(found))}; of {launches}"


def _others(found: SlipsFindings) -> Iterable[str]:
    """What the other changes are, as `28 pulled forward`."""
    yield f"{found.earlier_count:,} pulled forward"
    yield f"{found.refined_count:,} refined"
    yield f"{found.coarsened_count:,} coarsened"
    yield f"{found.unknown_count:,} unknown"
    if found.same_count:
        yield f"{found.same_count:,} the same"


ANALYSIS = Analysis(
    name="slips",
    title="Slips of planned launch times",
    description="Changes of planned launch times, by provider or time before: slips and others.",
    parameters=SlipsParameters,
    row=SlipRow,
    conclude=conclude,
    needs="change",
    groups="change of plan",
    selection="silver/planned",
    over=Over.SILVER,
)
