"""The chart of private providers by launches: which fly most, and how many flights succeed.

Gets a finished summary; never reads a store. The rows keep the summary's order.
"""

from __future__ import annotations

from matplotlib.figure import Figure

from spacelaunch.charts import empty
from spacelaunch.charts.page import page
from spacelaunch.charts.ranking import draw_ranking, entries
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.parameters import Drawing


def draw(summary: Summary, drawing: Drawing) -> Figure:
    """Horizontal bars, largest first, in as many columns as their names need."""
    if not summary.rows:
        return empty.draw(summary, drawing)
    frame = page(summary, drawing)
    draw_ranking(frame, frame.body, entries(summary.rows, "provider"))
    return frame.figure
