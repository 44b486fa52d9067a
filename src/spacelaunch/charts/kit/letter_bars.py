"""Bars in letters, with names before and numbers behind them, for terminals and for logs."""

from __future__ import annotations

from collections.abc import Mapping

WIDTH = 100
"""Columns of a chart in letters."""
LABEL, BAR = 24, 62


def write_bars(
    values: Mapping[str, float | None],
    most: float | None = None,
    unit: str = "",
    decimals: int = 0,
) -> list[str]:
    """A line for each value; `most` is what a whole bar stands for, else the largest value."""
    top = most or max((value for value in values.values() if value), default=0) or 1
    return [_bar(name, value, top, unit, decimals) for name, value in values.items()]


def _bar(name: str, value: float | None, top: float, unit: str, decimals: int) -> str:
    said = "unknown" if value is None else f"{value:,.{decimals}f}{unit}"
    # What is there is seen, however small beside the largest.
    length = max(1, round(BAR * value / top)) if value else 0
    return f"{write_name(name)} {'█' * length} {said}"


def write_name(name: str) -> str:
    """A name at the right of its columns, cut where it is longer than they are."""
    short = name if len(name) <= LABEL else f"{name[: LABEL - 1]}…"
    return f"{short:>{LABEL}}"
