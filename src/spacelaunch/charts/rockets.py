"""The chart of rockets: how often each flew, how many succeeded, and how sure its rate is."""

from __future__ import annotations

from spacelaunch.charts.kit.bar_rows import BarRow, Heading, draw_bar_rows
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.kit.letter_bars import LetterBar, write_key, write_parted
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.rockets import RocketRow, RocketsFindings
from spacelaunch.queries.wording import launches_in_words

Rockets = Summary[RocketRow, RocketsFindings]
HEADING = Heading("succeeded", "failed or unknown", "Launches, success rate (95 % interval)")


def draw(frame: Frame, summary: Rockets) -> None:
    """Bars of launches with their rate behind them."""

    def name_rest(shown: int) -> str:
        launches = sum(row.launch_count for row in summary.rows[shown:])
        return f"and {len(summary.rows) - shown} more with {launches_in_words(launches)}"

    rows = [BarRow(x.rocket, x.success_count, x.launch_count, _said(x)) for x in summary.rows]
    draw_bar_rows(frame, frame.body, HEADING, rows, name_rest)


def write(summary: Rockets, width: int) -> list[str]:
    """The same in letters."""
    bars = [LetterBar(x.rocket, x.success_count, x.launch_count, _said(x)) for x in summary.rows]
    return [write_key(HEADING.solid, HEADING.rest, HEADING.numbers), *write_parted(width, bars)]


def _said(row: RocketRow) -> str:
    """As `446, 96 % (93–97)`; whole percents, for there is no room for more."""
    rate = row.rate
    if rate is None:
        return f"{row.launch_count:,}, no outcome"
    few = ", few" if rate.is_few else ""
    said = f"{_percent(rate.pct)} % ({rate.low_pct:.0f}–{rate.high_pct:.0f}{few})"
    return f"{row.launch_count:,}, {said}"


def _percent(share: float) -> str:
    """Whole, but for one that would be told as all or as none and is not."""
    if share in (0, 100) or 0.5 < share < 99.5:
        return f"{share:.0f}"
    return f"{min(max(share, 0.1), 99.9):.1f}"


CHART = Chart(draw, write, left_out="left out: no known rocket")
