"""The chart of delays: launches of each provider, of them those later than first planned."""

from __future__ import annotations

from spacelaunch.charts.kit.bar_rows import BarRow, Heading, draw_bar_rows
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_bars import LetterBar, write_key, write_parted
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.rates import Rate
from spacelaunch.queries.silver.delays import DelayRow, DelaysFindings
from spacelaunch.queries.wording import count_of

Delays = Summary[DelayRow, DelaysFindings]
HEADING = Heading("late", "as planned or earlier", "Late of all (95 % interval), median delay")


def draw(frame: Frame, summary: Delays) -> None:
    """A bar for each provider, the one with most launches first."""
    rows = [BarRow(x.provider, x.late_count, x.known_count, _said(x)) for x in summary.rows]
    draw_bar_rows(
        frame,
        frame.body,
        HEADING,
        rows,
        lambda shown: f"and {count_of(len(rows) - shown, 'provider')} more",
    )


def write(summary: Delays, width: int) -> list[str]:
    """The same in letters."""
    bars = [LetterBar(x.provider, x.late_count, x.known_count, _said(x)) for x in summary.rows]
    return [write_key(HEADING.solid, HEADING.rest), *write_parted(width, bars)]


def _said(row: DelayRow) -> str:
    """As `66.7 % (48.8–80.8) of 30, 1.5 d`."""
    return f"{Rate(row.late_count, row.known_count).in_full}, {row.median_delay_days or 0:,.1f} d"


CHART = Chart(draw, write, left_out="left out: not flown, not heard of before, or no exact time")
