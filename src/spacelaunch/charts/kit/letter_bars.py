"""Bars in letters, with names before and numbers behind them, for terminals and for logs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacelaunch.charts.kit.letter_names import LONGEST_NAME, columns_of, write_names

_SOLID, _REST = "█", "░"


@dataclass(frozen=True, slots=True)
class LetterBar:
    """One bar; `solid` is the part of `whole` that is drawn in the first sign, None unknown."""

    name: str
    solid: float | None
    whole: float
    said: str


def write_bars(
    width: int,
    values: Mapping[str, float | None],
    most: float | None = None,
    unit: str = "",
    decimals: int = 0,
) -> list[str]:
    """A line for each value; `most` is what a whole bar stands for, else the largest value."""
    bars = [
        LetterBar(
            name,
            value,
            value or 0,
            "unknown" if value is None else f"{value:,.{decimals}f}{unit}",
        )
        for name, value in values.items()
    ]
    return write_parted(width, bars, most)


def write_parted(width: int, bars: Sequence[LetterBar], most: float | None = None) -> list[str]:
    """Bars of two parts, in at most so many columns."""
    names = write_names([bar.name for bar in bars], min(LONGEST_NAME, width // 3))
    room = width - columns_of(names[0]) - max(len(bar.said) for bar in bars) - 2
    per_sign = (most or max(bar.whole for bar in bars) or 1) / max(room, 1)
    return [
        f"{name} {_bar(bar, per_sign)} {bar.said}" for name, bar in zip(names, bars, strict=True)
    ]


def write_key(solid: str, rest: str | None, numbers: str = "") -> str:
    """What the two signs and the numbers mean, as `█ late  ░ as planned`."""
    parts = (f"{_SOLID} {solid}", f"{_REST} {rest}" if rest else "", numbers)
    return "  ".join(part for part in parts if part)


def _bar(bar: LetterBar, per_sign: float) -> str:
    # What is there is seen, however small beside the largest.
    whole = max(1, int(bar.whole / per_sign)) if bar.whole else 0
    solid = min(round((bar.solid or 0) / per_sign), whole)
    solid = max(solid, 1) if bar.solid else solid
    return _SOLID * solid + _REST * (whole - solid)
