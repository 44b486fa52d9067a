"""The first and the last ten years of a selection, for what moved between them.

Only years that the data know whole count, so that neither a part of a year nor a launch that stands
alone behind the data moves them. Called by the analyses that tell of change.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacelaunch.domain.reach import Reach

DECADE = 10

Span = tuple[int, int]
"""First and last year."""


def find_decades(years: Iterable[int], reach: Reach) -> tuple[Span, Span] | None:
    """The first and the last ten of these years; None where they span fewer than twenty."""
    whole = [year for year in years if reach.is_whole(year)]
    if not whole or max(whole) - min(whole) + 1 < 2 * DECADE:
        return None
    begin, end = min(whole), max(whole)
    return (begin, begin + DECADE - 1), (end - DECADE + 1, end)
