"""The words around every chart: title, subtitle, footer, and the label of synthetic data.

Takes from the paper what the words need and leaves the rest to the chart. A title is never cut
off at the edge: it wraps, then shrinks, then wraps on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from spacelaunch.charts.kit import captions, lettering
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.style import LABEL, SUBTITLE, THEMES, TITLE, Look
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.parameters import Drawing

MARGIN_IN = 0.3


def make_page(
    summary: Summary[Any, Any], drawing: Drawing, left_out: str, title: str | None = None
) -> Frame:
    """A page with all its words; the title is the finding unless another is given."""
    frame = _paper(drawing)
    if summary.origin.is_synthetic:
        frame = _with_band(frame)
    margin = MARGIN_IN * frame.scale
    frame = replace(frame, body=frame.body.inset(margin, margin * 0.7, margin, margin * 0.8))
    frame = _with_title(frame, title or summary.finding)
    frame = _with_subtitle(frame, summary, title)
    return _with_footer(frame, summary, left_out)


def _paper(drawing: Drawing) -> Frame:
    theme = THEMES[drawing.theme]
    width, height = drawing.width_in, drawing.height_in
    figure = Figure(figsize=(width, height), dpi=drawing.dpi, facecolor=theme.paper)
    FigureCanvasAgg(figure)
    # Between the smallest letters that print and the largest that a wall needs.
    scale = min(max(min(width / 10, height / 6), 0.62), 2.0)
    return Frame(figure, theme, scale, Box(0, 0, width, height))


def _with_band(frame: Frame) -> Frame:
    body, points = frame.body, frame.points(LABEL)
    height = lettering.height_in(points) * 1.35
    band = Box(body.left, body.top - height, body.width, height)
    frame.fill([band], frame.theme.warning)
    middle = (band.left + band.width / 2, band.bottom + height / 2)
    look = Look(points, frame.theme.on_warning, True, "center", "center")
    frame.write(captions.SYNTHETIC, middle, look)
    return replace(frame, body=body.inset(top=height))


def _with_title(frame: Frame, title: str) -> Frame:
    points, lines = _fitted(frame, title)
    return _written_down(frame, lines, Look(points, frame.theme.ink, True))


def _fitted(frame: Frame, title: str) -> tuple[float, list[str]]:
    room = frame.body.width
    for size in (TITLE, TITLE * 0.9, TITLE * 0.8):
        points = frame.points(size)
        lines = lettering.wrapped(title, points, room, bold=True)
        if len(lines) <= 2:
            break
    most = max(int(frame.body.height * 0.35 / lettering.height_in(points)), 2)
    return points, lettering.shortened(lines, most, points, room, bold=True)


def _with_subtitle(frame: Frame, summary: Summary[Any, Any], title: str | None) -> Frame:
    selected = captions.name_selection(summary)
    text = selected if title == summary.title else f"{summary.title} · {selected}"
    points, room = frame.points(SUBTITLE), frame.body.width
    lines = lettering.shortened(lettering.wrapped(text, points, room), 2, points, room)
    below = _written_down(frame, lines, Look(points, frame.theme.muted))
    return replace(below, body=below.body.inset(top=0.1 * frame.scale))


def _with_footer(frame: Frame, summary: Summary[Any, Any], left_out: str) -> Frame:
    look = frame.small()
    said = (
        *summary.notes,
        captions.count_left_out(summary, left_out),
        captions.count_missing(summary),
        captions.name_source(summary),
    )
    texts = [text for text in said if text]
    lines: list[str] = []
    for text in texts:
        wrapped = lettering.wrapped(text, look.points, frame.body.width)
        lines += lettering.shortened(wrapped, 3, look.points, frame.body.width)
    height = lettering.height_in(look.points)
    for place, line in enumerate(reversed(lines)):
        frame.write(line, (frame.body.left, frame.body.bottom + place * height), look)
    return replace(frame, body=frame.body.inset(bottom=len(lines) * height + 0.06 * frame.scale))


def _written_down(frame: Frame, lines: list[str], look: Look) -> Frame:
    """Writes lines from the top of the body, and gives the body below them."""
    height = lettering.height_in(look.points)
    for place, line in enumerate(lines):
        baseline = frame.body.top - (place + 0.82) * height
        frame.write(line, (frame.body.left, baseline), look)
    return replace(frame, body=frame.body.inset(top=len(lines) * height))
