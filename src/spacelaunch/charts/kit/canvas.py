"""Agg's canvas, that remembers from drawing to drawing how lines of words lie and look.

Half of a drawing was text, set and rasterised sign by sign, and most of it is the same in the next
one. Here a line is laid out once, and its ink found once for each part of a pixel that it may stand
on; so is the ink of each sign, for the lines that are new. The ink of a sign is FreeType's own, as
matplotlib has it. Used by `picture`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from threading import get_ident
from typing import Any, NamedTuple

import numpy as np
from matplotlib.backends import backend_agg
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags, RenderMode
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from spacelaunch.charts.kit.style import Look

_hinting: Any = backend_agg.get_hinting_flag
# FreeType counts in parts of a pixel.
_PARTS = 64
_FULL = 255
# As they are: neither turned nor stretched.
_UPRIGHT = np.array([[0x10000, 0], [0, 0x10000]])
_MOST_LAID = 512
# A title of a large picture has some hundred thousand pixels, a label a thousand.
_MOST_INKS = 128

Ink = tuple[NDArray[np.uint8], int, int]
"""How much ink there is on each pixel, and how far right and up of the origin the first lies."""


class Line(NamedTuple):
    """Words in a row, and where they stand: in inches from the lower left corner."""

    at: tuple[float, float]
    text: str
    font: FontProperties
    look: Look


class _Place(NamedTuple):
    """Where a line begins, and the box around it, from the place that it was given; in pixels."""

    right: float
    up: float
    box_right: float
    box_up: float
    width: float
    height: float


class KeptCanvas(FigureCanvasAgg):
    """The canvas of a figure, whose renderer stays when the figure goes."""

    def get_renderer(self) -> RendererAgg:
        """Called by matplotlib before it draws, and clears it then."""
        width, height = self.get_width_height(physical=True)
        return _renderer_of(width, height, self.figure.dpi, get_ident())


# Two sizes by turns, and not whatever anybody asks for: each has the pixels of a picture.
@lru_cache(maxsize=2)
def _renderer_of(width: int, height: int, dpi: float, _thread: int) -> RendererAgg:
    kind: Any = KeptRenderer  # matplotlib has no types for it
    renderer: RendererAgg = kind(width, height, dpi)
    return renderer


class KeptRenderer(RendererAgg):
    """Draws words as `RendererAgg.draw_text` does, of the version that is pinned.

    Note: it takes private parts of matplotlib (`_layout`, `_render_glyph`), as that does. A test
        compares both; whatever is rare (turned, faint, or a formula) is left to matplotlib.
    """

    def __init__(self, width: float, height: float, dpi: float) -> None:
        make: Any = super().__init__
        make(width, height, dpi)
        # Fonts are those of this renderer's thread, and places those of its dots per inch.
        self._laid = lru_cache(maxsize=_MOST_LAID)(self._lay)
        self._inked = lru_cache(maxsize=_MOST_INKS)(self._ink)
        self._places: dict[Any, _Place] = {}

    def draw_line(self, line: Line, pad_em: float, as_text: Callable[[], Text]) -> None:
        """What `Text.draw` does for a line in one colour that is not turned, on a ground or not."""
        left, lower = (inches * self.dpi for inches in line.at)
        place, look, gc = self._place(line, as_text), line.look, self.new_gc()
        if look.ground is not None:
            pad = pad_em * look.points * self.dpi / 72
            corner = left + place.box_right - pad, lower + place.box_up - pad
            box = Affine2D.from_values(place.width + 2 * pad, 0, 0, place.height + 2 * pad, *corner)
            fill: Any = self.draw_path
            gc.set_linewidth(0)
            fill(gc, Path.unit_rectangle(), box, to_rgba(look.ground))
        gc.set_foreground(to_rgba(look.ink), isRGBA=True)
        x, y = left + place.right, self.height - (lower + place.up)
        self.draw_text(gc, x, y, line.text, line.font, 0)
        gc.restore()

    def _place(self, line: Line, as_text: Callable[[], Text]) -> _Place:
        key = (line.text, line.font, line.look.horizontal, line.look.vertical)
        if key not in self._places:
            if len(self._places) >= _MOST_LAID:
                self._places.clear()
            layout: Any = as_text()
            _, ((_, _, begin),), (corner, size) = layout._get_layout(self)
            self._places[key] = _Place(*begin, *corner, *size)
        return self._places[key]

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
        if ismath or angle or not gc.get_antialiased() or gc.get_alpha() != 1:
            plain: Any = super().draw_text
            plain(gc, x, y, s, prop, angle, ismath, mtext)
            return
        column, right = divmod(round(_PARTS * x), _PARTS)
        row, up = divmod(round(_PARTS * (self.height - y)), _PARTS)
        features = mtext.get_fontfeatures() if mtext is not None else None
        language = mtext.get_language() if mtext is not None else None
        ink, left, top = self._inked((s, prop, _hinting(), features, language), right, up)
        lower = int(self.height) - (row + top) + ink.shape[0]
        self._renderer.draw_text_image(ink, column + left, lower, 0, gc)

    def _ink(self, words: tuple[Any, ...], right: int, up: int) -> Ink:
        """The ink of a line."""
        _, prop, flags, *_ = words
        points, looks = prop.get_size_in_points(), []
        for font, sign, on, above in self._laid(*words):
            column, part_right = divmod(right + round(_PARTS * on), _PARTS)
            row, part_up = divmod(up + round(_PARTS * above), _PARTS)
            ink, left, top = _look_of(font, points, self.dpi, sign, flags, part_right, part_up)
            if ink.size:
                looks.append((ink, column + left, row + top))
        return united(looks) if looks else (np.zeros((1, 1), np.uint8), 0, 0)

    def _lay(
        self, text: str, prop: FontProperties, flags: LoadFlags, features: Any, language: Any
    ) -> list[tuple[FT2Font, int, float, float]]:
        """Fonts and numbers of the signs, and how far they stand from the beginning, in pixels."""
        prepare: Any = self._prepare_font
        laid = prepare(prop)._layout(text, flags=flags, features=features, language=language)
        return [(item.ft_object, item.glyph_index, item.x, item.y) for item in laid]


def united(looks: list[Ink]) -> Ink:
    """All of them in one; each covers its share of what those before it have left of the paper."""
    left, top = min(left for _, left, _ in looks), max(top for _, _, top in looks)
    right = max(left + ink.shape[1] for ink, left, _ in looks)
    lower = min(top - ink.shape[0] for ink, _, top in looks)
    paper = np.full((top - lower, right - left), _FULL, np.uint16)
    for ink, first, highest in looks:
        height, width = ink.shape
        seen = paper[top - highest : top - highest + height, first - left : first - left + width]
        seen *= _FULL - ink
        seen += _FULL // 2
        seen //= _FULL
    return (_FULL - paper).astype(np.uint8), left, top


@lru_cache(maxsize=4096)
def _look_of(  # noqa: PLR0913, PLR0917  # all that it depends on
    font: Any, points: float, dpi: float, sign: int, flags: LoadFlags, right: int, up: int
) -> Ink:
    """The ink of one sign."""
    font.set_size(points, dpi)
    font._set_transform(_UPRIGHT, [right, up])
    look = font._render_glyph(sign, flags, RenderMode.NORMAL)
    return np.array(look.buffer), look.left, look.top
