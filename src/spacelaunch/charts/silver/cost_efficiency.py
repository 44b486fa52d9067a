"""The chart of what a kilogram costs on each rocket."""

from __future__ import annotations

from spacelaunch.charts.kit.bar_rows import BarRow, Heading, draw_bar_rows
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_bars import write_bars
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.silver.cost_efficiency import CostEfficiencyFindings, RocketCostRow
from spacelaunch.queries.wording import count_of

Costs = Summary[RocketCostRow, CostEfficiencyFindings]


def draw(frame: Frame, summary: Costs) -> None:
    """A bar for each rocket, in the order of their launches."""
    rows = [
        BarRow(row.rocket, row.cost_per_kg_usd or 0, row.cost_per_kg_usd or 0, _said(row))
        for row in summary.rows
    ]
    draw_bar_rows(
        frame,
        frame.body,
        Heading("list price by mass on board", None, "US$ per kg (launches used, of all)"),
        rows,
        lambda shown: f"and {count_of(len(rows) - shown, 'rocket')} more",
    )


def write(summary: Costs, width: int) -> list[str]:
    """The same bars in letters."""
    return write_bars(
        width, {row.rocket: row.cost_per_kg_usd for row in summary.rows}, unit=" US$/kg"
    )


def _said(row: RocketCostRow) -> str:
    cost = "unknown" if row.cost_per_kg_usd is None else f"{row.cost_per_kg_usd:,.0f}"
    return f"{cost} ({row.used_count:,} of {row.flown_count:,})"


CHART = Chart(draw, write, left_out="left out: cost or mass on board not known")
