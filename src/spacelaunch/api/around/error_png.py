"""A few lines of text as a PNG, for errors where no SVG is taken. Called by `error_pictures`.

Drawn by Pillow, which comes with matplotlib; matplotlib itself is the worker's and is not loaded.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont, truetype

_WIDTH, _MARGIN, _LINE, _HEAD = 480, 20, 20, 60
_PAPER, _INK, _EDGE = "#ffffff", "#1a1a1a", "#767676"
# Twice the pixels, for screens that have them; shown small it is sharp.
_SCALE = 2


def error_png(title: str, lines: list[str]) -> bytes:
    """The picture; signs that the font lacks are drawn as a question mark."""
    height = _HEAD + _MARGIN + _LINE * len(lines)
    image = Image.new("RGB", (_WIDTH * _SCALE, height * _SCALE), _PAPER)
    draw = ImageDraw.Draw(image)
    edge = (0, 0, _WIDTH * _SCALE - 1, height * _SCALE - 1)
    draw.rounded_rectangle(edge, radius=6 * _SCALE, outline=_EDGE, width=_SCALE)
    texts = [(_MARGIN, title, "DejaVuSans-Bold.ttf", 15)]
    texts += [
        (_HEAD + _LINE * place - 8, line, "DejaVuSans.ttf", 12) for place, line in enumerate(lines)
    ]
    for top, text, name, points in texts:
        plain = "".join(sign if ord(sign) < 0x2E80 else "?" for sign in text)
        at = (_MARGIN * _SCALE, top * _SCALE)
        draw.text(at, plain, fill=_INK, font=_font(name, points * _SCALE))
    file = BytesIO()
    image.save(file, "png")
    return file.getvalue()


@cache
def _font(name: str, points: int) -> FreeTypeFont:
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("matplotlib, which brings the font")
    return truetype(str(Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf" / name), points)
