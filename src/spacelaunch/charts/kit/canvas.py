"""Agg's canvas, that remembers from drawing to drawing how wide words are and how signs look.

Half of a drawing is text, set and rasterised sign by sign, and most of it is the same in the next
one. Here a line of words is laid out once, and each sign rasterised once for each part of a pixel
that it may stand on. The pixels are Agg's own. Used by `picture`.
"""

from __future__ import annotations

from functools import lru_cache
from threading import get_ident
from typing import Any

import numpy as np
from matplotlib.backends import backend_agg
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags, RenderMode

_hinting: Any = backend_agg.get_hinting_flag
# FreeType counts in parts of a pixel.
_PARTS = 64
# As they are: neither turned nor stretched.
_UPRIGHT = np.array([[0x10000, 0], [0, 0x10000]])


class KeptCanvas(FigureCanvasAgg):
    """The canvas of a figure, whose renderer stays when the figure goes."""

    def get_renderer(self) -> RendererAgg:
        """Called by matplotlib before it draws, and clears it then."""
        width, height = self.get_width_height(physical=True)
        return _renderer_of(width, height, self.figure.dpi, get_ident())


# Two sizes by turns, and not whatever anybody asks for: each has the pixels of a picture.
@lru_cache(maxsize=2)
def _renderer_of(width: int, height: int, dpi: float, _thread: int) -> RendererAgg:
    kind: Any = _Renderer  # matplotlib has no types for it
    renderer: RendererAgg = kind(width, height, dpi)
    return renderer


class _Renderer(RendererAgg):
    """Draws words as `RendererAgg.draw_text` does, of the version that is pinned.

    Note: it takes private parts of matplotlib (`_layout`, `_render_glyph`), as that does. A test
        compares both to the pixel; whatever is rare (turned, or a formula) is left to matplotlib.
    """

    def __init__(self, width: float, height: float, dpi: float) -> None:
        make: Any = super().__init__
        make(width, height, dpi)
        # Fonts are those of this renderer's thread, and places those of its dots per inch.
        self._laid = lru_cache(maxsize=2048)(self._lay)

    def draw_text(  # noqa: PLR0913, PLR0917  # matplotlib's
        self,
        gc: Any,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        """Called by matplotlib for each line of text."""
        if ismath or angle or not gc.get_antialiased():
            plain: Any = super().draw_text
            plain(gc, x, y, s, prop, angle, ismath, mtext)
            return
        flags, height = _hinting(), int(self.height)
        points = prop.get_size_in_points()
        features = mtext.get_fontfeatures() if mtext is not None else None
        language = mtext.get_language() if mtext is not None else None
        for font, sign, right, up in self._laid(s, prop, flags, features, language):
            column, part_right = divmod(round(_PARTS * (x + right)), _PARTS)
            row, part_up = divmod(round(_PARTS * (self.height - y + up)), _PARTS)
            place = (points, self.dpi, sign, flags, part_right, part_up)
            ink, left, top = _look_of(font, *place)
            lower = height - (row + top) + ink.shape[0]
            self._renderer.draw_text_image(ink, column + left, lower, 0, gc)

    def _lay(
        self, text: str, prop: FontProperties, flags: LoadFlags, features: Any, language: Any
    ) -> list[tuple[FT2Font, int, float, float]]:
        """Fonts and numbers of the signs, and how far they stand from the beginning, in pixels."""
        prepare: Any = self._prepare_font
        laid = prepare(prop)._layout(text, flags=flags, features=features, language=language)
        return [(item.ft_object, item.glyph_index, item.x, item.y) for item in laid]


@lru_cache(maxsize=4096)
def _look_of(  # noqa: PLR0913, PLR0917  # all that it depends on
    font: Any, points: float, dpi: float, sign: int, flags: LoadFlags, right: int, up: int
) -> tuple[np.ndarray[Any, Any], int, int]:
    """How much ink there is on each pixel, and where these lie, if the sign stands at 0 and 0."""
    font.set_size(points, dpi)
    font._set_transform(_UPRIGHT, [right, up])
    look = font._render_glyph(sign, flags, RenderMode.NORMAL)
    return np.array(look.buffer), look.left, look.top
