"""The size of a picture in inches, and what is said to who gives pixels. Used by `parameters`."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationInfo

from spacelaunch.domain.names import shown

_NUMBER = r"([0-9]{1,2}(?:\.[0-9]{1,2})?)"
_INCHES = re.compile(f"{_NUMBER}x{_NUMBER}")
_PIXELS = re.compile(r"([0-9]{3,5})x([0-9]{3,5})")
_WIDTHS, _HEIGHTS = (4, 20), (3, 16)
_BOUNDS = "the width must lie between 4 and 20 inches, the height between 3 and 16"
_DPIS, _USUAL_DPI = range(50, 301), 120


def _read(value: object, given: ValidationInfo) -> object:
    """A size written in one way; what is no text is left to pydantic."""
    if not isinstance(value, str):
        return value
    text = value.strip().lower().replace("×", "x")
    if pixels := _PIXELS.fullmatch(text):
        raise ValueError(_told(int(pixels[1]), int(pixels[2]), given.data.get("dpi", _USUAL_DPI)))
    found = _INCHES.fullmatch(text)
    if found is None:
        raise ValueError(f"expected width x height in inches, as 10x6, got {shown(value)}")
    width, height = float(found[1]), float(found[2])
    if not _fits(width, height):
        raise ValueError(_BOUNDS)
    return f"{width:g}x{height:g}"


def _fits(width: float, height: float) -> bool:
    return _WIDTHS[0] <= width <= _WIDTHS[1] and _HEIGHTS[0] <= height <= _HEIGHTS[1]


def _told(width_px: int, height_px: int, dpi: int) -> str:
    """What pixels are in inches, with the nearest resolution at which they can be drawn."""
    said = f"sizes are in inches, and {width_px}x{height_px} looks like pixels"
    possible = [one for one in _DPIS if _fits(width_px / one, height_px / one)]
    if not possible:
        return f"{said}; {_BOUNDS}"
    best = min(possible, key=lambda one: abs(one - dpi))
    size = f"size={round(width_px / best, 2):g}x{round(height_px / best, 2):g}"
    return f"{said}; at dpi={best} they are {size}"


Inches = Annotated[str, Field(pattern=f"^{_INCHES.pattern}$"), BeforeValidator(_read)]
