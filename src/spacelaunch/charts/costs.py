"""The chart of prices: the average of each provider, and of how many launches it is known."""

from __future__ import annotations

from spacelaunch.charts.kit.bar_rows import BarRow, Heading, draw_bar_rows
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_bars import LetterBar, write_parted
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.costs import CostRow, CostsFindings

Costs = Summary[CostRow, CostsFindings]
HEADING = Heading("average price", None, "Million US dollars (known prices of launches)")


def draw(frame: Frame, summary: Costs) -> None:
    """Bars by how many prices are known, since an average of one says little."""
    rows = [
        BarRow(row.provider, row.mean_musd or 0, row.mean_musd or 0, _said(row))
        for row in summary.rows
    ]

    def name_rest(shown: int) -> str:
        return f"and {len(rows) - shown} more"

    draw_bar_rows(frame, frame.body, HEADING, rows, name_rest)


def write(summary: Costs, width: int) -> list[str]:
    """The same in letters."""
    bars = [
        LetterBar(row.provider, row.mean_musd, row.mean_musd or 0, _said(row))
        for row in summary.rows
    ]
    return [HEADING.numbers, *write_parted(width, bars)]


def _said(row: CostRow) -> str:
    return f"{row.mean_musd or 0:,.1f} ({row.known_count:,} of {row.launch_count:,})"


CHART = Chart(draw, write, left_out="left out: no known price")
