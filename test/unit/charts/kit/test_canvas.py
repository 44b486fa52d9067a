"""Words drawn from what is remembered are, to the pixel, those that matplotlib draws."""

from __future__ import annotations

from threading import Thread
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from spacelaunch.charts.kit import fonts
from spacelaunch.charts.kit.canvas import KeptCanvas

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
    return np.array(canvas.buffer_rgba())


@pytest.mark.parametrize("dpi", [50, 120, 300])
@pytest.mark.parametrize("shift", [0.0, 0.0011, 0.31], ids=["at first", "a little on", "far on"])
def test_each_word_is_the_same_to_the_pixel_wherever_it_stands(dpi: float, shift: float) -> None:
    plain = pixels(FigureCanvasAgg(page_of(WORDS, dpi, shift)))
    for _ in range(2):
        assert np.array_equal(pixels(KeptCanvas(page_of(WORDS, dpi, shift))), plain)
    assert (plain != 255).any()


@pytest.mark.parametrize(
    "look",
    [{"rotation": 30}, {"antialiased": False}, {"alpha": 0.4, "color": "#c0ffee"}, {"ha": "right"}],
    ids=["turned", "hard", "faint", "from the right"],
)
def test_so_it_is_however_it_is_drawn(look: dict[str, Any]) -> None:
    plain = pixels(FigureCanvasAgg(page_of(WORDS, **look)))
    assert np.array_equal(pixels(KeptCanvas(page_of(WORDS, **look))), plain)


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
