"""The chart of the heaviest payloads."""

from __future__ import annotations

from spacelaunch.charts.kit.bar_rows import BarRow, Heading, draw_bar_rows
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_bars import write_bars
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.silver.top_payload_masses import PayloadMassRow, TopPayloadMassesFindings
from spacelaunch.queries.wording import count_of

Masses = Summary[PayloadMassRow, TopPayloadMassesFindings]


def draw(frame: Frame, summary: Masses) -> None:
    """A bar for each, heaviest first, with its mass and the day of its launch."""
    rows = [
        BarRow(row.payload, row.mass_kg, row.mass_kg, f"{_kg(row)}, {row.launched_at[:10]}")
        for row in summary.rows
    ]
    draw_bar_rows(
        frame,
        frame.body,
        Heading("mass", None, "kg, day of the launch (UTC)"),
        rows,
        lambda shown: f"and {count_of(len(rows) - shown, 'payload')} more",
    )


def write(summary: Masses, width: int) -> list[str]:
    """The same bars in letters."""
    return write_bars(width, {row.payload: row.mass_kg for row in summary.rows}, unit=" kg")


def _kg(row: PayloadMassRow) -> str:
    return f"{row.mass_kg:,.0f}"


CHART = Chart(draw, write, left_out="left out: no payload of known mass")
