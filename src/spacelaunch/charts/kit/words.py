"""One line of words on a figure, drawn the short way where the canvas has one. Used by `frame`."""

from __future__ import annotations

from matplotlib.backend_bases import RendererBase
from matplotlib.text import Text

from spacelaunch.charts.kit.canvas import KeptRenderer


class Words(Text):
    """A line in one colour; whatever else a text may have makes it one of matplotlib's."""

    def draw(self, renderer: RendererBase) -> None:
        """Called by matplotlib, which looks at all that there may be and takes as long again."""
        has_more = self.get_path_effects() or self.get_rotation() or self.get_bbox_patch()
        if isinstance(renderer, KeptRenderer) and not has_more:
            renderer.draw_line(self)
        else:
            super().draw(renderer)
