"""When a launch was, as the SpaceX API means it: moments, and the interval of a precision.

As Polars expressions over the columns `at`, `date_precision` and `launched_at`. Used by
`spacex_launch_tables`.
"""

from __future__ import annotations

from datetime import datetime

import polars as pl
from polars import col

_MOMENT = pl.Datetime("us", "UTC")


def moments(texts: pl.Series) -> pl.Series:
    """Texts as moments.

    Note: read one by one, since Polars guesses one form from the first.
    """
    found = [datetime.fromisoformat(text) if text else None for text in texts]
    return pl.Series(found, dtype=_MOMENT)


def epoch_s(column: str) -> pl.Expr:
    """Seconds since 1970."""
    return col(column).dt.epoch("s")


# An hour's is what the source states: it gives minutes and claims the hour. "Month" means its
# first day here; other sources mean its last.
_LENGTHS = {"hour": "1h", "day": "1d", "month": "1mo", "quarter": "1q", "half": "6mo", "year": "1y"}


def interval_start() -> pl.Expr:
    """Where the interval begins that `at` and `date_precision` mean."""
    at = col("at")
    second_half = pl.when(at.dt.month() > 6).then(pl.lit("6mo")).otherwise(pl.lit("0mo"))
    starts = {
        "day": at.dt.truncate("1d"),
        "month": at.dt.truncate("1mo"),
        "quarter": at.dt.truncate("1q"),
        "half": at.dt.truncate("1y").dt.offset_by(second_half),
        "year": at.dt.truncate("1y"),
    }
    return _by_precision(starts, at)


def interval_end() -> pl.Expr:
    """Where the interval ends that begins at `launched_at`; excluded."""
    start = col("launched_at")
    ends = {word: start.dt.offset_by(length) for word, length in _LENGTHS.items()}
    return _by_precision(ends, start)


def _by_precision(choices: dict[str, pl.Expr], otherwise: pl.Expr) -> pl.Expr:
    chosen = otherwise
    for word, choice in choices.items():
        chosen = pl.when(col("date_precision") == word).then(choice).otherwise(chosen)
    return chosen
