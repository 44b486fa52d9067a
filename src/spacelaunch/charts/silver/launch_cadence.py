"""The chart of the time from one launch to the next: the median of each year, and the longest."""

from __future__ import annotations

from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_bars import write_bars
from spacelaunch.charts.kit.year_bars import Heading, Part, YearBar, draw_year_bars
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.silver.launch_cadence import CadenceRow, LaunchCadenceFindings

Cadence = Summary[CadenceRow, LaunchCadenceFindings]


def draw(frame: Frame, summary: Cadence) -> None:
    """Bars up to the median, and on from there to the longest gap."""
    parts = (Part("median", frame.theme.private), Part("up to the longest", frame.theme.rest))
    bars = [
        YearBar(
            row.launch_year,
            (row.median_gap_days or 0, (row.maximum_gap_days or 0) - (row.median_gap_days or 0)),
            "–" if row.median_gap_days is None else f"{row.median_gap_days:,.0f}",
        )
        for row in summary.rows
    ]
    draw_year_bars(frame, Heading("Days since the launch before", "the median"), parts, bars)


def write(summary: Cadence, width: int) -> list[str]:
    """The medians in letters."""
    medians = {str(row.launch_year): row.median_gap_days for row in summary.rows}
    heading = "Median days since the launch before"
    return [heading, *write_bars(width, medians, unit=" d", decimals=1)]


CHART = Chart(draw, write)
