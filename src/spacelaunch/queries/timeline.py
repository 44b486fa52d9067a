"""Launches per year, private and state: who led, and since when.

What a lead is stands in `leads`; here it is put into words. Of a single provider nobody leads, and
its busiest years are told instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from spacelaunch.domain.launch import Sector
from spacelaunch.queries.analysis import Analysis, Asked, Conclusion
from spacelaunch.queries.leads import Crossing, Leads, YearRow, find_crossings, find_leads
from spacelaunch.queries.parameters import ByCountry, ByProvider, Drawing, OnEither, Years
from spacelaunch.queries.wording import (
    capitalise,
    count_of,
    launches_in_words,
    list_names,
    name_launches,
    reach_in_words,
    span_in_words,
)


class TimelineParameters(Years, ByCountry, ByProvider, OnEither, Drawing):
    """What `timeline` can be asked for."""

    definitions: Literal["file", "all"] = Field(
        default="file",
        description="`all`: the analysis `robustness`, which asks when private launches first led "
        "under each of several definitions; it takes no selection.",
        examples=["file"],
    )


@dataclass(frozen=True, slots=True)
class TimelineFindings:
    """Who led when; docs/data.md has the definitions."""

    first_private_lead_year: int | None
    """Null where an earlier one may lie before the window, or in a year not known whole."""
    first_private_lead_year_in_selection: int | None
    sustained_private_lead_year: int | None
    crossings: tuple[Crossing, ...]
    last_whole_year: int | None
    """What is concluded rests on the years until here."""
    peak_years: tuple[int, ...]
    """The whole years with most launches."""
    peak_launch_count: int | None


def conclude(
    rows: Sequence[YearRow], asked: Asked[TimelineParameters]
) -> Conclusion[YearRow, TimelineFindings]:
    """Who led when; of a single provider, how much it flew."""
    is_contest = asked.params.provider is None
    leads = find_leads(rows, asked.reach, asked.params.year_from)
    most = max((row.total for row in leads.whole), default=0)
    peaks = [row for row in leads.whole if most and row.total == most]
    findings = TimelineFindings(
        first_private_lead_year=leads.first if is_contest else None,
        first_private_lead_year_in_selection=leads.first_here if is_contest else None,
        sustained_private_lead_year=leads.lasting if is_contest else None,
        crossings=find_crossings(rows, asked.reach) if is_contest else (),
        last_whole_year=leads.last.year if leads.whole else None,
        peak_years=tuple(row.year for row in peaks),
        peak_launch_count=most or None,
    )
    sentence = _sentence(leads, rows, asked) if is_contest else _of_one(rows, peaks, asked)
    title = None if is_contest else "Launches per year"
    return Conclusion(rows, findings, sentence, _alt(rows, asked, sentence), title=title)


def _sentence(leads: Leads, rows: Sequence[YearRow], asked: Asked[TimelineParameters]) -> str:
    if not leads.whole:
        private = sum(row.private_count or 0 for row in rows)
        state = sum(row.state_count or 0 for row in rows)
        launches = name_launches({**asked.selects, "sector": "state"}, state)
        return f"{private:,} private and {launches}; no year is complete"
    if leads.first is not None:
        return _since_the_first(leads.first, leads, asked)
    place = {**asked.selects, "year_from": None, "year_to": None, "sector": "private"}
    subject = capitalise(name_launches(place))
    if not leads.ahead:
        return f"{subject} {_never(leads)}"
    return f"{subject} led in {_how_often(leads)}"


def _since_the_first(first: int, leads: Leads, asked: Asked[TimelineParameters]) -> str:
    subject = capitalise(name_launches({**asked.selects, "year_from": None, "sector": "private"}))
    last = leads.last.year
    if leads.lasting == first:
        return f"{subject} first led in {first}, and every year from then to {last}"
    if leads.lasting is not None:
        return f"{subject} first led in {first}, and every year from {leads.lasting} to {last}"
    if first == last:
        return f"{subject} led in {_with_counts(leads.last)}, for the first time"
    if leads.last.leader is Sector.PRIVATE:
        return f"{subject} led in {_with_counts(leads.last)}, as they first did in {first}"
    return f"{subject} first led in {first}, but not in {_with_counts(leads.last)}"


def _never(leads: Leads) -> str:
    if len(leads.whole) == 1:
        return f"did not lead in {_with_counts(leads.last)}"
    if leads.is_unbroken:
        return f"never led {_span(leads)}"
    return f"led in none of {_years(leads)} {_span(leads)}"


def _how_often(leads: Leads) -> str:
    if len(leads.whole) == 1:
        return _with_counts(leads.last)
    if len(leads.ahead) == len(leads.whole):
        return f"each of the {_years(leads)} {_span(leads)}"
    often = f"{len(leads.ahead)} of {_years(leads)} {_span(leads)}"
    if leads.lasting is not None:
        return f"{often}, in every one from {leads.lasting} on"
    if leads.last.leader is Sector.PRIVATE:
        return f"{often}, {_with_counts(leads.last)} among them"
    return f"{often}, but not in {_with_counts(leads.last)}"


def _span(leads: Leads) -> str:
    return span_in_words(leads.whole[0].year, leads.last.year)


def _years(leads: Leads) -> str:
    return count_of(len(leads.whole), "year" if leads.is_unbroken else "whole year")


def _with_counts(row: YearRow) -> str:
    return f"{row.year} ({row.private_count or 0:,} to {row.state_count or 0:,})"


def _of_one(
    rows: Sequence[YearRow], peaks: Sequence[YearRow], asked: Asked[TimelineParameters]
) -> str:
    others = {**asked.selects, "provider": None}
    flew = f"{asked.params.provider} flew {name_launches(others, asked.selected_count)}"
    if not peaks:
        return flew
    most = peaks[0].total
    named = list_names([str(row.year) for row in peaks])
    year = "year" if all(row.total < most for row in rows if row not in peaks) else "whole year"
    if len(peaks) == 1:
        return f"{flew}; its busiest {year} was {named} ({most:,})"
    return f"{flew}; its busiest {year}s were {named} ({most:,} each)"


def _alt(rows: Sequence[YearRow], asked: Asked[TimelineParameters], sentence: str) -> str:
    first, last = rows[0].year, rows[-1].year
    private = sum(row.private_count or 0 for row in rows)
    state = sum(row.state_count or 0 for row in rows)
    lines = f"one line each for private ({private:,} in all) and state ({state:,} in all)"
    if asked.params.provider is not None:
        lines = f"one line ({launches_in_words(private + state)} in all)"
    known = reach_in_words(asked.reach, first, last)
    return f"Launches per year {span_in_words(first, last)}, {lines}. {sentence}.{known}"


ANALYSIS = Analysis(
    name="timeline",
    title="Launches per year, private and state",
    needs="sector",
    description="Launches per year by sector, every crossing of the two, and who leads since when.",
    parameters=TimelineParameters,
    row=YearRow,
    conclude=conclude,
    marks_thin_years=True,
)
