"""The chart of success by year: a point for each rate, with its 95 % interval as a whisker.

A rate of few launches is hollow, so that a year of two failures in three is not taken for a crisis.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from spacelaunch.charts.kit import lettering
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.letter_bars import write_bars
from spacelaunch.charts.kit.scale import years_named
from spacelaunch.charts.kit.series import Ground
from spacelaunch.charts.kit.year_plot import draw_points, draw_thin_years, thin_years
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.rates import FEW
from spacelaunch.queries.success_over_time import SuccessOverTimeFindings, SuccessYearRow
from spacelaunch.queries.wording import parts_in_words

Success = Summary[SuccessYearRow, SuccessOverTimeFindings]

MARKS = (0, 25, 50, 75, 100)
HEADINGS = (
    f"Success rate of known outcomes, with 95 % interval; hollow: fewer than {FEW} launches",
    f"Success rate; hollow: fewer than {FEW}",
    "Success rate",
)


def draw(frame: Frame, summary: Success) -> None:
    """Whiskers, and the points on them."""
    plot = _ground(frame, summary)
    draw_thin_years(frame, plot, thin_years(summary))
    _draw_axes(frame, plot, summary)
    rated = [row for row in summary.rows if row.rate]
    whiskers = [
        (
            (plot.x(row.year), plot.y(row.success_low_pct or 0)),
            (plot.x(row.year), plot.y(row.success_high_pct or 0)),
        )
        for row in rated
    ]
    frame.rule(whiskers, frame.theme.muted).set_label("intervals")
    size = min(7 * frame.scale, plot.year_in * 72 * 0.8)
    look: dict[str, Any] = {"marker": "o", "ms": size, "mec": frame.theme.private}
    many = [row for row in rated if row.known_count >= FEW]
    few = [row for row in rated if row.known_count < FEW]
    for rows, fill, name in ((few, frame.theme.paper, "few"), (many, frame.theme.private, "many")):
        rates = {row.year: row.success_pct or 0 for row in rows}
        draw_points(frame, plot, rates, mfc=fill, label=name, linestyle="", **look)


def write(summary: Success, width: int) -> list[str]:
    """The rates in letters."""
    rates = {f"{row.year}, of {row.known_count:,}": row.success_pct for row in summary.rows}
    heading = "Success rate, of the launches with a known outcome"
    return [heading, *write_bars(width, rates, most=100, unit=" %", decimals=1)]


def _ground(frame: Frame, summary: Success) -> Ground:
    points = frame.small().points
    line = lettering.height_in(points)
    left = lettering.width_in("100 % ", points)
    box = frame.body.inset(left, 2.8 * line, 0.3 * frame.scale, 1.9 * line)
    return Ground(box, summary.rows[0].year - 0.5, summary.rows[-1].year + 0.5, 100)


def _draw_axes(frame: Frame, plot: Ground, summary: Success) -> None:
    look = frame.small()
    box, line = plot.box, lettering.height_in(look.points)
    frame.rule([((box.left, plot.y(m)), (box.right, plot.y(m))) for m in MARKS], frame.theme.grid)
    for mark in MARKS:
        at = (box.left - look.points / 72 * 0.5, plot.y(mark))
        frame.write(f"{mark} %", at, replace(look, horizontal="right", vertical="center"))
    room = frame.body.width
    fitting = (one for one in HEADINGS if lettering.width_in(one, look.points) <= room)
    heading = next(fitting, HEADINGS[-1])
    frame.write(heading, (frame.body.left, frame.body.top - 0.85 * line), look)
    _draw_years(frame, box, plot, summary)


def _draw_years(frame: Frame, box: Box, plot: Ground, summary: Success) -> None:
    look = replace(frame.small(), horizontal="center", vertical="top")
    line = lettering.height_in(look.points)
    first, last = summary.rows[0].year, summary.rows[-1].year
    most = int(box.width / lettering.width_in("2000  ", look.points))
    for year in years_named(first, last, most):
        frame.write(str(year), (plot.x(year), box.bottom - 0.6 * line), look)
    parts = parts_in_words(summary.reach, first, last)
    said = "Year (UTC)" + (f"; {parts}" if parts else "")
    clipped = lettering.clipped(said, look.points, frame.body.right - box.left)
    at = (box.left, box.bottom - 1.6 * line)
    frame.write(clipped, at, replace(look, horizontal="left"))


CHART = Chart(draw, write, left_out="left out of the success rates: no known outcome")
