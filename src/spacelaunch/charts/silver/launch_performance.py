"""The chart of how launches end: a bar for each year, by outcome, with its success rate."""

from __future__ import annotations

from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_bars import write_bars
from spacelaunch.charts.kit.year_bars import Heading, Part, YearBar, draw_year_bars
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.silver.launch_performance import (
    LaunchPerformanceFindings,
    PerformanceRow,
)

Performance = Summary[PerformanceRow, LaunchPerformanceFindings]


def draw(frame: Frame, summary: Performance) -> None:
    """Bars from below: succeeded, failed, unknown."""
    theme = frame.theme
    parts = (
        Part("succeeded", theme.private),
        Part("failed", theme.state),
        Part("unknown", theme.rest),
    )
    bars = [
        YearBar(
            row.launch_year,
            (row.success_count, row.failure_count, row.unknown_count),
            "–" if row.success_pct is None else f"{row.success_pct:.0f} %",
        )
        for row in summary.rows
    ]
    draw_year_bars(frame, Heading("Launches", "success rate of known outcomes"), parts, bars)


def write(summary: Performance, width: int) -> list[str]:
    """The rates in letters."""
    rates = {
        f"{row.launch_year}, of {row.success_count + row.failure_count:,}": row.success_pct
        for row in summary.rows
    }
    heading = "Success rate, of the launches with a known outcome"
    return [heading, *write_bars(width, rates, most=100, unit=" %", decimals=1)]


CHART = Chart(draw, write, left_out="left out of the success rates: no known outcome")
