"""The chart of launches by year: orbital attempts, and what was none."""

from __future__ import annotations

from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_bars import write_bars
from spacelaunch.charts.kit.year_bars import Heading, Part, YearBar, draw_year_bars
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.silver.launches_per_year import LaunchesPerYearFindings, YearCountRow

PerYear = Summary[YearCountRow, LaunchesPerYearFindings]


def draw(frame: Frame, summary: PerYear) -> None:
    """A bar for each year with its count above."""
    parts = (Part("orbital attempts", frame.theme.private), Part("others", frame.theme.rest))
    bars = [
        YearBar(
            row.launch_year,
            (row.orbital_count, row.flown_count - row.orbital_count),
            f"{row.flown_count:,}",
        )
        for row in summary.rows
    ]
    draw_year_bars(frame, Heading("Launches"), parts, bars)


def write(summary: PerYear, width: int) -> list[str]:
    """The same bars in letters."""
    return write_bars(width, {str(row.launch_year): row.flown_count for row in summary.rows})


CHART = Chart(draw, write)
