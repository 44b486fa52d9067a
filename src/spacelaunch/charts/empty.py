"""The picture of no launches: the words stand in the middle, and no axes pretend otherwise.

Every chart hands over to it when a summary has no rows.
"""

from __future__ import annotations

from dataclasses import replace

from matplotlib.figure import Figure

from spacelaunch.charts import lettering
from spacelaunch.charts.page import page
from spacelaunch.charts.style import TITLE
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.parameters import Drawing


def draw(summary: Summary, drawing: Drawing) -> Figure:
    """The finding, centred."""
    frame = page(summary, drawing, title=summary.title)
    body, look = frame.body, replace(frame.label(), points=frame.points(TITLE))
    look = replace(look, horizontal="center", vertical="center")
    lines = lettering.wrapped(summary.finding, look.points, body.width * 0.8)
    height = lettering.height_in(look.points)
    lines = lettering.shortened(
        lines, max(int(body.height / height), 1), look.points, body.width * 0.8
    )
    top = body.bottom + body.height / 2 + height * (len(lines) - 1) / 2
    for place, line in enumerate(lines):
        frame.write(line, (body.left + body.width / 2, top - place * height), look)
    return frame.figure
