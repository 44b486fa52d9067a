"""Private and state in total: which succeeds more often, how sure that is, and how it moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion
from spacelaunch.queries.parameters import ByCountry, ByProvider, Drawing, OnEither, Years
from spacelaunch.queries.rates import NOTE, Rate
from spacelaunch.queries.sector_rows import SectorRow, SectorYear, rows_of
from spacelaunch.queries.wording import (
    as_subject,
    launches_in_words,
    name_launches,
    one_decimal,
)


class SectorParameters(Years, ByCountry, ByProvider, OnEither, Drawing):
    """What `sector` can be asked for."""


@dataclass(frozen=True, slots=True)
class RecentRate:
    """How often a sector succeeded in the last ten years."""

    sector: str
    success_pct: float
    success_low_pct: float
    success_high_pct: float


@dataclass(frozen=True, slots=True)
class SectorFindings:
    """Which succeeds more often, and how much is private."""

    private_share_pct: float
    private_launch_count: int
    launch_count: int
    intervals_overlap: bool | None
    """Of the two success rates; null where there are no two."""
    more_successful_sector: str | None
    """Null where the intervals overlap."""
    sectors_with_few: tuple[str, ...]
    """Whose rate rests on fewer than 30 launches."""
    recent_rates: tuple[RecentRate, ...]
    """Of the selection's last ten years known whole; none where it spans fewer than twenty."""


def conclude(
    counted: Sequence[SectorYear], asked: Asked[SectorParameters]
) -> Conclusion[SectorRow, SectorFindings]:
    """Success rates with their intervals, and shares."""
    rows = rows_of(counted, asked.reach)
    rates = {row.sector: rate for row in rows if (rate := row.rate)}
    findings = _find(rows, rates)
    sentence = _sentence(rows, rates, findings, asked)
    if len(rows) == 1 and asked.params.provider is not None:
        sentence = _of_one(rows[0], asked)
    alt = f"Bars of launches and success rates by sector. {sentence}. "
    alt += " ".join(_in_words(row, findings.launch_count) for row in rows)
    unknown = asked.selected_count - findings.launch_count
    left_out = (f"{launches_in_words(unknown)} left out: no known sector",) if unknown else ()
    return Conclusion(rows, findings, sentence, alt, (*left_out, *((NOTE,) if rates else ())))


def _find(rows: Sequence[SectorRow], rates: Mapping[str, Rate]) -> SectorFindings:
    total = sum(row.launch_count for row in rows)
    private = sum(row.launch_count for row in rows if row.sector == "private")
    overlap = None
    if len(rates) == 2:
        overlap = rates["private"].overlaps(rates["state"])
    recent = {row.sector: rate for row in rows if (rate := row.recent_rate)}
    return SectorFindings(
        private_share_pct=100 * private / total,
        private_launch_count=private,
        launch_count=total,
        intervals_overlap=overlap,
        more_successful_sector=None if overlap is not False else _higher(rates),
        sectors_with_few=tuple(sector for sector, rate in rates.items() if rate.is_few),
        recent_rates=tuple(
            RecentRate(sector, rate.pct, rate.low_pct, rate.high_pct)
            for sector, rate in recent.items()
        ),
    )


def _higher(rates: Mapping[str, Rate]) -> str:
    return max(rates, key=lambda sector: rates[sector].pct)


def _sentence(
    rows: Sequence[SectorRow],
    rates: Mapping[str, Rate],
    findings: SectorFindings,
    asked: Asked[SectorParameters],
) -> str:
    if len(rates) < 2:
        return _share(rates, findings, asked)
    told = {sector: f"{sector} {rate.in_full}" for sector, rate in rates.items()}
    if findings.intervals_overlap:
        subject = as_subject(f"private and state {name_launches(asked.selects)}")
        order, said = list(rates), f"{subject} did not clearly differ in success"
        intervals = "the 95 % intervals overlap"
    else:
        first = _higher(rates)
        order = [first, *(sector for sector in rates if sector != first)]
        subject = as_subject(name_launches({**asked.selects, "sector": first}))
        said = f"{subject} succeeded more often than {order[1]} ones"
        intervals = "the 95 % intervals are apart"
    both = ", ".join(told[sector] for sector in order)
    return f"{said}: {both}; {intervals}{_recently(rows)}"


def _share(
    rates: Mapping[str, Rate], findings: SectorFindings, asked: Asked[SectorParameters]
) -> str:
    """Where there are no two rates to compare."""
    said = (
        f"Private providers flew {findings.private_launch_count:,} of "
        f"{name_launches(asked.selects, findings.launch_count)} "
        f"({one_decimal(findings.private_share_pct)} %)"
    )
    succeeded = [
        f"; {sector} launches succeeded in {rate.in_full}" for sector, rate in rates.items()
    ]
    return said + "".join(succeeded or ["; no outcome is known"])


def _recently(rows: Sequence[SectorRow]) -> str:
    """How the rates are in the selection's last ten years, where it has more."""
    told = [f"{row.sector} {rate.in_words}" for row in rows if (rate := row.recent_rate)]
    return f"; in {rows[0].recent_years}, {', '.join(told)}" if told else ""


def _of_one(row: SectorRow, asked: Asked[SectorParameters]) -> str:
    """A provider has one sector, so its share in it would say nothing."""
    others = {**asked.selects, "provider": None, "sector": row.sector}
    flew = f"{asked.params.provider} flew {name_launches(others, row.launch_count)}"
    if (rate := row.rate) is None:
        return f"{flew}; no outcome is known"
    return f"{flew}, with success in {rate.in_full}{_recently([row])}"


def _in_words(row: SectorRow, total: int) -> str:
    share = f"{one_decimal(100 * row.launch_count / total)} % of all"
    count = f"{row.sector.capitalize()}: {launches_in_words(row.launch_count)}, {share}"
    if (rate := row.rate) is None:
        return f"{count}, no outcome known."
    return f"{count}, {rate.in_full} with a known outcome succeeded."


ANALYSIS = Analysis(
    name="sector",
    title="Launches and success rate by sector",
    description="Private and state launches in total, with success rates, their 95 % intervals "
    "and how they were in the last ten years.",
    parameters=SectorParameters,
    row=SectorRow,
    conclude=conclude,
    answer=SectorYear,
    needs="outcome",
    groups="sector",
)
