"""One line of words on a figure, drawn the short way where the canvas has one. Used by `frame`."""

from __future__ import annotations

from typing import Any

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from spacelaunch.charts.kit.canvas import KeptRenderer, Line
from spacelaunch.charts.kit.style import Look

ABOVE_ALL = 5.0
PAD_EM = 0.11
"""How far the ground of words goes beyond them, as a share of their size."""


def in_matplotlibs_words(look: Look, font: FontProperties) -> dict[str, Any]:
    """How a line looks, as matplotlib's texts take it."""
    return {
        "color": look.ink,
        "horizontalalignment": look.horizontal,
        "verticalalignment": look.vertical,
        "fontproperties": font,
        # A dollar sign in a name is no formula.
        "parse_math": False,
    }


class Words(Artist):
    """A line on a figure; it becomes a text of matplotlib where need be.

    Note: to make one of those takes as long as to draw it.
    """

    zorder = ABOVE_ALL

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.line = line

    def draw(self, renderer: RendererBase) -> None:
        """Called by matplotlib."""
        if isinstance(renderer, KeptRenderer):
            renderer.draw_line(self.line, PAD_EM, self.as_text)
        else:
            self.as_text().draw(renderer)

    def as_text(self) -> Text:
        """The same as any canvas takes it."""
        figure, (at, line, font, look) = self.get_figure(root=True), self.line
        assert figure is not None, "it stands on no figure"
        ground = {"facecolor": look.ground, "linewidth": 0, "boxstyle": f"square,pad={PAD_EM}"}
        text = Text(
            *at,
            line,
            transform=figure.dpi_scale_trans,
            bbox=ground if look.ground else None,
            **in_matplotlibs_words(look, font),
        )
        text.set_figure(figure)
        return text

    def get_window_extent(self, renderer: RendererBase | None = None) -> Bbox:
        """Its box in pixels, without the ground."""
        return self.as_text().get_window_extent(renderer)
