"""Launches per year, private and state: who led, and since when.

Definitions: a sector leads a year when it has strictly more launches than the other; a tie has
no leader. A crossing is a year whose leader differs from the leader before it. Only whole years
count: of a year that the data know in part, and of a gap in the data, nothing is concluded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacelaunch.domain.reach import runs
from spacelaunch.domain.summary import Column
from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Row
from spacelaunch.queries.parameters import ByCountry, ByProvider, Drawing, Years
from spacelaunch.queries.wording import (
    capitalise,
    count_of,
    launches_in_words,
    list_names,
    name_launches,
    reach_in_words,
    span_in_words,
)

SECTORS = ("private", "state")
LASTING_YEARS = 3
"""A lead of fewer years does not last yet."""


class TimelineParameters(Years, ByCountry, ByProvider, Drawing):
    """What `timeline` can be asked for."""


@dataclass(frozen=True, slots=True)
class Leads:
    """The private leads among the whole years of the rows."""

    whole: Sequence[Row]
    first: int | None
    """The first private lead that the data know of; None where an earlier one may lie outside."""
    first_here: int | None
    """The first among the rows."""
    count: int
    lasting: int | None
    """First year of the unbroken private lead that reaches the last whole year."""

    @property
    def last(self) -> Row:
        """The last whole year."""
        return self.whole[-1]

    @property
    def span(self) -> str:
        """From the first whole year to the last."""
        return span_in_words(self.whole[0]["year"], self.last["year"])

    @property
    def years(self) -> str:
        """How many whole years there are."""
        is_unbroken = len(runs([row["year"] for row in self.whole])) == 1
        return count_of(len(self.whole), "year" if is_unbroken else "whole year")


def conclude(rows: Sequence[Row], asked: Asked) -> Conclusion:
    """Who led when; of a single provider, how much it flew."""
    whole = [row for row in rows if asked.reach.is_whole(row["year"])]
    is_contest = asked.params.provider is None
    leads = _leads(rows if is_contest else [], asked)
    most = max((_total(row) for row in whole), default=0)
    peaks = [row for row in whole if most and _total(row) == most]
    findings = {
        "first_private_lead_year": leads.first,
        "first_private_lead_year_in_selection": leads.first_here,
        "sustained_private_lead_year": leads.lasting,
        "crossings": _crossings(rows, asked) if is_contest else [],
        "last_whole_year": whole[-1]["year"] if whole else None,
        "peak_years": [row["year"] for row in peaks],
        "peak_launch_count": most or None,
    }
    sentence = _sentence(leads, rows, asked) if is_contest else _of_one(rows, peaks, asked)
    title = None if is_contest else "Launches per year"
    return Conclusion(tuple(rows), findings, sentence, _alt(rows, asked, sentence), title=title)


def _leader(row: Row) -> str | None:
    if row["private_count"] == row["state_count"]:
        return None
    return "private" if row["private_count"] > row["state_count"] else "state"


def _total(row: Row) -> int:
    return int((row["private_count"] or 0) + (row["state_count"] or 0))


def _leads(rows: Sequence[Row], asked: Asked) -> Leads:
    whole = [row for row in rows if asked.reach.is_whole(row["year"])]
    ahead = [row["year"] for row in whole if _leader(row) == "private"]
    first = ahead[0] if ahead else None
    is_first = first is not None and _knows_all_before(first, rows, asked)
    return Leads(whole, first if is_first else None, first, len(ahead), _lasting(ahead, whole))


def _knows_all_before(year: int, rows: Sequence[Row], asked: Asked) -> bool:
    """Whether the window begins with the data, and the data know each year until then whole."""
    since, begin = asked.params.year_from, asked.reach.first_year
    if begin is None or (since is not None and since > begin):
        return False
    first_row = min(begin, rows[0]["year"])
    return all(asked.reach.is_whole(before) for before in range(first_row, year))


def _lasting(ahead: Sequence[int], whole: Sequence[Row]) -> int | None:
    if not ahead or ahead[-1] != whole[-1]["year"]:
        return None
    since, last = runs(ahead)[-1]
    return since if last - since + 1 >= LASTING_YEARS else None


def _crossings(rows: Sequence[Row], asked: Asked) -> list[dict[str, object]]:
    crossings: list[dict[str, object]] = []
    before: str | None = None
    for row in rows:
        if not asked.reach.is_whole(row["year"]):
            # Whoever led before it may have lost the lead in it.
            before = None
            continue
        leader = _leader(row)
        if leader and before and leader != before:
            crossings.append({"year": row["year"], "leader": leader})
        before = leader or before
    return crossings


def _sentence(leads: Leads, rows: Sequence[Row], asked: Asked) -> str:
    if not leads.whole:
        private, state = (sum(row[f"{name}_count"] or 0 for row in rows) for name in SECTORS)
        launches = name_launches({**asked.selects, "sector": "state"}, state)
        return f"{private:,} private and {launches}; no year is complete"
    if leads.first is not None:
        return _since_the_first(leads.first, leads, asked)
    place = {**asked.selects, "year_from": None, "year_to": None, "sector": "private"}
    subject = capitalise(name_launches(place))
    if not leads.count:
        return f"{subject} {_never(leads)}"
    return f"{subject} led in {_how_often(leads)}"


def _since_the_first(first: int, leads: Leads, asked: Asked) -> str:
    subject = capitalise(name_launches({**asked.selects, "year_from": None, "sector": "private"}))
    last = leads.last["year"]
    if leads.lasting == first:
        return f"{subject} first led in {first}, and every year from then to {last}"
    if leads.lasting is not None:
        return f"{subject} first led in {first}, and every year from {leads.lasting} to {last}"
    if first == last:
        return f"{subject} led in {_with_counts(leads.last)}, for the first time"
    if _leader(leads.last) == "private":
        return f"{subject} led in {_with_counts(leads.last)}, as they first did in {first}"
    return f"{subject} first led in {first}, but not in {_with_counts(leads.last)}"


def _never(leads: Leads) -> str:
    if len(leads.whole) == 1:
        return f"did not lead in {_with_counts(leads.last)}"
    if len(runs([row["year"] for row in leads.whole])) == 1:
        return f"never led {leads.span}"
    return f"led in none of {leads.years} {leads.span}"


def _how_often(leads: Leads) -> str:
    if len(leads.whole) == 1:
        return _with_counts(leads.last)
    often = f"{leads.count} of {leads.years} {leads.span}"
    if leads.lasting is not None:
        return f"{often}, in every one from {leads.lasting} on"
    if _leader(leads.last) == "private":
        return f"{often}, {_with_counts(leads.last)} among them"
    return f"{often}, but not in {_with_counts(leads.last)}"


def _with_counts(row: Row) -> str:
    return f"{row['year']} ({row['private_count']:,} to {row['state_count']:,})"


def _of_one(rows: Sequence[Row], peaks: Sequence[Row], asked: Asked) -> str:
    others = {**asked.selects, "provider": None}
    flew = f"{asked.params.provider} flew {name_launches(others, asked.selected_count)}"
    if not peaks:
        return flew
    most = _total(peaks[0])
    named = list_names([str(row["year"]) for row in peaks])
    year = "year" if all(_total(row) < most for row in rows if row not in peaks) else "whole year"
    if len(peaks) == 1:
        return f"{flew}; its busiest {year} was {named} ({most:,})"
    return f"{flew}; its busiest {year}s were {named} ({most:,} each)"


def _alt(rows: Sequence[Row], asked: Asked, sentence: str) -> str:
    first, last = rows[0]["year"], rows[-1]["year"]
    private, state = (sum(row[f"{name}_count"] or 0 for row in rows) for name in SECTORS)
    lines = f"one line each for private ({private:,} in all) and state ({state:,} in all)"
    if asked.params.provider is not None:
        lines = f"one line ({launches_in_words(private + state)} in all)"
    known = reach_in_words(asked.reach, first, last)
    return f"Launches per year {span_in_words(first, last)}, {lines}. {sentence}.{known}"


ANALYSIS = Analysis(
    name="timeline",
    title="Launches per year, private and state",
    description="Launches per year by sector, every crossing of the two, and who leads since when.",
    parameters=TimelineParameters,
    columns=(
        Column("year", "integer", "year", "Calendar year (UTC) of the launch."),
        Column(
            "private_count",
            "integer",
            "launches",
            "Launches by private providers; null in a year of which the data hold no launch.",
        ),
        Column("state_count", "integer", "launches", "Launches by state-run providers, likewise."),
    ),
    conclude=conclude,
)
