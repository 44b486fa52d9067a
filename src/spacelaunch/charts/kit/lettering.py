"""Text that fits: which signs the font has, how wide a line is, where it may break.

Works on strings alone, so that a chart knows what fits before it draws anything. The font is the
DejaVu Sans inside matplotlib, by its file: what the machine has installed makes no difference.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags

UNKNOWN_SIGN = "\ufffd"
ELLIPSIS = "…"
# Kerning and hinting move a line's end by a little.
SLACK = 1.02
# What was measured must fit into the room that was made for it, whatever the rounding.
ROUNDING = 1e-6


def font(points: float, bold: bool = False) -> FontProperties:
    """The font as matplotlib's texts take it."""
    return FontProperties(fname=str(_file(bold)), size=points)


def readable(text: str, bold: bool = False) -> str:
    """One line in which every sign that the font lacks is U+FFFD, so that drawing cannot warn."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(sign if _advance(sign, bold) else UNKNOWN_SIGN for sign in composed)


def width_in(text: str, points: float, bold: bool = False) -> float:
    """Width of one line in inches."""
    ems = sum(_advance(sign, bold) or _advance(UNKNOWN_SIGN, bold) for sign in text)
    return ems * points / 72 * SLACK


def height_in(points: float) -> float:
    """Distance from one line to the next in inches."""
    return points / 72 * 1.3


def clipped(text: str, points: float, room_in: float, bold: bool = False) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    line = readable(text, bold)
    if width_in(line, points, bold) <= room_in + ROUNDING:
        return line
    while line and width_in(line + ELLIPSIS, points, bold) > room_in:
        line = line[:-1]
    return line.rstrip(" ,·(–") + ELLIPSIS


def wrapped(text: str, points: float, room_in: float, bold: bool = False) -> list[str]:
    """The text in lines that fit, broken at spaces, and inside a word only when it must be."""
    lines = [""]
    for word in readable(text, bold).split(" "):
        longer = f"{lines[-1]} {word}".lstrip()
        if width_in(longer, points, bold) <= room_in + ROUNDING:
            lines[-1] = longer
            continue
        pieces = _pieces(word, points, room_in, bold)
        lines[-1:] = [*lines[-1:], *pieces] if lines[-1] else pieces
    return lines


def shortened(
    lines: list[str], most: int, points: float, room_in: float, bold: bool = False
) -> list[str]:
    """At most so many lines; the last one says by an ellipsis that there was more."""
    if len(lines) <= most:
        return lines
    last = f"{lines[most - 1]} {lines[most]} {ELLIPSIS}"
    return [*lines[: most - 1], clipped(last, points, room_in, bold)]


def _pieces(word: str, points: float, room_in: float, bold: bool) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and width_in(pieces[-1] + sign, points, bold) > room_in:
            pieces.append("")
        pieces[-1] += sign
    return pieces


@lru_cache(maxsize=4096)
def _advance(sign: str, bold: bool) -> float:
    """Width of one sign in ems; 0 where the font has no such sign."""
    face = _face(bold)
    if ord(sign) not in _signs(bold):
        return 0.0
    return face.load_char(ord(sign), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / 100


@lru_cache(maxsize=2)
def _face(bold: bool) -> FT2Font:
    face = FT2Font(str(_file(bold)))
    face.set_size(100, 72)
    return face


@lru_cache(maxsize=2)
def _signs(bold: bool) -> frozenset[int]:
    return frozenset(_face(bold).get_charmap())


def _file(bold: bool) -> Path:
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return Path(mpl.get_data_path()) / "fonts" / "ttf" / name
