"""A PNG of a drawn canvas, packed by what is like the row above.

Pillow tries five ways to foretell each row and takes the best, which costs more than packing does.
A chart is paper for the most part, and each of its rows much like the one above: that alone packs
as well. Pillow writes the parts of the file. Used by `picture`.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL.PngImagePlugin import PngInfo, putchunk

PACKED = 2
"""Of zlib's levels: a slower one makes the file a twentieth smaller at most."""
_MAGIC = b"\x89PNG\r\n\x1a\n"
_ABOVE = 2
_COLOURS = 3
_EIGHT_BITS, _RGB = 8, 2
_INCH_M = 0.0254


def write_png(inks: NDArray[np.uint8], dpi: float, said: PngInfo) -> bytes:
    """The file.

    Shape: rows, columns, and red, green, blue and more, of which nothing is seen: the paper has no
        holes.
    """
    height, width = inks.shape[:2]
    file = BytesIO()
    file.write(_MAGIC)
    putchunk(file, b"IHDR", struct.pack(">2I5B", width, height, _EIGHT_BITS, _RGB, 0, 0, 0))
    for name, content, *_ in said.chunks:
        putchunk(file, name, content)
    dots = round(dpi / _INCH_M)
    putchunk(file, b"pHYs", struct.pack(">2IB", dots, dots, 1))
    putchunk(file, b"IDAT", zlib.compress(_differences(inks), PACKED))
    putchunk(file, b"IEND")
    return file.getvalue()


def _differences(inks: NDArray[np.uint8]) -> memoryview:
    """Each row less the one above, behind the number that says so."""
    height, width = inks.shape[:2]
    told = np.empty((height, 1 + width * _COLOURS), np.uint8)
    told[:, 0] = _ABOVE
    for place in range(_COLOURS):  # all at once are copied three bytes by three, which is slow
        own, colour = told[:, 1 + place :: _COLOURS], inks[..., place]
        own[0] = colour[0]
        np.subtract(colour[1:], colour[:-1], out=own[1:])
    return told.data
