"""Launches month by month, all years together: which months have more, and whether clearly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from spacelaunch.queries.analysis import Analysis, Asked, Conclusion, Means
from spacelaunch.queries.parameters import (
    ByCountry,
    ByProvider,
    BySector,
    Drawing,
    OnEither,
    Years,
)
from spacelaunch.queries.rates import LaunchCount, Rate, rate_of
from spacelaunch.queries.wording import (
    MONTHS_IN_FULL,
    as_subject,
    list_names,
    name_launches,
    reach_in_words,
)


class SeasonsParameters(Years, ByCountry, ByProvider, BySector, OnEither, Drawing):
    """What `seasons` can be asked for."""


@dataclass(frozen=True, slots=True)
class YearMonth:
    """A month of a year that has launches in the selection."""

    year: int
    month: int
    launch_count: int


@dataclass(frozen=True, slots=True)
class SeasonRow:
    """A month, all years together."""

    month: Annotated[int, Means("Calendar month (UTC) of the launch, from 1.", "month")]
    launch_count: LaunchCount
    whole_count: Annotated[
        int, Means("Launches of these in years that the data know whole.", "launches")
    ]
    share_pct: Annotated[
        float | None, Means("The month's part of all launches in such years.", "percent")
    ]
    share_low_pct: Annotated[
        float | None, Means("Lower end of the share's 95 % interval (Wilson).", "percent")
    ]
    share_high_pct: Annotated[
        float | None, Means("Upper end of the share's 95 % interval (Wilson).", "percent")
    ]

    @property
    def name(self) -> str:
        """As `March`."""
        return MONTHS_IN_FULL[self.month - 1]


@dataclass(frozen=True, slots=True)
class SeasonsFindings:
    """Which months have most and fewest, of the years that the data know whole."""

    launch_count: int
    """Launches in such years; a part of a year would count for its own months only."""
    most_months: tuple[int, ...]
    most_launch_count: int | None
    fewest_months: tuple[int, ...]
    fewest_launch_count: int | None
    differs: bool | None
    """Whether the 95 % intervals of the two shares are apart; null where no year is whole."""


def conclude(
    rows: Sequence[YearMonth], asked: Asked[SeasonsParameters]
) -> Conclusion[SeasonRow, SeasonsFindings]:
    """The fullest month against the emptiest."""
    months = _months(rows, asked)
    total = sum(row.whole_count for row in months)
    most = max(row.whole_count for row in months)
    fewest = min(row.whole_count for row in months)
    full = [row for row in months if total and row.whole_count == most]
    empty = [row for row in months if total and row.whole_count == fewest]
    findings = SeasonsFindings(
        launch_count=total,
        most_months=tuple(row.month for row in full),
        most_launch_count=most if total else None,
        fewest_months=tuple(row.month for row in empty),
        fewest_launch_count=fewest if total else None,
        differs=not Rate(most, total).overlaps(Rate(fewest, total)) if total else None,
    )
    sentence = _sentence(findings, full, empty, asked)
    counts = ", ".join(f"{row.name} {row.launch_count:,}" for row in months)
    known = reach_in_words(asked.reach, rows[0].year, rows[-1].year)
    alt = f"Bars of launches in each month, all years together. {sentence}: {counts}.{known}"
    return Conclusion(months, findings, sentence, alt, _notes(findings, asked))


def _months(rows: Sequence[YearMonth], asked: Asked[SeasonsParameters]) -> list[SeasonRow]:
    """All twelve: that a month has no launch is news, too."""
    whole = [row for row in rows if asked.reach.is_whole(row.year)]
    total = sum(row.launch_count for row in whole)
    found = []
    for month in range(1, 13):
        count = sum(row.launch_count for row in rows if row.month == month)
        in_whole = sum(row.launch_count for row in whole if row.month == month)
        share = rate_of(in_whole, total)
        ends = (share.pct, share.low_pct, share.high_pct) if share else (None, None, None)
        found.append(SeasonRow(month, count, in_whole, *ends))
    return found


def _sentence(
    findings: SeasonsFindings,
    full: Sequence[SeasonRow],
    empty: Sequence[SeasonRow],
    asked: Asked[SeasonsParameters],
) -> str:
    if findings.differs is None:
        return f"{name_launches(asked.selects, asked.selected_count)}; no year is complete"
    subject = as_subject(name_launches(asked.selects))
    total = findings.launch_count
    most, fewest = (_told(rows, total) for rows in (full, empty))
    if findings.differs:
        return f"{subject} were most often in {most}, least often in {fewest}; {_APART}"
    return (
        f"{subject} did not clearly differ by month: most in {most}, fewest in {fewest}; {_ALIKE}"
    )


_APART, _ALIKE = "the 95 % intervals are apart", "the 95 % intervals overlap"


def _told(rows: Sequence[SeasonRow], total: int) -> str:
    """As `December, 11.4 % (10.4–12.4) of 4,223`; of several months the share of each."""
    names = list_names([row.name for row in rows], "other months")
    each = " each" if len(rows) > 1 else ""
    return f"{names},{each} {Rate(rows[0].whole_count, total).in_full}"


def _notes(findings: SeasonsFindings, asked: Asked[SeasonsParameters]) -> tuple[str, ...]:
    if not findings.launch_count:
        return ()
    notes = ["February has up to a tenth fewer days than the other months"]
    if findings.launch_count < asked.used_count:
        notes.append("Shares are of the launches in years that the data know whole")
    return tuple(notes)


ANALYSIS = Analysis(
    name="seasons",
    title="Launches month by month",
    description="Launches in each month of the year, all years together, and whether it matters.",
    parameters=SeasonsParameters,
    row=SeasonRow,
    conclude=conclude,
    answer=YearMonth,
    needs="month",
)
