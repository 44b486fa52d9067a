"""What the words around a chart say: the selection, the source, the launches left out.

Turns a summary's facts into English; where the words stand is the frame's affair.
"""

from __future__ import annotations

from typing import Any

from spacelaunch.domain.summary import Summary
from spacelaunch.queries.wording import (
    day_in_words,
    gaps_in_words,
    launches_in_words,
    stretches_in_words,
)

SYNTHETIC = "SYNTHETIC SAMPLE – not real launches"


def name_selection(summary: Summary[Any, Any]) -> str:
    """What was selected of what, as `94 launches by SpaceX, 2010–2020, of launches.csv`."""
    whole = f"of {summary.origin.source or 'no file'}"
    if summary.is_selected:
        return f"{summary.selection}, {whole}"
    years = stretches_in_words(summary.reach)
    return f"{summary.selection} {whole}, {years}" if years else f"{summary.selection} {whole}"


def name_source(summary: Summary[Any, Any]) -> str:
    """Where the launches come from."""
    origin = summary.origin
    said = [f"Source: {origin.source or 'none'}", _until(summary)]
    return " · ".join(word for word in [*said, f"data version {origin.version[:8]}"] if word)


def count_missing(summary: Summary[Any, Any]) -> str:
    """What of the file is in no figure, since it could not be read; empty where all of it could."""
    origin = summary.origin
    said = []
    if origin.rejected:
        rows = "1 row" if origin.rejected == 1 else f"{origin.rejected:,} rows"
        said.append(f"{rows} could not be read and {_are(origin.rejected)} in no figure")
    if origin.lost:
        values = "1 value" if origin.lost == 1 else f"{origin.lost:,} values"
        said.append(f"{values} could not be read and {_are(origin.lost)} counted as unknown")
    return f"Of the file, {'; '.join(said)}" if said else ""


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def count_left_out(summary: Summary[Any, Any], reason: str) -> str:
    """How many launches lack a value that the chart needs; empty when none does."""
    if summary.rows_missing <= 0:
        return ""
    total = summary.rows_used + summary.rows_missing
    return f"{summary.rows_missing:,} of {launches_in_words(total)} {reason}"


def _until(summary: Summary[Any, Any]) -> str:
    """The last day of the data, or the year alone where no more is known, and what is missing."""
    if not summary.reach.years:
        return ""
    first, last = min(summary.reach.years), max(summary.reach.years)
    known = summary.reach.years[last].last_on
    until = f"data until {day_in_words(known) if known else last}"
    gaps = gaps_in_words(summary.reach, first, last)
    return f"{until}, none of {gaps}" if gaps else until
