"""Names and lines in the columns of a terminal, where a Chinese letter takes two.

A name that is too long is cut inside, as `lettering` cuts it in a picture; a line is broken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

ELLIPSIS = "…"
LONGEST_NAME = 24
_NO_COLUMN = {"Mn", "Me", "Cf"}
_CUTS = (0.5, 0.75, 0.25, 1.0, 0.0)


def columns_of(text: str) -> int:
    """How many columns a terminal takes for it."""
    return sum(_columns(sign) for sign in text)


def write_names(names: Sequence[str], most: int) -> list[str]:
    """The names at the right of as many columns as the longest takes, but no more than `most`."""
    cut = _cut_apart(names, most)
    room = max(map(columns_of, cut), default=0)
    return [" " * (room - columns_of(name)) + name for name in cut]


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most so many columns, broken at blanks; a longer word is broken, too."""
    lines, line = [], ""
    for word in re.findall(r" *[^ ]+", text):
        if columns_of(line + word) <= width:
            line += word
            continue
        whole, rest = _broken(word.lstrip(), width)
        lines += [*filter(None, [line]), *whole]
        line = rest
    return [*lines, *filter(None, [line])]


def _broken(word: str, width: int) -> tuple[list[str], str]:
    """A word's full lines, and what is left of it."""
    full, rest = [], ""
    for sign in word:
        if columns_of(rest + sign) > width:
            full.append(rest)
            rest = ""
        rest += sign
    return full, rest


def _cut_apart(names: Sequence[str], most: int) -> list[str]:
    options = [[_cut(name, most, share) for name in names] for share in _CUTS]
    return max(options, key=lambda cut: len(set(cut)))


def _cut(name: str, most: int, share: float) -> str:
    if columns_of(name) <= most:
        return name
    for kept in range(len(name) - 1, 0, -1):
        head = round(kept * share)
        shorter = f"{name[:head]}{ELLIPSIS}{name[len(name) - kept + head :]}"
        if columns_of(shorter) <= most:
            return shorter
    return ELLIPSIS


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in _NO_COLUMN:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1
