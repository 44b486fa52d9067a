"""Whether the first private lead survives other definitions of a launch, of private, of success."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.domain.reach import Reach
from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means, Over
from spacelaunch.queries.catalogue.definitions import DEFINITIONS
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.wording import list_names


class RobustnessParameters(Drawing):
    """What `robustness` can be asked for: how it looks, since it asks about all of the data."""


@dataclass(frozen=True, slots=True)
class DefinedYearRow:
    """A year under one definition."""

    definition: Annotated[int, Means("Number of the definition, from 1: the file as it is.")]
    year: Annotated[int, Means("Calendar year (UTC) of the launch.", "year")]
    private_count: Annotated[
        float,
        Means("Launches by private providers; halves where a failure counts half.", "launches"),
    ]
    state_count: Annotated[float, Means("Launches by state-run providers, likewise.", "launches")]


@dataclass(frozen=True, slots=True)
class DefinedLead:
    """What one definition says."""

    definition: int
    name: str
    meaning: str
    first_private_lead_year: int | None
    """First whole year with strictly more private launches; null where there is none."""


@dataclass(frozen=True, slots=True)
class RobustnessFindings:
    """Whether the file's own answer is that of the others."""

    claimed_year: int | None
    """The first private lead of the file as it is."""
    true_under_count: int
    definition_count: int
    leads: tuple[DefinedLead, ...]


def conclude(
    rows: Sequence[DefinedYearRow], asked: Asked[RobustnessParameters]
) -> Conclusion[DefinedYearRow, RobustnessFindings]:
    """The file's answer, under how many definitions it is true, and what the others say."""
    leads = tuple(
        DefinedLead(number, one.name, one.meaning, _first_lead(rows, number, asked.reach))
        for number, one in DEFINITIONS.items()
    )
    years = [lead.first_private_lead_year for lead in leads]
    claimed = years[0]
    findings = RobustnessFindings(claimed, years.count(claimed), len(leads), leads)
    sentence = _say(findings)
    each = "; ".join(f"{lead.name}: {lead.first_private_lead_year or 'never'}" for lead in leads)
    alt = (
        f"{len(leads)} small pictures of launches per year, private and state. {each}. {sentence}."
    )
    return Conclusion(rows, findings, sentence, alt)


def _first_lead(rows: Sequence[DefinedYearRow], number: int, reach: Reach) -> int | None:
    ahead = (
        row.year
        for row in rows
        if row.definition == number
        and reach.is_whole(row.year)
        and row.private_count > row.state_count
    )
    return min(ahead, default=None)


def _say(findings: RobustnessFindings) -> str:
    """As `First private lead in 1995: true under 2 of 9 definitions; never under 1`."""
    claimed, total = findings.claimed_year, findings.definition_count
    what = f"First private lead in {claimed}" if claimed else "No private lead"
    others = Counter(
        lead.first_private_lead_year
        for lead in findings.leads
        if lead.first_private_lead_year != claimed
    )
    said = [
        f"{year or 'never'} under {count}"
        for year, count in sorted(others.items(), key=lambda item: item[0] or 9999)
    ]
    rest = f"; {list_names(said, 'other years')}" if said else ""
    return f"{what}: true under {findings.true_under_count} of {total} definitions{rest}"


ANALYSIS = Analysis(
    name="robustness",
    title="When private launches first led, under several definitions",
    description="Whether the first private lead survives: the same question, stated in nine ways.",
    parameters=RobustnessParameters,
    row=DefinedYearRow,
    conclude=conclude,
    needs="attempt",
    groups="partner in GCAT",
    selection="catalogue/selection",
    over=Over.CATALOGUE,
)
