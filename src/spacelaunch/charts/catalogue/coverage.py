"""The chart of what the data hold of all orbital attempts, and of what they lack."""

from __future__ import annotations

from spacelaunch.charts.kit import year_bars
from spacelaunch.charts.kit.bar_rows import BarRow, Heading, draw_bar_rows
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_bars import LetterBar, write_key, write_parted
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.catalogue.coverage import CoverageFindings, CoverageRow
from spacelaunch.queries.wording import count_of, one_decimal

HELD, MISSING, NUMBERS = "held", "missing", "Held of all orbital attempts (share)"

Coverage = Summary[CoverageRow, CoverageFindings]


def draw(frame: Frame, summary: Coverage) -> None:
    """A bar for each, in two parts; years stand side by side, the others below each other."""
    if summary.params.get("per") == "year":
        _draw_years(frame, summary)
        return
    rows = [BarRow(x.name, x.held_count, x.attempt_count, _numbers(x)) for x in summary.rows]
    draw_bar_rows(
        frame,
        frame.body,
        Heading(HELD, MISSING, NUMBERS),
        rows,
        lambda shown: f"and {count_of(len(rows) - shown, 'other')}",
    )


def write(summary: Coverage, width: int) -> list[str]:
    """The same in letters."""
    bars = [LetterBar(x.name, x.held_count, x.attempt_count, _numbers(x)) for x in summary.rows]
    return [write_key(HELD, MISSING, NUMBERS), *write_parted(width, bars)]


def _draw_years(frame: Frame, summary: Coverage) -> None:
    parts = (
        year_bars.Part(HELD, frame.theme.private),
        year_bars.Part(MISSING, frame.theme.rest),
    )
    bars = [
        year_bars.YearBar(
            int(row.name),
            (row.held_count, row.attempt_count - row.held_count),
            f"{row.held_pct:.0f}",
        )
        for row in summary.rows
    ]
    heading = year_bars.Heading("Orbital attempts", "the share that is held, in percent")
    year_bars.draw_year_bars(frame, heading, parts, bars)


def _numbers(row: CoverageRow) -> str:
    return f"{row.held_count:,} of {row.attempt_count:,} ({one_decimal(row.held_pct)} %)"


CHART = Chart(draw, write, left_out="are no orbital attempt that GCAT knows, or not found there")
