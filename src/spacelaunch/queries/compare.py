"""Several countries, providers, rockets or the sectors side by side, year by year.

What a line is stands in `compared_rows`; here it is put into words. What is said about a year is
of a whole one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion
from spacelaunch.queries.compared import CompareParameters, Measure
from spacelaunch.queries.compared_rows import (
    CompareRow,
    Counts,
    NamedYear,
    Total,
    most_flown,
    read_counts,
    rows_of,
    total_of,
)
from spacelaunch.queries.rates import NOTE
from spacelaunch.queries.wording import (
    list_names,
    name_launches,
    one_decimal,
    reach_in_words,
    span_in_words,
    with_article,
)

TITLES: Mapping[Measure, str] = {
    "count": "Launches per year",
    "share": "Share of all launches of a year",
    "cumulative": "Launches since the first year drawn",
    "success_pct": "Success rate of a year",
}
LOG_NOTE = "On a logarithmic scale nothing has no place: years without a launch are left open"


@dataclass(frozen=True, slots=True)
class CompareFindings:
    """Who has most in all, and who had in the last whole year."""

    by: str
    totals: tuple[Total, ...]
    """Most launches first; by rate, where that is the measure."""
    all_count: int
    """All launches of the selection, whoever is compared."""
    last_whole_year: int | None
    """The last one drawn that the data know whole."""
    leaders: tuple[str, ...]
    """Who had most launches in it."""
    leader_count: int | None
    intervals_overlap: bool | None
    """Of the highest and the lowest success rate; null where there are no two."""


def conclude(
    rows: Sequence[NamedYear], asked: Asked[CompareParameters]
) -> Conclusion[CompareRow, CompareFindings] | None:
    """Everybody's total, and who has most of late; None where nobody compared has a launch."""
    counts = read_counts(rows)
    names = asked.params.names or most_flown(counts)
    drawn = rows_of(names, counts, asked.reach, asked.params.measure)
    if not drawn:
        return None
    totals = [total_of(name, counts) for name in names]
    findings = _find(totals, drawn, counts, asked)
    whole = {**asked.selects, asked.params.by: None}
    sentence = _sentence(findings, asked, name_launches(whole, findings.all_count))
    return Conclusion(drawn, findings, sentence, _alt(sentence, drawn, asked), _notes(drawn, asked))


def _find(
    totals: Sequence[Total],
    drawn: Sequence[CompareRow],
    counts: Counts,
    asked: Asked[CompareParameters],
) -> CompareFindings:
    last = max((row.year for row in drawn if asked.reach.is_whole(row.year)), default=None)
    of_last = [row for row in drawn if row.year == last]
    most = max((row.launch_count for row in of_last), default=None)
    by_rate = asked.params.measure == "success_pct"
    ranked = sorted(totals, key=_rate_order if by_rate else _count_order)
    rates = [rate for total in sorted(totals, key=_rate_order) if (rate := total.rate)]
    return CompareFindings(
        by=asked.params.by,
        totals=tuple(ranked),
        all_count=sum(counts.all_of.values()),
        last_whole_year=last,
        leaders=tuple(row.name for row in of_last if most and row.launch_count == most),
        leader_count=most,
        intervals_overlap=rates[0].overlaps(rates[-1]) if len(rates) > 1 else None,
    )


def _count_order(total: Total) -> tuple[int, str]:
    return -total.launch_count, total.name


def _rate_order(total: Total) -> tuple[float, int, str]:
    """The most reliable first, of equal ones who flew more; last of whom no outcome is known."""
    rate = total.rate
    return -rate.pct if rate else 1.0, -total.known_count, total.name


def _sentence(findings: CompareFindings, asked: Asked[CompareParameters], launches: str) -> str:
    if asked.params.measure == "success_pct":
        return _by_rate(findings, launches)
    of_share = asked.params.measure == "share"
    told = [
        f"{total.name} {_share(total, findings) if of_share else f'{total.launch_count:,}'}"
        for total in findings.totals
    ]
    return f"{_listed(told)} of {launches}{_of_late(findings, asked)}"


def _share(total: Total, findings: CompareFindings) -> str:
    return f"{one_decimal(100 * total.launch_count / findings.all_count)} %"


def _listed(told: Sequence[str]) -> str:
    """All of them, however many: nobody is counted as others who is drawn."""
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"


def _of_late(findings: CompareFindings, asked: Asked[CompareParameters]) -> str:
    """Who had most in the last whole year; of one alone nobody has."""
    year = findings.last_whole_year
    if year is None:
        return "; no year is complete"
    if len(findings.totals) == 1:
        return ""
    if not findings.leaders:
        return f"; in {year} none had any"
    each = " each" if len(findings.leaders) > 1 else ""
    is_country = asked.params.by == "country"
    leaders = list_names([with_article(n) if is_country else n for n in findings.leaders])
    return f"; in {year} {leaders} had most ({findings.leader_count:,}{each})"


def _by_rate(findings: CompareFindings, launches: str) -> str:
    told = [
        f"{total.name} {rate.in_full if (rate := total.rate) else 'none with a known outcome'}"
        for total in findings.totals
    ]
    said = f"Success rates among {launches}: {'; '.join(told)}"
    if findings.intervals_overlap is None:
        return said
    apart = "overlap" if findings.intervals_overlap else "are apart"
    return f"{said}; the 95 % intervals of the highest and the lowest {apart}"


def _alt(sentence: str, drawn: Sequence[CompareRow], asked: Asked[CompareParameters]) -> str:
    names = list(dict.fromkeys(row.name for row in drawn))
    first, last = drawn[0].year, drawn[-1].year
    lines = "A line" if len(names) == 1 else f"{len(names)} lines"
    known = reach_in_words(asked.reach, first, last)
    years = span_in_words(first, last)
    measured = TITLES[asked.params.measure]
    return f"{lines} over years: {measured} by {asked.params.by}, {years}. {sentence}.{known}"


def _notes(drawn: Sequence[CompareRow], asked: Asked[CompareParameters]) -> tuple[str, ...]:
    if asked.params.measure == "success_pct":
        return (NOTE,)
    has_nothing = any(not row.value for row in drawn)
    return (LOG_NOTE,) if asked.params.scale == "log" and has_nothing else ()


def _needed(params: CompareParameters) -> str:
    return "launch" if params.by == "provider" else params.by


ANALYSIS = Analysis(
    name="compare",
    title="Launches side by side",
    description="Countries, providers, rockets or the sectors side by side, year by year: counts, "
    "shares, cumulative, or success rates; several values of one parameter are drawn together.",
    parameters=CompareParameters,
    row=CompareRow,
    conclude=conclude,
    answer=NamedYear,
    needs=_needed,
)
