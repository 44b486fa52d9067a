"""What the words around a chart say: the selection, the source, the launches left out.

Turns a summary's facts into English; where the words stand is the frame's affair.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from spacelaunch.domain.summary import Summary

SYNTHETIC = "SYNTHETIC SAMPLE – not real launches"
# How a picture looks is no part of what it was asked about.
DRAWING = {"size", "dpi", "theme"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NEEDS = {
    "sector": "left out of the success rates: no known outcome",
    "geography": "left out: no known country",
    "geography-years": "left out: no known country",
}


def selection(summary: Summary) -> str:
    """What was selected, for example `provider SpaceX, 2010–2020`."""
    params = {key: value for key, value in summary.params.items() if value is not None}
    years = _years(params.pop("year_from", None), params.pop("year_to", None))
    named = [_named(key, value) for key, value in params.items() if key not in DRAWING]
    return ", ".join([*named, years] if years else named) or _everything(summary)


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
    return f"{summary.rows_missing:,} of {launches(total)} {reason}"


def launches(count: int) -> str:
    """A number of launches, for example `1,200 launches`."""
    return f"{count:,} launch" if count == 1 else f"{count:,} launches"


def day(moment: date) -> str:
    """A day as `7 Aug 2020`; written out here because month names of a locale may differ."""
    return f"{day_of_year(moment)} {moment.year}"


def day_of_year(moment: date) -> str:
    """A day as `7 Aug`."""
    return f"{moment.day} {MONTHS[moment.month - 1]}"


def _named(key: str, value: object) -> str:
    if isinstance(value, Mapping | list | tuple):
        value = ", ".join(str(part) for part in value)
    return f"{key.replace('_', ' ')} {value}"


def _years(first: object, last: object) -> str:
    if first is not None and last is not None:
        return str(first) if first == last else f"{first}–{last}"
    if first is not None:
        return f"since {first}"
    return f"until {last}" if last is not None else ""


def _everything(summary: Summary) -> str:
    first, last = summary.origin.data_from, summary.origin.data_until
    years = _years(first.year, last.year) if first and last else ""
    return f"all launches, {years}" if years else "all launches"
