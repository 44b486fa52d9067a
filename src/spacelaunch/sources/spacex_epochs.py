"""When the elements of a Starlink satellite hold: its document says so twice, and not always alike.

Of 1,015 documents 354 give as `EPOCH` the second at which they were made (`CREATION_DATE`), hours
from the epoch in the first line of their own two-line elements; all others agree with theirs to a
millisecond. Believed, such an epoch puts a satellite on the other side of the earth. Called by
`spacex_hardware_tables`.
"""

from __future__ import annotations

import polars as pl

# Columns of the first line: two digits of the year, then the day of the year with its fraction.
_YEAR, _DAY = (18, 2), (20, 12)
# By the form's own rule, two digits from here on are of the last century.
_LAST_CENTURY = 57
_DAY_US = 86_400_000_000


def epoch(given: pl.Expr, made: pl.Expr, first_line: pl.Expr) -> pl.Expr:
    """The epoch as text: as given, but where that is when the document was made, the lines'.

    Shape: texts; null where only a wrong one is told.
    """
    is_filled_in = (given == made).fill_null(value=False)
    return pl.when(is_filled_in).then(_of_line(first_line)).otherwise(given)


def _of_line(line: pl.Expr) -> pl.Expr:
    year = line.str.slice(*_YEAR).cast(pl.Int32, strict=False)
    day = line.str.slice(*_DAY).str.strip_chars().cast(pl.Float64, strict=False)
    century = pl.when(year < _LAST_CENTURY).then(2000).otherwise(1900)
    since = pl.duration(microseconds=((day - 1) * _DAY_US).round())
    return (pl.datetime(century + year, 1, 1) + since).dt.strftime("%Y-%m-%dT%H:%M:%S%.6f")
