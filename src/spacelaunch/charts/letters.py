"""A summary as a chart of plain letters, `letter_bars.WIDTH` columns wide: the second way out.

No colour codes: what steers a terminal is taken out of it. Called by `jobs`.
"""

from __future__ import annotations

import textwrap
from typing import Any

from spacelaunch.charts.kit import captions
from spacelaunch.charts.kit.letter_bars import WIDTH
from spacelaunch.charts.registry import find_chart
from spacelaunch.domain.summary import Summary


def draw_letters(summary: Summary[Any, Any]) -> bytes:
    """The chart in UTF-8: the finding, the drawing, the source.

    Raises: RenderError when there is no such chart.
    """
    chart = find_chart(summary.analysis)
    body = chart.write(summary) if summary.rows else ["(no launches to draw)"]
    lines = [*_head(summary), "", *body, "", *_foot(summary, chart.left_out)]
    return "".join(f"{_clean(line).rstrip()}\n" for line in lines).encode()


def _head(summary: Summary[Any, Any]) -> list[str]:
    selected = f"{summary.title} · {captions.name_selection(summary)}"
    return [*textwrap.wrap(summary.finding, WIDTH), *textwrap.wrap(selected, WIDTH)]


def _foot(summary: Summary[Any, Any], left_out: str) -> list[str]:
    warning = captions.SYNTHETIC if summary.origin.is_synthetic else ""
    counted = captions.count_left_out(summary, left_out)
    missing = captions.count_missing(summary)
    said = (*summary.notes, counted, missing, captions.name_source(summary), warning)
    return [line for text in said for line in textwrap.wrap(text, WIDTH)]


def _clean(line: str) -> str:
    """The line without control signs: what stands in the data must not steer a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in line)
