"""The chart of one question under several definitions: a small picture for each, in a table.

All have one scale, so that what the missing launches add is seen; the first whole year of a private
lead is marked in each, and the one that the file alone gives is a dotted line in all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from spacelaunch.charts.kit import lettering
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.letter_names import write_names
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.catalogue.robustness import (
    DefinedLead,
    DefinedYearRow,
    RobustnessFindings,
)

Robustness = Summary[DefinedYearRow, RobustnessFindings]

THIN, BROAD = 1.2, 2.0
"""Weights of the two sectors' lines."""


@dataclass(frozen=True, slots=True)
class Small:
    """One of the small pictures."""

    lead: DefinedLead
    rows: Sequence[DefinedYearRow]


def draw(frame: Frame, summary: Robustness) -> None:
    """As many columns as the page is wide for, three at most."""
    findings = summary.findings
    if findings is None:
        return
    smalls = [
        Small(lead, [row for row in summary.rows if row.definition == lead.definition])
        for lead in findings.leads
    ]
    most = max(max(row.private_count, row.state_count) for row in summary.rows)
    body = _with_legend(frame, most)
    for box, small in zip(_places(body, len(smalls)), smalls, strict=True):
        _draw_small(frame, box, small, findings.claimed_year, most)


def write(summary: Robustness, width: int) -> list[str]:
    """A line for each definition."""
    if summary.findings is None:
        return []
    leads = summary.findings.leads
    names = write_names([lead.name for lead in leads], width - len("  never"))
    years = [lead.first_private_lead_year or "never" for lead in leads]
    return [f"{name}  {year}" for name, year in zip(names, years, strict=True)]


def _with_legend(frame: Frame, most: float) -> Box:
    """What the lines are, and how high all pictures go; gives the box below."""
    look, left = frame.small(), frame.body.left
    line = lettering.height_in(look.points) * 1.25
    words = (("Private", frame.theme.private), ("State", frame.theme.state))
    for word, colour in words:
        frame.write(
            word, (left, frame.body.top - 0.75 * line), replace(look, ink=colour, bold=True)
        )
        left += lettering.width_in(f"{word}   ", look.points, bold=True)
    rest = (
        f"launches per year, each picture up to {most:,.0f}; "
        "dot: first private lead of a whole year; dotted: that of the file"
    )
    clipped = lettering.clipped(rest, look.points, frame.body.right - left)
    frame.write(clipped, (left, frame.body.top - 0.75 * line), look)
    return frame.body.inset(top=line)


def _places(body: Box, count: int) -> list[Box]:
    columns = min(3, max(1, int(body.width / max(body.height, 0.1) * 2)))
    lines = -(-count // columns)
    width, height = body.width / columns, body.height / lines
    return [
        Box(
            body.left + place % columns * width,
            body.top - (place // columns + 1) * height,
            width,
            height,
        ).inset(right=0.12 * width, bottom=0.06 * height)
        for place in range(count)
    ]


def _draw_small(frame: Frame, box: Box, small: Small, claimed: int | None, most: float) -> None:
    """Two lines, the words above them, and the years at the ends below."""
    look, found = frame.small(), small.lead.first_private_lead_year
    points = min(look.points, box.height * 72 / 6)
    line = lettering.height_in(points)
    said = f" {found or 'never'}"
    room = box.width - lettering.width_in(said, points, bold=True)
    (name,) = lettering.cut_apart([f"{small.lead.name}:"], points, room)
    ink = frame.theme.ink if found == claimed else frame.theme.state
    frame.write(name, (box.left, box.top - line), replace(look, points=points))
    right = (box.left + lettering.width_in(name, points), box.top - line)
    frame.write(said, right, replace(look, points=points, ink=ink, bold=True))
    plot = box.inset(top=1.5 * line, bottom=1.2 * line)
    _draw_lines(frame, plot, small, claimed, most)
    first, last = small.rows[0].year, small.rows[-1].year
    below = replace(look, points=points * 0.9, vertical="top")
    frame.write(str(first), (plot.left, plot.bottom - 0.15 * line), below)
    end = replace(below, horizontal="right")
    if last > first:
        frame.write(str(last), (plot.right, plot.bottom - 0.15 * line), end)


def _draw_lines(frame: Frame, plot: Box, small: Small, claimed: int | None, most: float) -> None:
    frame.rule([((plot.left, plot.bottom), (plot.right, plot.bottom))], frame.theme.grid)
    axes = frame.panel(plot)
    years = [row.year for row in small.rows]
    axes.set_xlim(years[0], years[-1] + 0.01)
    axes.set_ylim(0, most * 1.04)
    if claimed is not None:
        axes.axvline(claimed, color=frame.theme.muted, linestyle=(0, (1, 2)), linewidth=frame.scale)
    # A line of one year is none.
    look: dict[str, Any] = {"clip_on": False, "marker": "" if len(years) > 1 else "."}
    state = [row.state_count for row in small.rows]
    private = [row.private_count for row in small.rows]
    axes.plot(years, state, color=frame.theme.state, linewidth=THIN * frame.scale, **look)
    axes.plot(years, private, color=frame.theme.private, linewidth=BROAD * frame.scale, **look)
    found = small.lead.first_private_lead_year
    if found is not None:
        count = next(row.private_count for row in small.rows if row.year == found)
        marked: dict[str, Any] = {
            "ms": 6 * frame.scale,
            "mec": frame.theme.paper,
            "color": frame.theme.private,
        }
        axes.plot(found, count, "o", clip_on=False, **marked)


CHART = Chart(draw, write, left_out="are no orbital attempt that GCAT knows, or not found there")
