"""Where the rows of a CSV text lie, found for a whole text at once, if its quotes are in order.

In order is what RFC 4180 writes: a quote opens a value at its beginning, closes it at its end, or
stands doubled within. Then every second quote opens and the others close, the line ends outside of
quotes end rows, and all readers of CSV agree on what is in them. Called by `csv_rows`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from spacelaunch.relation.identity import Places

Signs = npt.NDArray[np.uint8]

_QUOTE, _LF, _CR = b'"\n\r'
# Beyond it Python's reader refuses a value, so that it has to see the row.
_LONGEST_VALUE = 131_072


@dataclass(frozen=True, slots=True)
class PlainRows:
    """Rows within a text."""

    starts: Places
    """Where each begins; empty lines are none."""
    lines: Places
    """Which line of the text that is, from 0."""
    end: int
    """Where the last of them ends; what follows is the beginning of another."""
    line_count: int
    """How many lines that is."""
    has_ends_within: bool
    """Whether a value holds a line end."""


def find_plain_rows(text: bytes, separator: str = ",") -> PlainRows | None:
    """The rows that have ended; None where the quotes or line ends are not in order."""
    signs = np.frombuffer(text, np.uint8)
    line_ends = np.flatnonzero(signs == _LF) + 1
    quotes = np.flatnonzero(signs == _QUOTE) if b'"' in text else np.zeros(0, np.int64)
    if _has_lone_cr(signs, line_ends) or not _are_in_order(signs, quotes, ord(separator)):
        return None
    ends_row = np.searchsorted(quotes, line_ends) % 2 == 0
    ends = line_ends[ends_row]
    starts = np.append(0, ends)[:-1]
    if (ends - starts).max(initial=0) > _LONGEST_VALUE:
        return None
    lines = np.append(0, np.flatnonzero(ends_row) + 1)
    is_row = ~_is_empty(signs, starts, ends)
    end = int(ends[-1]) if len(ends) else 0
    return PlainRows(
        starts=starts[is_row],
        lines=lines[:-1][is_row],
        end=end,
        line_count=int(lines[-1]),
        has_ends_within=not ends_row.all(),
    )


def _has_lone_cr(signs: Signs, line_ends: Places) -> bool:
    before = signs[np.maximum(line_ends - 2, 0)]
    return int(np.count_nonzero(signs == _CR)) != int(np.count_nonzero(before == _CR))


def _are_in_order(signs: Signs, quotes: Places, separator: int) -> bool:
    opening, closing = quotes[0::2], quotes[1::2]
    before = signs[opening - 1]
    before[opening == 0] = _LF
    after = signs[np.minimum(closing + 1, len(signs) - 1)]
    after[closing + 1 == len(signs)] = _LF
    return bool(
        np.isin(before, (separator, _LF, _QUOTE)).all()
        and np.isin(after, (separator, _LF, _CR, _QUOTE)).all()
    )


def _is_empty(signs: Signs, starts: Places, ends: Places) -> npt.NDArray[np.bool_]:
    length = ends - starts
    is_empty: npt.NDArray[np.bool_] = (length == 1) | ((length == 2) & (signs[starts] == _CR))
    return is_empty
