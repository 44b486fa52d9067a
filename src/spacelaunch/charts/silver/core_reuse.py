"""The chart of how often each core flew, and landed."""

from __future__ import annotations

from spacelaunch.charts.kit.bar_rows import BarRow, Heading, draw_bar_rows
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_bars import write_bars
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.silver.core_reuse import CoreReuseFindings, CoreRow
from spacelaunch.queries.wording import count_of

Cores = Summary[CoreRow, CoreReuseFindings]


def draw(frame: Frame, summary: Cores) -> None:
    """A bar for each core, those that flew most first."""
    rows = [
        BarRow(row.core_serial, row.landings_count, row.flights_count, _said(row))
        for row in summary.rows
    ]

    def name_rest(shown: int) -> str:
        flights = sum(row.flights_count for row in summary.rows[shown:])
        cores = count_of(len(rows) - shown, "core")
        return f"and {cores} more with {count_of(flights, 'flight')}"

    heading = Heading("landed", "not landed, or not tried", "Flights (landed)")
    draw_bar_rows(frame, frame.body, heading, rows, name_rest)


def write(summary: Cores, width: int) -> list[str]:
    """The same bars in letters."""
    return write_bars(width, {row.core_serial: row.flights_count for row in summary.rows})


def _said(row: CoreRow) -> str:
    return f"{row.flights_count:,} ({row.landings_count:,})"


CHART = Chart(draw, write, left_out="left out: no core known")
