from __future__ import annotations

import pytest
from matplotlib.figure import Figure

from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.style import LIGHT


@pytest.fixture
def frame() -> Frame:
    return Frame(Figure(figsize=(5, 4), dpi=100), LIGHT, 0.5, Box(0, 0, 5, 4))


def test_sizes_follow_the_scale_of_the_page(frame: Frame) -> None:
    assert frame.points(12) == 6


def test_words_stand_at_inches_from_the_lower_left(frame: Frame) -> None:
    text = frame.write("Launches", (1, 2), frame.label()).as_text()
    x, y = text.get_transform().transform(text.get_position())
    assert (x, y) == pytest.approx((100, 200))


def test_a_dollar_sign_is_no_formula(frame: Frame) -> None:
    assert frame.write("$x_1$", (0, 0), frame.label()).as_text().get_parse_math() is False


def test_signs_without_a_glyph_are_replaced(frame: Frame) -> None:
    assert frame.write("\ue000", (0, 0), frame.label()).line.text == "\ufffd"


def test_many_rectangles_are_one_artist(frame: Frame) -> None:
    shapes = frame.fill([Box(0, 0, 1, 1), Box(2, 2, 1, 1)], "#000000")
    assert len(shapes.get_paths()) == 2


def test_a_panel_covers_its_box(frame: Frame) -> None:
    panel = frame.panel(Box(1, 1, 2.5, 2))
    assert panel.get_position().bounds == pytest.approx((0.2, 0.25, 0.5, 0.5))


def test_a_box_never_shrinks_to_nothing() -> None:
    assert Box(0, 0, 1, 1).inset(left=5, top=5).width > 0
