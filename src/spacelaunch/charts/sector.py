"""The chart of the two sectors: how much each launches, and how often it succeeds.

Every bar says its number and what it is a share of; a rate has its 95 % interval as a whisker, and
below it how it was in the last ten years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacelaunch.charts.kit import lettering
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.letter_bars import write_bars
from spacelaunch.charts.kit.scale import ticks
from spacelaunch.charts.kit.style import HATCH, LABEL, Look
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.rates import Rate
from spacelaunch.queries.sector import SectorFindings
from spacelaunch.queries.sector_rows import SectorRow
from spacelaunch.queries.wording import launches_in_words


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: how long it is, and what it says in large and in small letters."""

    sector: str
    value: float
    number: str
    detail: str
    interval: tuple[float, float] | None = None
    """Where a whisker ends; then the number stands above, where no whisker runs through it."""
    recent: Recent | None = None


@dataclass(frozen=True, slots=True)
class Recent:
    """A thin bar below the other one."""

    value: float
    interval: tuple[float, float]
    text: str


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


def write(summary: Summary[SectorRow, SectorFindings], width: int) -> list[str]:
    """Both kinds of bars in letters, one below the other."""
    counts = {row.sector: row.launch_count for row in summary.rows}
    rates = {f"{row.sector} of {row.known_count:,}": row.success_pct for row in summary.rows}
    recent = {
        f"{row.sector} {row.recent_years}": rate.pct
        for row in summary.rows
        if (rate := row.recent_rate)
    }
    return [
        "Launches",
        *write_bars(width, counts),
        "",
        "Success rate, of the launches with a known outcome",
        *write_bars(width, {**rates, **recent}, most=100, unit=" %", decimals=1),
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
    rate, recent = row.rate, row.recent_rate
    if rate is None:
        return Bar(row.sector, 0, "–", "no known outcome")
    interval = (rate.low_pct, rate.high_pct)
    few = " (few)" if rate.is_few else ""
    detail = f"({_range(rate)}), {rate.success_count:,} of {rate.known_count:,}{few}"
    later = None
    if recent is not None:
        text = f"{row.recent_years}: {recent.with_interval}{' (few)' if recent.is_few else ''}"
        later = Recent(recent.pct, (recent.low_pct, recent.high_pct), text)
    return Bar(row.sector, rate.pct, f"{rate.pct:.1f} %", detail, interval, later)


def _range(rate: Rate) -> str:
    return f"{rate.low_pct:.1f}–{rate.high_pct:.1f}"


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
    """The name above the bar, the number in it or behind it, below it how it was of late."""
    colour = _colour(frame, bar.sector)
    points = min(frame.points(LABEL) * 1.15, slot.height * 72 * 0.24)
    line = lettering.height_in(points)
    name = bar.sector.capitalize() + (f" {bar.number}" if bar.interval else "")
    _head(frame, slot, name, bar.detail, Look(points, colour, True, ground=frame.theme.paper))
    below = slot.inset(top=1.2 * line)
    recent = _with_room(frame, slot, bar, points)
    thick = min(below.height - (1.65 if recent else 0.2) * line, frame.scale)
    solid = Box(below.left, below.top - thick, bar.value * per_unit, thick)
    frame.fill([solid], colour, _hatch(bar.sector)).set_label(bar.sector)
    if bar.interval:
        _whisker(frame, solid, bar.interval, per_unit)
    else:
        _number(frame, solid, bar.number, points * 1.2, colour)
    if recent:
        _recent(frame, Box(slot.left, solid.bottom - 1.45 * line, slot.width, line), bar, per_unit)


def _with_room(frame: Frame, slot: Box, bar: Bar, points: float) -> Recent | None:
    """What is said of late, unless that would leave no bar; the title says it too."""
    small = min(frame.small().points, points)
    fits = bar.recent and lettering.width_in(bar.recent.text, small) <= slot.width
    return bar.recent if fits and slot.height > 4.2 * lettering.height_in(points) else None


def _head(frame: Frame, slot: Box, name: str, text: str, look: Look) -> None:
    at = slot.top - lettering.height_in(look.points) * 0.9
    frame.write(name, (slot.left, at), look)
    named = lettering.width_in(f"{name}  ", look.points, bold=True)
    small = frame.small()
    detail = replace(small, points=min(small.points, look.points), ground=frame.theme.paper)
    clipped = lettering.clipped(text, detail.points, slot.width - named)
    frame.write(clipped, (slot.left + named, at), detail)


def _whisker(frame: Frame, solid: Box, interval: tuple[float, float], per_unit: float) -> None:
    """The interval, in ink on the bar and beyond its end."""
    low, high = (solid.left + end * per_unit for end in interval)
    middle, half = solid.bottom + solid.height / 2, min(solid.height, 0.3 * frame.scale) / 2
    lines = [((low, middle), (high, middle))]
    lines += [((end, middle - half), (end, middle + half)) for end in (low, high)]
    frame.mark(lines, frame.theme.ink, frame.theme.paper).set_label("interval")


def _recent(frame: Frame, slot: Box, bar: Bar, per_unit: float) -> None:
    """A thin bar, and its words between the two bars."""
    if bar.recent is None:
        return
    small = replace(frame.small(), ground=frame.theme.paper)
    points = min(small.points, slot.height * 72 / 1.3)
    at = slot.top - slot.height * 0.3
    frame.write(
        bar.recent.text, (slot.left, at), replace(small, points=points, ink=frame.theme.ink)
    )
    thick = slot.height * 0.45
    thin = Box(slot.left, slot.bottom - thick * 0.2, bar.recent.value * per_unit, thick)
    frame.fill([thin], _colour(frame, bar.sector), _hatch(bar.sector)).set_label("recent")
    _whisker(frame, thin, bar.recent.interval, per_unit)


def _colour(frame: Frame, sector: str) -> str:
    return frame.theme.private if sector == "private" else frame.theme.state


def _number(frame: Frame, solid: Box, text: str, points: float, colour: str) -> None:
    points = min(points, solid.height * 72 * 0.85)
    room = lettering.width_in(text, points, bold=True) + points / 72
    middle, gap = solid.bottom + solid.height / 2, points / 72 * 0.5
    if room <= solid.width:
        inside = Look(points, frame.theme.on_fill, True, "right", "center", ground=colour)
        frame.write(text, (solid.right - gap, middle), inside)
        return
    frame.write(
        text, (solid.right + gap, middle), Look(points, frame.theme.ink, True, "left", "center")
    )


def _hatch(sector: str) -> str | None:
    return HATCH if sector == "state" else None


CHART = Chart(draw, write, left_out="left out of the success rates: no known outcome")
