"""Words drawn from what is remembered are, to a shade, those that matplotlib draws."""

from __future__ import annotations

from threading import Thread
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from spacelaunch.charts.kit import fonts
from spacelaunch.charts.kit.canvas import Ink, KeptCanvas, united

SHADES = arrays(np.uint8, st.tuples(st.integers(1, 4), st.integers(1, 4)))
WORDS = ["Launches per year", "1,393 (90.0–92.9)", "AVATAR fi", "中国航天科技集团公司", "إيران 7"]


def page_of(words: list[str], dpi: float = 120, shift: float = 0.0, **look: Any) -> Figure:
    figure = Figure(figsize=(4, 3), dpi=dpi)
    for number, word in enumerate(words):
        font = fonts.font_for(word, 9 + number / 3, bold=number % 2 == 0)
        place = (0.01 + 0.0137 * number + shift, 0.1 + 0.15 * number + shift)
        figure.text(*place, word, fontproperties=font, **look)
    return figure


def pixels(canvas: FigureCanvasAgg) -> np.ndarray[Any, Any]:
    canvas.draw()
    return np.array(canvas.buffer_rgba(), np.int16)


def assert_alike(drawn: np.ndarray[Any, Any], plain: np.ndarray[Any, Any]) -> None:
    """Where two signs touch, matplotlib rounds to one of 255 shades twice, and we once."""
    assert np.abs(drawn - plain).max() <= 1
    assert (drawn != plain).mean() < 0.001
    assert (plain != 255).any()


@pytest.mark.parametrize("dpi", [50, 120, 300])
@pytest.mark.parametrize("shift", [0.0, 0.0011, 0.31], ids=["at first", "a little on", "far on"])
def test_each_word_is_the_same_to_a_shade_wherever_it_stands(dpi: float, shift: float) -> None:
    plain = pixels(FigureCanvasAgg(page_of(WORDS, dpi, shift)))
    for _ in range(2):
        assert_alike(pixels(KeptCanvas(page_of(WORDS, dpi, shift))), plain)


@pytest.mark.parametrize(
    "look",
    [{"rotation": 30}, {"antialiased": False}, {"alpha": 0.4, "color": "#c0ffee"}, {"ha": "right"}],
    ids=["turned", "hard", "faint", "from the right"],
)
def test_so_it_is_however_it_is_drawn(look: dict[str, Any]) -> None:
    plain = pixels(FigureCanvasAgg(page_of(WORDS, **look)))
    assert_alike(pixels(KeptCanvas(page_of(WORDS, **look))), plain)


def test_a_line_is_the_same_to_the_pixel_when_it_is_drawn_again() -> None:
    first = pixels(KeptCanvas(page_of(WORDS)))
    assert np.array_equal(pixels(KeptCanvas(page_of(WORDS))), first)


@given(st.lists(st.tuples(SHADES, st.integers(-3, 3), st.integers(-3, 3)), min_size=1, max_size=4))
def test_signs_that_touch_cover_what_the_others_leave(looks: list[Ink]) -> None:
    inks, left, top = united(looks)
    for row, column in np.ndindex(inks.shape):
        paper = 1.0
        for ink, first, highest in looks:
            place = highest - (top - row), column + left - first
            if min(place) >= 0 and place[0] < ink.shape[0] and place[1] < ink.shape[1]:
                paper *= 1 - ink[place] / 255
        assert inks[row, column] == pytest.approx(255 * (1 - paper), abs=0.5 * len(looks))


def test_nothing_of_one_figure_is_left_on_the_next() -> None:
    pixels(KeptCanvas(page_of(WORDS)))
    assert (pixels(KeptCanvas(page_of([]))) == pixels(FigureCanvasAgg(page_of([])))).all()


def test_a_renderer_stays_for_the_next_figure_of_its_size_and_thread() -> None:
    found = [KeptCanvas(page_of([])).get_renderer() for _ in range(2)]
    thread = Thread(target=lambda: found.append(KeptCanvas(page_of([])).get_renderer()))
    thread.start()
    thread.join()
    assert found[0] is found[1]
    assert found[2] is not found[0]
