"""A line drawn the short way stands where matplotlib would put it, and looks as it would."""

from __future__ import annotations

from itertools import product
from typing import Any, get_args, get_type_hints

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from spacelaunch.charts.kit import fonts
from spacelaunch.charts.kit.canvas import KeptCanvas, Line
from spacelaunch.charts.kit.style import Look
from spacelaunch.charts.kit.words import PAD_EM, Words

HINTS = get_type_hints(Look)
LOOKS = [
    Look(11.3, "#336699", horizontal=across, vertical=up, ground=ground)
    for across, up, ground in product(
        get_args(HINTS["horizontal"]), get_args(HINTS["vertical"]), (None, "#ffcc00")
    )
]


WORDS, AT = "Qapla, 1957", (1.503, 0.487)


def make_figure() -> Figure:
    return Figure(figsize=(3, 1), dpi=100)


def written(look: Look) -> Figure:
    figure, font = make_figure(), fonts.font_for(WORDS, look.points, look.bold)
    figure.add_artist(Words(Line(AT, WORDS, font, look)))
    return figure


def set_by_matplotlib(look: Look) -> Figure:
    figure = make_figure()
    box = {"facecolor": look.ground, "linewidth": 0, "boxstyle": f"square,pad={PAD_EM}"}
    figure.text(
        *AT,
        WORDS,
        transform=figure.dpi_scale_trans,
        color=look.ink,
        ha=look.horizontal,
        va=look.vertical,
        fontproperties=fonts.font_for(WORDS, look.points, look.bold),
        bbox=box if look.ground else None,
    )
    return figure


def pixels(canvas: FigureCanvasAgg) -> np.ndarray[Any, Any]:
    canvas.draw()
    return np.array(canvas.buffer_rgba(), np.int16)


@pytest.mark.parametrize("look", LOOKS, ids=lambda each: f"{each.horizontal}-{each.vertical}")
def test_it_stands_where_any_text_would(look: Look) -> None:
    theirs = pixels(FigureCanvasAgg(set_by_matplotlib(look)))
    assert np.abs(pixels(KeptCanvas(written(look))) - theirs).max() <= 1
    assert (theirs[..., 0] < 100).any()


@pytest.mark.parametrize("look", LOOKS, ids=lambda each: f"{each.horizontal}-{each.vertical}")
def test_another_canvas_draws_it_as_any_text(look: Look) -> None:
    theirs = pixels(FigureCanvasAgg(set_by_matplotlib(look)))
    assert np.array_equal(pixels(FigureCanvasAgg(written(look))), theirs)
