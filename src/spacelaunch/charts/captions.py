"""What the words around a chart say: the selection, the source, the launches left out.

Turns a summary's facts into English; where the words stand is the frame's affair.
"""

from __future__ import annotations

from datetime import date

from spacelaunch.domain.summary import Summary
from spacelaunch.queries.analysis import launches_in_words, selection_in_words, years_in_words

SYNTHETIC = "SYNTHETIC SAMPLE – not real launches"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NEEDS = {
    "sector": "left out of the success rates: no known outcome",
    "geography": "left out: no known country",
    "geography-years": "left out: no known country",
}


def selection(summary: Summary) -> str:
    """What was selected, for example `provider SpaceX, 2010–2020`."""
    return selection_in_words(summary.params) or _everything(summary)


def source(summary: Summary) -> str:
    """Where the launches come from."""
    origin = summary.origin
    until = f" · data until {day(origin.data_until)}" if origin.data_until else ""
    return f"Source: {origin.source or 'none'}{until} · data version {origin.version[:8]}"


def left_out(summary: Summary) -> str:
    """How many launches lack a value that the chart needs; empty when none does."""
    if summary.rows_missing <= 0:
        return ""
    total = summary.rows_used + summary.rows_missing
    reason = NEEDS.get(summary.analysis, "left out: a value is unknown")
    return f"{summary.rows_missing:,} of {launches_in_words(total)} {reason}"


def day(moment: date) -> str:
    """A day as `7 Aug 2020`; written out here because month names of a locale may differ."""
    return f"{day_of_year(moment)} {moment.year}"


def day_of_year(moment: date) -> str:
    """A day as `7 Aug`."""
    return f"{moment.day} {MONTHS[moment.month - 1]}"


def _everything(summary: Summary) -> str:
    first, last = summary.origin.data_from, summary.origin.data_until
    if first is None or last is None:
        return "all launches"
    return f"all launches, {years_in_words(first.year, last.year)}"
