"""The chart of launches by pad, with the mean mass on board."""

from __future__ import annotations

from spacelaunch.charts.kit.bar_rows import BarRow, Heading, draw_bar_rows
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_bars import write_bars
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.silver.pad_utilization import PadRow, PadUtilizationFindings
from spacelaunch.queries.wording import count_of

Pads = Summary[PadRow, PadUtilizationFindings]


def draw(frame: Frame, summary: Pads) -> None:
    """A bar for each pad, the busiest first."""
    rows = [
        BarRow(row.pad, row.orbital_count, row.flown_count, f"{row.flown_count:,} ({_mass(row)})")
        for row in summary.rows
    ]
    draw_bar_rows(
        frame,
        frame.body,
        Heading("orbital attempts", "others", "Launches (mean mass on board)"),
        rows,
        lambda shown: f"and {count_of(len(rows) - shown, 'pad')} more",
    )


def write(summary: Pads, width: int) -> list[str]:
    """The same bars in letters."""
    return write_bars(width, {row.pad: row.flown_count for row in summary.rows})


def _mass(row: PadRow) -> str:
    mass = row.average_payload_mass_kg
    return "unknown" if mass is None else f"{mass:,.0f} kg"


CHART = Chart(draw, write, left_out="left out of the means: pad or mass on board not known")
