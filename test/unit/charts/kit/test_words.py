"""A line drawn the short way stands where matplotlib would put it, and looks as it would."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

from spacelaunch.charts.kit.canvas import KeptCanvas
from spacelaunch.charts.kit.words import Words

WAYS = list(product(("left", "center", "right"), ("top", "center", "baseline", "bottom")))
HALO = [withStroke(linewidth=4, foreground="#ff0000")]


def drawn(kind: type[Text], canvas: type[FigureCanvasAgg], **look: Any) -> np.ndarray[Any, Any]:
    figure = Figure(figsize=(3, 1), dpi=100)
    place = figure.dpi_scale_trans
    figure.add_artist(kind(1.503, 0.487, "Qapla, 1957", transform=place, **look))
    made = canvas(figure)
    made.draw()
    return np.array(made.buffer_rgba(), np.int16)


@pytest.mark.parametrize(("across", "up"), WAYS, ids=["-".join(way) for way in WAYS])
def test_it_stands_where_any_text_would(across: str, up: str) -> None:
    look = {"ha": across, "va": up, "color": "#336699", "fontsize": 11.3}
    ours, theirs = drawn(Words, KeptCanvas, **look), drawn(Text, FigureCanvasAgg, **look)
    assert np.abs(ours - theirs).max() <= 1
    assert (theirs[..., 0] < 100).any()


@pytest.mark.parametrize(
    "look",
    [
        {"rotation": 30},
        {"path_effects": HALO},
        {"bbox": {"facecolor": "#00ff00"}},
    ],
    ids=["turned", "with a halo", "on a ground"],
)
def test_what_has_more_is_drawn_with_it(look: dict[str, Any]) -> None:
    ours, theirs = drawn(Words, KeptCanvas, **look), drawn(Text, FigureCanvasAgg, **look)
    assert np.abs(ours - theirs).max() <= 1
    assert np.abs(theirs - drawn(Text, FigureCanvasAgg)).max() > 100


def test_another_canvas_draws_it_as_any_text() -> None:
    assert np.array_equal(drawn(Words, FigureCanvasAgg), drawn(Text, FigureCanvasAgg))
