"""What a chart is: how an analysis is drawn, how it is written in letters, what it leaves out.

One module per analysis makes one as `CHART`; `registry` finds it. The words around it and the
picture of nothing are the kit's affair, so a chart only fills the body of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic

from spacelaunch.charts.kit.frame import Frame
from spacelaunch.domain.summary import FindingsT, RowT, Summary


@dataclass(frozen=True, slots=True)
class Chart(Generic[RowT, FindingsT]):
    """The drawing of an analysis, for summaries that have rows."""

    draw: Callable[[Frame, Summary[RowT, FindingsT]], None]
    """Fills the frame's body."""
    write: Callable[[Summary[RowT, FindingsT], int], Sequence[str]]
    """The same in letters, line by line, at most so many columns wide."""
    left_out: str = "left out: a value is not known"
    """Said of the launches that lack what the analysis needs, after their number."""
