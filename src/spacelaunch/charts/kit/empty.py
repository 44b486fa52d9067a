"""The picture of no launches: the words stand in the middle, and no axes pretend otherwise.

It is drawn in place of every chart when a summary has no rows.
"""

from __future__ import annotations

from dataclasses import replace

from spacelaunch.charts.kit import lettering
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.style import TITLE


def draw_nothing(frame: Frame, finding: str) -> None:
    """The finding, centred on a page that has the analysis' title."""
    body, look = frame.body, replace(frame.label(), points=frame.points(TITLE))
    look = replace(look, horizontal="center", vertical="center")
    lines = lettering.wrapped(finding, look.points, body.width * 0.8)
    height = lettering.height_in(look.points)
    lines = lettering.shortened(
        lines, max(int(body.height / height), 1), look.points, body.width * 0.8
    )
    top = body.bottom + body.height / 2 + height * (len(lines) - 1) / 2
    for place, line in enumerate(lines):
        frame.write(line, (body.left + body.width / 2, top - place * height), look)
