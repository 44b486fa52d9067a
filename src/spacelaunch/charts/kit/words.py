"""One line of words on a figure, drawn the short way where the canvas has one. Used by `frame`."""

from __future__ import annotations

from typing import Any

from matplotlib.backend_bases import RendererBase
from matplotlib.text import Text

from spacelaunch.charts.kit.canvas import KeptRenderer

PAD_EM = 0.11
"""How far the ground of words goes beyond them, as a share of their size."""


class Words(Text):
    """A line in one colour, and its ground; with whatever else it is one of matplotlib's."""

    def __init__(self, *at: float | str, ground: str | None, **look: Any) -> None:
        plain: Any = super().__init__
        plain(*at, **look)
        self._ground = ground

    def draw(self, renderer: RendererBase) -> None:
        """Called by matplotlib, which looks at all that there may be and takes as long again."""
        if isinstance(renderer, KeptRenderer) and not self.get_path_effects():
            renderer.draw_line(self, self._ground, PAD_EM)
            return
        if self._ground is not None:
            style = f"square,pad={PAD_EM}"
            self.set_bbox({"facecolor": self._ground, "linewidth": 0, "boxstyle": style})
        super().draw(renderer)
