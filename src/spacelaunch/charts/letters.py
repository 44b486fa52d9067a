"""A summary as a chart of plain letters, as wide as is asked for: the second way out.

No colour codes: what steers a terminal is taken out of it. Called by `jobs`.
"""

from __future__ import annotations

from typing import Any

from spacelaunch.charts.kit import captions
from spacelaunch.charts.kit.letter_names import columns_of, wrapped
from spacelaunch.charts.registry import find_chart
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.completeness import name_without_shade


def draw_letters(summary: Summary[Any, Any], width: int) -> bytes:
    """The chart in UTF-8: the finding, the drawing, the source.

    Raises: RenderError when there is no such chart.
    """
    chart = find_chart(summary.analysis)
    body = chart.write(summary, width) if summary.rows else ["(no launches to draw)"]
    body = [part for line in body for part in _within(line, width)]
    lines = [*_head(summary, width), "", *body, "", *_foot(summary, chart.left_out, width)]
    return "".join(f"{_clean(line).rstrip()}\n" for line in lines).encode()


def _head(summary: Summary[Any, Any], width: int) -> list[str]:
    selected = f"{summary.title} · {captions.name_selection(summary)}"
    return [*wrapped(_clean(summary.finding), width), *wrapped(_clean(selected), width)]


def _foot(summary: Summary[Any, Any], left_out: str, width: int) -> list[str]:
    warning = captions.SYNTHETIC if summary.origin.is_synthetic else ""
    counted = captions.count_left_out(summary, left_out)
    missing = captions.count_missing(summary)
    notes = map(name_without_shade, summary.notes)
    said = (*notes, counted, missing, captions.name_source(summary), warning)
    return [line for text in said for line in wrapped(_clean(text), width)]


def _within(line: str, width: int) -> list[str]:
    """A heading takes more lines where it must; what is drawn fits already."""
    return [line] if columns_of(line) <= width else wrapped(line, width)


def _clean(line: str) -> str:
    """The line without control signs: what stands in the data must not steer a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in line)
