from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from matplotlib.figure import Figure

from spacelaunch.charts.empty import draw
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.parameters import Drawing


def test_the_finding_stands_in_the_middle_and_the_title_above(
    make_summary: Callable[..., Summary],
    drawing: Drawing,
    boxes_of: Callable[[Figure], list[tuple[str, Any]]],
) -> None:
    figure = draw(make_summary("sector", [], finding="No launches match"), drawing)
    boxes = dict(boxes_of(figure))
    middle = boxes["No launches match"]
    assert (middle.x0 + middle.x1) / 2 == pytest.approx(figure.bbox.width / 2, abs=3)
    assert boxes["Launches in a few words"].y0 > middle.y1


def test_a_long_finding_wraps(make_summary: Callable[..., Summary]) -> None:
    figure = draw(make_summary("sector", [], finding="No launches match " * 9), Drawing(size="4x3"))
    lines = [text for text in figure.texts if "No launches" in text.get_text()]
    assert len(lines) > 1
