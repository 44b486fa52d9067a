"""How often launches succeed, year by year, and whether that changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.domain.reach import Reach
from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means
from spacelaunch.queries.decades import find_decades
from spacelaunch.queries.parameters import (
    ByCountry,
    ByProvider,
    BySector,
    Drawing,
    OnEither,
    Years,
)
from spacelaunch.queries.rates import NOTE, Rate, Rated, with_rate
from spacelaunch.queries.wording import (
    capitalise,
    name_launches,
    reach_in_words,
    span_in_words,
    years_in_words,
)


class SuccessOverTimeParameters(Years, ByCountry, ByProvider, BySector, OnEither, Drawing):
    """What `success-over-time` can be asked for."""


@dataclass(frozen=True, slots=True)
class SuccessYearRow(Rated):
    """A year that has launches in the selection."""

    year: Annotated[int, Means("Calendar year (UTC) of the launch.", "year")]


@dataclass(frozen=True, slots=True)
class Span:
    """How often launches succeeded in a range of years."""

    year_from: int
    year_to: int
    success_count: int
    known_count: int

    @property
    def rate(self) -> Rate:
        """Its rate; a span has a launch with a known outcome."""
        return Rate(self.success_count, self.known_count)

    @property
    def in_words(self) -> str:
        """As `1957–1966, 60.0 % (55.0–64.8) of 383`."""
        return f"{years_in_words(self.year_from, self.year_to)}, {self.rate.in_full}"


@dataclass(frozen=True, slots=True)
class SuccessOverTimeFindings:
    """Whether it changed."""

    success_pct: float | None
    success_low_pct: float | None
    success_high_pct: float | None
    known_count: int
    first_years: Span | None
    """The first ten years; null where the years known whole span fewer than twenty."""
    last_years: Span | None
    """The last ten."""
    changed: bool | None
    """Whether the intervals of the two are apart; null where there are no two."""


def conclude(
    rows: Sequence[SuccessYearRow], asked: Asked[SuccessOverTimeParameters]
) -> Conclusion[SuccessYearRow, SuccessOverTimeFindings]:
    """The first years against the last ones, or all of them where they are few."""
    rows = [with_rate(row) for row in rows]
    whole = _span(rows, rows[0].year, rows[-1].year)
    first, last = _ends(rows, asked.reach)
    findings = SuccessOverTimeFindings(
        success_pct=whole.rate.pct if whole else None,
        success_low_pct=whole.rate.low_pct if whole else None,
        success_high_pct=whole.rate.high_pct if whole else None,
        known_count=asked.used_count,
        first_years=first,
        last_years=last,
        changed=not first.rate.overlaps(last.rate) if first and last else None,
    )
    sentence = _sentence(whole, first, last, asked)
    span = span_in_words(rows[0].year, rows[-1].year)
    known = reach_in_words(asked.reach, rows[0].year, rows[-1].year)
    alt = f"Success rate of each year {span}, with its 95 % interval. {sentence}.{known}"
    return Conclusion(rows, findings, sentence, alt, (NOTE,) if whole else ())


def _ends(rows: Sequence[SuccessYearRow], reach: Reach) -> tuple[Span | None, Span | None]:
    """The first and the last ten years, where there are twenty and outcomes of both are known."""
    decades = find_decades((row.year for row in rows), reach)
    if decades is None:
        return None, None
    whole = [row for row in rows if reach.is_whole(row.year)]
    first, last = (_span(whole, *years) for years in decades)
    return (first, last) if first and last else (None, None)


def _span(rows: Sequence[SuccessYearRow], first: int, last: int) -> Span | None:
    """Of a range of years; None where no outcome is known."""
    inside = [row for row in rows if first <= row.year <= last]
    known = sum(row.known_count for row in inside)
    return Span(first, last, sum(row.success_count for row in inside), known) if known else None


def _sentence(
    whole: Span | None,
    first: Span | None,
    last: Span | None,
    asked: Asked[SuccessOverTimeParameters],
) -> str:
    if whole is None:
        return f"{name_launches(asked.selects, asked.selected_count)}; no outcome is known"
    anytime = {**asked.selects, "year_from": None, "year_to": None}
    launches = capitalise(name_launches(anytime))
    if first is None or last is None:
        years = span_in_words(whole.year_from, whole.year_to)
        return f"{launches} succeeded in {whole.rate.in_full}, {years}"
    if first.rate.overlaps(last.rate):
        both = f"{first.in_words}; {last.in_words}"
        return f"{launches} did not clearly change in success: {both}; the 95 % intervals overlap"
    often = "more" if last.rate.pct > first.rate.pct else "less"
    both = f"{last.in_words}, than in {first.in_words}"
    return f"{launches} succeeded {often} often in {both}; the 95 % intervals are apart"


ANALYSIS = Analysis(
    name="success-over-time",
    title="Success rate per year",
    description="How often launches succeed each year, with the 95 % interval of each rate.",
    parameters=SuccessOverTimeParameters,
    row=SuccessYearRow,
    conclude=conclude,
    marks_thin_years=True,
    needs="outcome",
)
