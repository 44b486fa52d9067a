from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.kit.empty import draw_nothing
from spacelaunch.charts.kit.page import make_page
from spacelaunch.queries.parameters import Drawing


def drawn(summary: AnySummary, drawing: Drawing) -> Figure:
    frame = make_page(summary, drawing, "", title=summary.title)
    draw_nothing(frame, summary.finding)
    return frame.figure


def test_the_finding_stands_in_the_middle_and_the_title_above(
    make_summary: Callable[..., AnySummary],
    drawing: Drawing,
    boxes_of: Callable[[Figure], list[tuple[str, Any]]],
) -> None:
    figure = drawn(make_summary("sector", [], finding="No launches match"), drawing)
    boxes = dict(boxes_of(figure))
    middle = boxes["No launches match"]
    assert (middle.x0 + middle.x1) / 2 == pytest.approx(figure.bbox.width / 2, abs=3)
    assert boxes["Launches in a few words"].y0 > middle.y1


def test_a_long_finding_wraps(
    make_summary: Callable[..., AnySummary], words_of: Callable[[Figure], list[str]]
) -> None:
    summary = make_summary("sector", [], finding="No launches match " * 9)
    words = words_of(drawn(summary, Drawing(size="4x3")))
    assert len([line for line in words if "No launches" in line]) > 1
