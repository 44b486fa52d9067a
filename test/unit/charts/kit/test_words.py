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
from spacelaunch.charts.kit.words import PAD_EM, Words

WAYS = list(product(("left", "center", "right"), ("top", "center", "baseline", "bottom")))
HALO = [withStroke(linewidth=4, foreground="#ff0000")]


def drawn(
    canvas: type[FigureCanvasAgg], *, ours: bool = False, ground: str | None = None, **look: Any
) -> np.ndarray[Any, Any]:
    figure = Figure(figsize=(3, 1), dpi=100)
    at, look = (1.503, 0.487, "Qapla, 1957"), {"transform": figure.dpi_scale_trans, **look}
    box = {"facecolor": ground, "linewidth": 0, "boxstyle": f"square,pad={PAD_EM}"}
    plain = Text(*at, bbox=box if ground else None, **look)
    figure.add_artist(Words(*at, ground=ground, **look) if ours else plain)
    made = canvas(figure)
    made.draw()
    return np.array(made.buffer_rgba(), np.int16)


@pytest.mark.parametrize("ground", [None, "#ffcc00"], ids=["on paper", "on a ground"])
@pytest.mark.parametrize(("across", "up"), WAYS, ids=["-".join(way) for way in WAYS])
def test_it_stands_where_any_text_would(across: str, up: str, ground: str | None) -> None:
    look: dict[str, Any] = {"ha": across, "va": up, "color": "#336699", "ground": ground}
    ours, theirs = drawn(KeptCanvas, ours=True, **look), drawn(FigureCanvasAgg, **look)
    assert np.abs(ours - theirs).max() <= 1
    assert (theirs[..., 0] < 100).any()


def test_a_halo_is_not_lost() -> None:
    haloed = drawn(KeptCanvas, ours=True, path_effects=HALO)
    assert np.abs(haloed - drawn(FigureCanvasAgg, path_effects=HALO)).max() <= 1
    assert np.abs(haloed - drawn(FigureCanvasAgg)).max() > 100


@pytest.mark.parametrize("ground", [None, "#ffcc00"], ids=["on paper", "on a ground"])
def test_another_canvas_draws_it_as_any_text(ground: str | None) -> None:
    ours = drawn(FigureCanvasAgg, ours=True, ground=ground)
    assert np.array_equal(ours, drawn(FigureCanvasAgg, ground=ground))
