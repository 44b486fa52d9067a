"""A PNG of a drawn canvas, packed by what is like the row above.

Pillow tries five ways to foretell each row and takes the best, which costs more than packing does.
A chart is paper for the most part, and each of its rows much like the one above: that alone packs
as well. Pillow writes the parts of the file. Used by `picture`.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from io import BytesIO
from threading import get_ident

import numpy as np
from numpy.typing import NDArray
from PIL.PngImagePlugin import PngInfo, putchunk
from zlib_ng import zlib_ng

PACKED = 2
"""Of its levels: the next makes the file a fiftieth smaller in a third more time."""
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
    putchunk(file, b"IDAT", zlib_ng.compress(_differences(inks), PACKED))
    putchunk(file, b"IEND")
    return file.getvalue()


def _differences(inks: NDArray[np.uint8]) -> memoryview:
    """Each row less the one above, behind the number that says so."""
    height, width = inks.shape[:2]
    told = _room(height, 1 + width * _COLOURS, get_ident())
    told[:, 0] = _ABOVE
    for place in range(_COLOURS):  # all at once are copied three bytes by three, which is slow
        own, colour = told[:, 1 + place :: _COLOURS], inks[..., place]
        own[0] = colour[0]
        np.subtract(colour[1:], colour[:-1], out=own[1:])
    return told.data


# Memory that is new is given by the system page by page, which takes longer than the subtraction.
@lru_cache(maxsize=2)
def _room(height: int, width: int, _thread: int) -> NDArray[np.uint8]:
    return np.empty((height, width), np.uint8)
