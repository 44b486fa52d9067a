from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.figure import Figure

from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.legend import draw_legend, shades
from spacelaunch.charts.kit.style import LIGHT


@pytest.fixture
def frame() -> Frame:
    return Frame(Figure(figsize=(10, 6)), LIGHT, 1.0, Box(0, 0, 10, 6))


def test_more_launches_have_another_shade(frame: Frame) -> None:
    used = shades(frame, (1, 10, 100, 1000))
    assert len({used.colour(count) for count in (1, 10, 100, 1000)}) == 4
    assert used.colour(1398) == LIGHT.sequence[-1]
    assert used.colour(9) == used.colour(1)


def test_the_legend_names_every_bin_and_none(
    frame: Frame, words_of: Callable[[Figure], list[str]]
) -> None:
    draw_legend(frame, frame.body, shades(frame, (1, 2, 3)), "Launches")
    assert words_of(frame.figure) == ["Launches", "none", "1", "2", "3+"]


def test_a_narrow_legend_takes_more_lines(frame: Frame) -> None:
    used = shades(frame, (1, 10, 100, 1000))
    wide = draw_legend(frame, frame.body, used, "Launches")
    assert draw_legend(frame, Box(0, 0, 2, 6), used, "Launches") > wide
