"""Names in the columns of a terminal, where a Chinese letter takes two.

Cut inside where they are too long, as `lettering` cuts them in a picture.
"""

from __future__ import annotations

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
