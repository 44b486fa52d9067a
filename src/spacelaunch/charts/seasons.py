"""The chart of months: a bar for each, those of years known whole solid, with its share."""

from __future__ import annotations

from spacelaunch.charts.kit.bar_rows import BarRow, Heading, draw_bar_rows
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_bars import LetterBar, write_key, write_parted
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.seasons import SeasonRow, SeasonsFindings

Seasons = Summary[SeasonRow, SeasonsFindings]
SHARE = "Launches, share (95 % interval)"


def draw(frame: Frame, summary: Seasons) -> None:
    """Twelve bars in the year's order."""
    rows = [BarRow(x.name, x.whole_count, x.launch_count, _said(x)) for x in summary.rows]
    draw_bar_rows(frame, frame.body, _heading(summary), rows, _name_rest)


def write(summary: Seasons, width: int) -> list[str]:
    """The same in letters."""
    heading = _heading(summary)
    bars = [LetterBar(x.name, x.whole_count, x.launch_count, _said(x)) for x in summary.rows]
    key = write_key(heading.solid, heading.rest, heading.numbers)
    return [key, *write_parted(width, bars)]


def _heading(summary: Seasons) -> Heading:
    has_parts = any(row.whole_count < row.launch_count for row in summary.rows)
    return Heading("in whole years", "in years known in part" if has_parts else None, SHARE)


def _name_rest(shown: int) -> str:
    return f"and {12 - shown} more months"


def _said(row: SeasonRow) -> str:
    """As `480, 11.4 % (10.4–12.4)`."""
    if row.share_pct is None:
        return f"{row.launch_count:,}"
    ends = f"{row.share_low_pct:.1f}–{row.share_high_pct:.1f}"
    return f"{row.launch_count:,}, {row.share_pct:.1f} % ({ends})"


CHART = Chart(draw, write, left_out="left out: no known month")
