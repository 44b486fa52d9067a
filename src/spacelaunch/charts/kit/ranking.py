"""A ranking: launches by name, bars split into succeeded and the rest.

Used by the chart of providers and beside the map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacelaunch.charts.kit.bar_rows import BarRow, Heading, draw_bar_rows
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.letter_bars import LetterBar, write_key, write_parted
from spacelaunch.queries.wording import launches_in_words

HEADING = Heading("succeeded", "failed or unknown", "Launches (succeeded)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: launches, and how many of them are known to have succeeded."""

    name: str
    launch_count: int
    success_count: int

    @property
    def numbers(self) -> str:
        """Both counts, as the heading explains them."""
        return f"{self.launch_count:,} ({self.success_count:,})"


def draw_ranking(frame: Frame, box: Box, ranked: Sequence[Entry]) -> None:
    """Draws heading, rows, and a note on those that have no room."""

    def name_rest(shown: int) -> str:
        launches = sum(entry.launch_count for entry in ranked[shown:])
        return f"and {len(ranked) - shown} more with {launches_in_words(launches)}"

    rows = [BarRow(x.name, x.success_count, x.launch_count, x.numbers) for x in ranked]
    draw_bar_rows(frame, box, HEADING, rows, name_rest)


def write_ranking(width: int, ranked: Sequence[Entry]) -> list[str]:
    """The same in letters."""
    bars = [LetterBar(x.name, x.success_count, x.launch_count, x.numbers) for x in ranked]
    return [write_key(HEADING.solid, HEADING.rest, HEADING.numbers), *write_parted(width, bars)]
