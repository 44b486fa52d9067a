"""The chart of private providers by launches: which fly most, and how many flights succeed."""

from __future__ import annotations

from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.ranking import Entry, draw_ranking, write_ranking
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.top_private import ProviderRow, TopPrivateFindings


def draw(frame: Frame, summary: Summary[ProviderRow, TopPrivateFindings]) -> None:
    """Horizontal bars, largest first, in as many columns as their names need."""
    ranked = [Entry(row.provider, row.launch_count, row.success_count) for row in summary.rows]
    draw_ranking(frame, frame.body, ranked)


def write(summary: Summary[ProviderRow, TopPrivateFindings], width: int) -> list[str]:
    """The same bars in letters."""
    ranked = [Entry(row.provider, row.launch_count, row.success_count) for row in summary.rows]
    return write_ranking(width, ranked)


CHART = Chart(draw, write)
