"""Text that fits: one line made ready to be set, where it may break, and what of it is cut.

Works on strings alone, so that a chart knows what fits before it draws anything. Which font has a
sign, and how wide it is, `fonts` knows.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from spacelaunch.charts.kit import fonts

UNKNOWN_SIGN = "\ufffd"
ELLIPSIS = "…"
# What was measured must fit into the room that was made for it, whatever the rounding.
ROUNDING = 1e-6
# Where a name is cut, as a share of what is left of it: the first that keeps names apart is taken.
_CUTS = (0.5, 0.75, 0.25, 0.9, 0.1, 1.0, 0.0)
# Marks of direction steer what stands beside them, and variation selectors draw nothing.
_STEERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f]")
# They say whether letters join, and are drawn as nothing.
_JOINERS = "\u200c\u200d"
_LEFT_TO_RIGHT = "\u200e"
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_RUN_FROM_RIGHT = re.compile(f"[{_RIGHT_TO_LEFT}](?:[{_RIGHT_TO_LEFT} ]*[{_RIGHT_TO_LEFT}])?")


def readable(text: str, bold: bool = False) -> str:
    """One line as it is set: a sign that no font has is U+FFFD, so that drawing cannot warn.

    A name that runs from the right keeps to itself: the line around it runs from the left, whatever
    it begins with, and numbers behind the name stay behind it.
    """
    return _settable(" ".join(text.split()), bold)


def _settable(text: str, bold: bool) -> str:
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", _STEERING.sub("", text))
    known = "".join(sign if _is_known(sign, bold) else UNKNOWN_SIGN for sign in composed)
    mark = _LEFT_TO_RIGHT
    return _RUN_FROM_RIGHT.sub(lambda run: f"{mark}{run[0]}{mark}", known)


def _is_known(sign: str, bold: bool) -> bool:
    return (sign.isprintable() or sign in _JOINERS) and fonts.has_sign(sign, bold)


def width_in(text: str, points: float, bold: bool = False) -> float:
    """Width of one line in inches, with the blanks at its ends."""
    return fonts.width_in(_settable(text, bold), points, bold)


def height_in(points: float) -> float:
    """Distance from one line to the next in inches."""
    return points / 72 * 1.3


def clipped(text: str, points: float, room_in: float, bold: bool = False) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    line = readable(text, bold)
    if fonts.width_in(line, points, bold) <= room_in + ROUNDING:
        return line
    while line and fonts.width_in(line + ELLIPSIS, points, bold) > room_in:
        line = line[:-1]
    return line.rstrip(" ,·(–") + ELLIPSIS


def cut_apart(names: Sequence[str], points: float, room_in: float, bold: bool = False) -> list[str]:
    """Names that fit, each cut inside where it is too long, so that they can be told apart.

    Names of one kind often begin alike and end alike, so it is not settled beforehand where the cut
    is: the nearest to the middle that keeps all apart, or else most of them.
    """
    lines = [readable(name, bold) for name in names]
    # Where they differ in the middle only, they are told from there on.
    differ = (n for n, signs in enumerate(zip(*lines, strict=False)) if len(set(signs)) > 1)
    start = max(next(differ, 0) - 1, 0)
    tails = [f"{ELLIPSIS}{line[start:]}" for line in lines]
    best: list[str] = []
    for given, share in [*((lines, share) for share in _CUTS), (tails, 1.0)]:
        cut = [_cut_inside(line, points, room_in, bold, share) for line in given]
        if len(set(cut)) > len(set(best)):
            best = cut
        if len(set(best)) == len(set(lines)):
            break
    return best


def _cut_inside(line: str, points: float, room_in: float, bold: bool, share: float) -> str:
    def shortened_to(kept: int) -> str:
        head = round(kept * share)
        return _joined(line[:head], line[len(line) - kept + head :])

    if fonts.width_in(line, points, bold) <= room_in + ROUNDING:
        return line
    fits = bisect_right(
        range(len(line)),
        room_in + ROUNDING,
        key=lambda kept: fonts.width_in(shortened_to(kept), points, bold),
    )
    return shortened_to(max(fits - 1, 0))


def _joined(head: str, tail: str) -> str:
    """A mark that has lost its letter goes with it."""
    while tail and unicodedata.combining(tail[0]):
        tail = tail[1:]
    return f"{head.rstrip()}{ELLIPSIS}{tail.lstrip()}"


def wrapped(text: str, points: float, room_in: float, bold: bool = False) -> list[str]:
    """The text in lines that fit, broken at spaces, and inside a word only when it must be."""
    lines = [""]
    for word in readable(text, bold).split(" "):
        longer = f"{lines[-1]} {word}".lstrip()
        if fonts.width_in(longer, points, bold) <= room_in + ROUNDING:
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
        if pieces[-1] and fonts.width_in(pieces[-1] + sign, points, bold) > room_in:
            pieces.append("")
        pieces[-1] += sign
    return pieces
