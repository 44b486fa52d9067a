"""The chart of slips: changes of planned times, by time before the launch or by provider."""

from __future__ import annotations

from spacelaunch.charts.kit.bar_rows import BarRow, Heading, draw_bar_rows
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_bars import LetterBar, write_key, write_parted
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.silver.slips import SlipRow, SlipsFindings
from spacelaunch.queries.wording import count_of

Slips = Summary[SlipRow, SlipsFindings]
HEADING = Heading(
    "slips", "other changes", "Slips of all changes of a planned time (95 % interval)"
)


def draw(frame: Frame, summary: Slips) -> None:
    """A bar for each row, its slips first."""
    rows = [BarRow(x.name, x.slip_count, x.change_count, x.rate.in_full) for x in summary.rows]

    def name_rest(shown: int) -> str:
        changes = sum(row.change_count for row in summary.rows[shown:])
        return f"and {len(rows) - shown} more with {count_of(changes, 'change')}"

    draw_bar_rows(frame, frame.body, HEADING, rows, name_rest)


def write(summary: Slips, width: int) -> list[str]:
    """The same in letters."""
    bars = [LetterBar(x.name, x.slip_count, x.change_count, x.rate.in_words) for x in summary.rows]
    return [write_key(HEADING.solid, HEADING.rest), *write_parted(width, bars)]


CHART = Chart(draw, write, left_out="left out: no planned time changed")
