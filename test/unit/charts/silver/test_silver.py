"""Every chart of the warehouse's questions, over a small world with all that is rare in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any

import pytest
from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure
from spacelaunch.charts.registry import SILVER_CHARTS
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.registry import SILVER_ANALYSES

BoxesOf = Callable[[Figure], list[tuple[str, Any]]]


@pytest.mark.parametrize("size", ["4x3", "10x6", "20x3"])
@pytest.mark.parametrize("name", SILVER_ANALYSES)
def test_all_words_stand_inside_the_picture_and_none_overlap(
    name: str, size: str, summaries: Mapping[str, AnySummary], boxes_of: BoxesOf
) -> None:
    figure = draw_figure(summaries[name], Drawing(size=size))
    width, height = figure.canvas.get_width_height()
    boxes = boxes_of(figure)
    assert min(min(box.x0, box.y0) for _, box in boxes) >= -1
    assert max(box.x1 - width for _, box in boxes) <= 1
    assert max(box.y1 - height for _, box in boxes) <= 1
    touching = [
        (one, other)
        for (one, a), (other, b) in combinations(boxes, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > 1
        and min(a.y1, b.y1) - max(a.y0, b.y0) > min(a.height, b.height) / 4
    ]
    assert touching == []


@pytest.mark.parametrize("name", SILVER_ANALYSES)
def test_a_terminal_shows_every_row(name: str, summaries: Mapping[str, AnySummary]) -> None:
    lines = SILVER_CHARTS[name].write(summaries[name], 79)
    assert len(lines) >= len(summaries[name].rows)
    assert max(map(len, lines)) <= 79
