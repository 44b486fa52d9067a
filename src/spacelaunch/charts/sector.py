"""The chart of the two sectors: how much each launches, and how often it succeeds.

Two bars each, and every bar says its number and what it is a share of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacelaunch.charts.kit import lettering
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.letter_bars import write_bars
from spacelaunch.charts.kit.scale import ticks
from spacelaunch.charts.kit.style import LABEL, Look
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.sector import SectorFindings, SectorRow
from spacelaunch.queries.wording import launches_in_words


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: how long it is, and what it says in large and in small letters."""

    sector: str
    value: float
    number: str
    detail: str


@dataclass(frozen=True, slots=True)
class Axis:
    """What the lengths of bars mean."""

    heading: str
    end: float
    ticks: Sequence[int]
    unit: str


def draw(frame: Frame, summary: Summary[SectorRow, SectorFindings]) -> None:
    """Launches and success rates, beside each other, or below each other on a narrow page."""
    left, right = _halves(frame)
    total = sum(row.launch_count for row in summary.rows)
    counts = [_count_bar(row, total) for row in summary.rows]
    most = max(int(max(bar.value for bar in counts)), 1)
    marks = ticks(most, 4)
    _panel(frame, left, Axis("Launches", max(most, marks[-1]), marks, ""), counts)
    rates = [_rate_bar(row) for row in summary.rows]
    heading = "Succeeded, % of known outcomes"
    _panel(frame, right, Axis(heading, 100, (0, 25, 50, 75, 100), " %"), rates)


def write(summary: Summary[SectorRow, SectorFindings]) -> list[str]:
    """Both kinds of bars in letters, one below the other."""
    counts = {row.sector: row.launch_count for row in summary.rows}
    rates = {f"{row.sector} of {row.known_count:,}": row.success_pct for row in summary.rows}
    return [
        "Launches",
        *write_bars(counts),
        "",
        "Success rate, of the launches with a known outcome",
        *write_bars(rates, most=100, unit=" %", decimals=1),
    ]


def _halves(frame: Frame) -> tuple[Box, Box]:
    body, gap = frame.body, 0.35 * frame.scale
    if body.width > 1.5 * body.height:
        half = (body.width - gap) / 2
        return body.inset(right=half + gap), body.inset(left=half + gap)
    half = (body.height - gap * 0.5) / 2
    return body.inset(bottom=half + gap * 0.5), body.inset(top=half + gap * 0.5)


def _count_bar(row: SectorRow, total: int) -> Bar:
    share = f"{100 * row.launch_count / total:.1f} % of {launches_in_words(total)}"
    return Bar(row.sector, row.launch_count, f"{row.launch_count:,}", share)


def _rate_bar(row: SectorRow) -> Bar:
    rate = row.success_pct
    if rate is None:
        return Bar(row.sector, 0, "–", "no known outcome")
    good = f"{row.success_count:,} of {row.known_count:,} succeeded"
    return Bar(row.sector, rate, f"{rate:.1f} %", good)


def _panel(frame: Frame, box: Box, axis: Axis, bars: Sequence[Bar]) -> None:
    look = frame.small()
    line = lettering.height_in(look.points)
    heading = lettering.clipped(axis.heading, look.points, box.width)
    frame.write(heading, (box.left, box.top - 0.8 * line), look)
    field = box.inset(right=0.2 * frame.scale, bottom=line * 1.2, top=line * 1.4)
    per_unit = field.width / axis.end
    places = [field.left + tick * per_unit for tick in axis.ticks]
    lines = [((place, field.bottom), (place, field.top)) for place in places]
    frame.rule(lines, frame.theme.grid)
    for tick, at in zip(axis.ticks, places, strict=True):
        _tick(frame, box, f"{tick:,}{axis.unit}", at)
    height = field.height / len(bars)
    for place, bar in enumerate(bars):
        slot = Box(field.left, field.top - (place + 1) * height, field.width, height)
        _bar(frame, slot, bar, per_unit)


def _tick(frame: Frame, box: Box, text: str, at: float) -> None:
    look = replace(frame.small(), horizontal="center")
    half = lettering.width_in(text, look.points) / 2
    centre = min(max(at, box.left + half), box.right - half)
    frame.write(text, (centre, box.bottom + look.points / 72 * 0.25), look)


def _bar(frame: Frame, slot: Box, bar: Bar, per_unit: float) -> None:
    """The name above the bar, the number in it or behind it, the detail below."""
    theme, small = frame.theme, frame.small()
    colour = theme.private if bar.sector == "private" else theme.state
    points = min(frame.points(LABEL) * 1.15, slot.height * 72 * 0.24)
    line = lettering.height_in(points)
    name = Look(points, colour, True, ground=theme.paper)
    frame.write(bar.sector.capitalize(), (slot.left, slot.top - line * 0.9), name)
    named = lettering.width_in(bar.sector.capitalize() + "  ", points, bold=True)
    detail = replace(small, points=min(small.points, points), ground=theme.paper)
    text = lettering.clipped(bar.detail, detail.points, slot.width - named)
    frame.write(text, (slot.left + named, slot.top - line * 0.9), detail)
    thick = min(slot.height - 1.4 * line, frame.scale)
    solid = Box(slot.left, slot.top - 1.2 * line - thick, bar.value * per_unit, thick)
    frame.fill([solid], colour).set_label(bar.sector)
    _number(frame, solid, bar.number, points * 1.2)


def _number(frame: Frame, solid: Box, text: str, points: float) -> None:
    points = min(points, solid.height * 72 * 0.85)
    room = lettering.width_in(text, points, bold=True) + points / 72
    middle, gap = solid.bottom + solid.height / 2, points / 72 * 0.5
    if room <= solid.width:
        inside = Look(points, frame.theme.on_fill, True, "right", "center")
        frame.write(text, (solid.right - gap, middle), inside)
        return
    frame.write(
        text, (solid.right + gap, middle), Look(points, frame.theme.ink, True, "left", "center")
    )


CHART = Chart(draw, write, left_out="left out of the success rates: no known outcome")
