"""What an engine has answered to an analysis: all that a summary is made of.

It is plain enough to be kept, so that who wants another picture of the same numbers need not ask
again. `summarise` gets it and concludes from it, `jobs` keep it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacelaunch.domain.reach import Reach
from spacelaunch.domain.summary import Origin, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The rows of an analysis' query, and what is counted beside them."""

    origin: Origin
    rows: Sequence[Mapping[str, Value]]
    counts: Mapping[str, int]
    """Launches in the selection, and those of them of which a column is known."""
    reach: Reach
    sectorless_count: int
    """Launches that a choice of sector left out, since nobody says which they have."""
