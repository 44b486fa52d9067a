"""The chart of the mass that went to each orbit."""

from __future__ import annotations

from spacelaunch.charts.kit.bar_rows import BarRow, Heading, draw_bar_rows
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_bars import write_bars
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.silver.payload_mass_by_orbit import OrbitRow, PayloadMassByOrbitFindings
from spacelaunch.queries.wording import count_of

Orbits = Summary[OrbitRow, PayloadMassByOrbitFindings]


def draw(frame: Frame, summary: Orbits) -> None:
    """A bar for each orbit, the most mass first."""
    rows = [
        BarRow(_name(row), row.total_mass_kg or 0, row.total_mass_kg or 0, _said(row))
        for row in summary.rows
    ]
    draw_bar_rows(
        frame,
        frame.body,
        Heading("known mass", None, "kg (payloads weighed, of all)"),
        rows,
        lambda shown: f"and {count_of(len(rows) - shown, 'orbit')} more",
    )


def write(summary: Orbits, width: int) -> list[str]:
    """The same bars in letters."""
    return write_bars(width, {_name(row): row.total_mass_kg for row in summary.rows}, unit=" kg")


def _name(row: OrbitRow) -> str:
    return "not known" if row.orbit is None else row.orbit


def _said(row: OrbitRow) -> str:
    mass = "unknown" if row.total_mass_kg is None else f"{row.total_mass_kg:,.0f}"
    return f"{mass} ({row.payload_count - row.missing_count:,} of {row.payload_count:,})"


CHART = Chart(draw, write, left_out="left out: no payload of known mass")
