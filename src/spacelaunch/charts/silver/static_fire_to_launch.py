"""The chart of the time from static fire to launch: the mean of each year, and the longest."""

from __future__ import annotations

from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_bars import write_bars
from spacelaunch.charts.kit.year_bars import Heading, Part, YearBar, draw_year_bars
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.silver.static_fire_to_launch import StaticFireToLaunchFindings, WaitRow

Waits = Summary[WaitRow, StaticFireToLaunchFindings]


def draw(frame: Frame, summary: Waits) -> None:
    """Bars up to the mean, and on from there to the longest time."""
    parts = (Part("mean", frame.theme.private), Part("up to the longest", frame.theme.rest))
    bars = [
        YearBar(
            row.launch_year,
            (row.average_h or 0, (row.maximum_h or 0) - (row.average_h or 0)),
            "–" if row.average_h is None else f"{row.average_h:,.0f}",
        )
        for row in summary.rows
    ]
    draw_year_bars(frame, Heading("Hours from static fire to launch", "the mean"), parts, bars)


def write(summary: Waits, width: int) -> list[str]:
    """The means in letters."""
    means = {str(row.launch_year): row.average_h for row in summary.rows}
    heading = "Mean hours from static fire to launch"
    return [heading, *write_bars(width, means, unit=" h", decimals=1)]


CHART = Chart(draw, write, left_out="left out: no static fire known, or not to the hour")
