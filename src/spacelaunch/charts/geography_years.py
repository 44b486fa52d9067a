"""The chart of countries and years: a heat map that shows when each country was active.

A year without launches is ground on its row, so that few and none look different; a year of which
the data hold nothing is left out of the ground, for it is no none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacelaunch.charts.kit import lettering
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.legend import Shades, draw_legend, shades
from spacelaunch.charts.kit.letter_names import wrapped
from spacelaunch.charts.kit.letter_shades import write_shades
from spacelaunch.charts.kit.scale import years_named
from spacelaunch.charts.kit.style import HATCH, LABEL, SMALLEST, Look, ink_on
from spacelaunch.charts.kit.year_plot import thin_years
from spacelaunch.domain.reach import runs
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.geography_years import CountryYearRow, GeographyYearsFindings
from spacelaunch.queries.wording import launches_in_words, parts_in_words, reach_in_words

Years = Summary[CountryYearRow, GeographyYearsFindings]

EDGES = (1, 2, 5, 10, 20, 50)
"""Launches in a year from which on a cell is of the next colour."""
ROW_EM = 1.25
"""Height of a row in the size of its letters."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Launches by country and year, countries by their total."""

    totals: Sequence[tuple[str, int]]
    counts: dict[tuple[str, int], int]
    first: int
    last: int
    held: Sequence[tuple[int, int]]
    """First and last year of each stretch of which the data tell."""
    parts: str
    """Which years they know in part, in words; may be empty."""
    in_part: frozenset[int]

    @property
    def years(self) -> range:
        """Every year of the range."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Field:
    """Where the cells stand."""

    box: Box
    cell_in: float
    row_in: float
    points: float

    def cell(self, column: int, row: int) -> Box:
        """One cell, with a hair of paper around it."""
        gap = min(0.012, self.cell_in * 0.1)
        left = self.box.left + column * self.cell_in
        bottom = self.box.top - (row + 1) * self.row_in
        return Box(left, bottom, self.cell_in, self.row_in).inset(gap, gap * 2, gap, gap * 2)


def draw(frame: Frame, summary: Years) -> None:
    """Rows by total, a column for each year, the totals at the right."""
    activity = _activity(summary)
    used = shades(frame, EDGES)
    below = draw_legend(frame, frame.body, used, "Launches per year")
    box = frame.body.inset(top=below + 0.08 * frame.scale)
    activity, box = _that_fits(frame, box, activity)
    field = _field(frame, box, activity)
    _shade_thin_years(frame, field, activity, thin_years(summary))
    _draw_cells(frame, field, activity, used)
    _draw_rows(frame, box, field, activity)
    _draw_years(frame, field, activity)


def write(summary: Years, width: int) -> list[str]:
    """Classes in letters, and which years are not known."""
    years = [row.year for row in summary.rows]
    known = reach_in_words(summary.reach, min(years), max(years)).strip()
    counts = {(row.country, row.year): row.launch_count for row in summary.rows}
    return [*write_shades(width, counts, EDGES), *wrapped(known, width)]


def _activity(summary: Years) -> Activity:
    counts = {(row.country, row.year): row.launch_count for row in summary.rows}
    totals = Counter[str]()
    for (country, _), count in counts.items():
        totals[country] += count
    ordered = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    first, last = min(year for _, year in counts), max(year for _, year in counts)
    held = runs([year for year in range(first, last + 1) if summary.reach.holds(year)])
    parts = parts_in_words(summary.reach, first, last)
    known = (summary.reach.find(year) for year in range(first, last + 1))
    in_part = frozenset(one.year for one in known if one and not one.is_whole)
    return Activity(ordered, counts, first, last, held, parts, in_part)


def _that_fits(frame: Frame, box: Box, activity: Activity) -> tuple[Activity, Box]:
    """Keeps the countries that can be read, and says how many are left."""
    look = frame.small()
    line = lettering.height_in(look.points)
    smallest = frame.points(SMALLEST) / 72 * ROW_EM
    fit = max(int((box.height - 2.3 * line) / smallest), 1)
    if fit < len(activity.totals):
        fit = max(int((box.height - 3.3 * line) / smallest), 1)
    rest = activity.totals[fit:]
    if not rest:
        return activity, box
    launches = launches_in_words(sum(count for _, count in rest))
    text = f"and {len(rest)} more with {launches}; a larger picture shows them"
    clipped = lettering.clipped(text, look.points, box.width)
    frame.write(clipped, (box.left, box.bottom + line * 0.2), look)
    return replace(activity, totals=activity.totals[:fit]), box.inset(bottom=line)


def _field(frame: Frame, box: Box, activity: Activity) -> Field:
    axis = lettering.height_in(frame.small().points) * 2.3
    height = box.height - axis
    row_in = min(height / len(activity.totals), 0.9 * frame.scale)
    points = max(min(frame.points(LABEL), row_in * 72 / ROW_EM), frame.points(SMALLEST))
    longest = max(
        lettering.width_in(lettering.readable(name), points) for name, _ in activity.totals
    )
    total = lettering.width_in(f"{activity.totals[0][1]:,}", points)
    gap = points / 72 * 0.6
    inner = box.inset(left=min(longest, box.width * 0.3) + gap, right=total + gap)
    cell_in = inner.width / len(activity.years)
    bottom = inner.top - row_in * len(activity.totals)
    width = cell_in * len(activity.years)
    return Field(Box(inner.left, bottom, width, inner.top - bottom), cell_in, row_in, points)


def _draw_cells(frame: Frame, field: Field, activity: Activity, used: Shades) -> None:
    """The ground of the years that the data hold, then one cell for each with launches."""
    ground = [
        _stretched(field.cell(first - activity.first, row), field.cell_in * (last - first))
        for row in range(len(activity.totals))
        for first, last in activity.held
    ]
    frame.fill(ground, frame.theme.land).set_label("no launches")
    places = [
        (field.cell(year - activity.first, row), activity.counts[country, year])
        for row, (country, _) in enumerate(activity.totals)
        for year in activity.years
        if activity.counts.get((country, year))
    ]
    colours = [used.colour(count) for _, count in places]
    frame.fill([box for box, _ in places], colours).set_label("launches")
    _hatch_parts(frame, field, activity)
    points = min(field.points, field.row_in * 72 * 0.6)
    largest = f"{max(activity.counts.values()):,}"
    if (
        lettering.width_in(largest, points) < field.cell_in * 0.85
        and points >= frame.points(SMALLEST) * 0.9
    ):
        for (box, count), colour in zip(places, colours, strict=True):
            middle = (box.left + box.width / 2, box.bottom + box.height / 2)
            look = Look(points, ink_on(colour), False, "center", "center")
            frame.write(f"{count:,}", middle, look)


def _shade_thin_years(frame: Frame, field: Field, activity: Activity, years: Sequence[int]) -> None:
    """As far as the years' names below the cells, which leave little of it to be seen."""
    inside = [year for year in years if activity.first <= year <= activity.last]
    foot = 1.25 * lettering.height_in(frame.small().points)
    for first, last in runs(inside):
        left = field.box.left + (first - activity.first) * field.cell_in
        width = (last - first + 1) * field.cell_in
        shade = Box(left, field.box.bottom - foot, width, field.box.height + foot)
        frame.fill([shade], frame.theme.shade).set_zorder(-1)


def _hatch_parts(frame: Frame, field: Field, activity: Activity) -> None:
    """A year that the data know in part is no whole one, however dark it is."""
    slim = min(0.25 * field.row_in, 0.06 * frame.scale)
    edges = [
        replace(field.cell(year - activity.first, row), height=slim)
        for row in range(len(activity.totals))
        for year in sorted(activity.in_part)
    ]
    if edges:
        frame.fill(edges, frame.theme.paper, HATCH, frame.theme.ink).set_label("in part")


def _stretched(cell: Box, more: float) -> Box:
    return replace(cell, width=cell.width + more)


def _draw_rows(frame: Frame, box: Box, field: Field, activity: Activity) -> None:
    look = Look(field.points, frame.theme.ink, vertical="center")
    gap = field.points / 72 * 0.6
    room = field.box.left - gap - box.left
    names = lettering.cut_apart([name for name, _ in activity.totals], field.points, room)
    for row, (name, (_, total)) in enumerate(zip(names, activity.totals, strict=True)):
        middle = field.box.top - (row + 0.5) * field.row_in
        frame.write(name, (field.box.left - gap, middle), replace(look, horizontal="right"))
        frame.write(f"{total:,}", (field.box.right + gap, middle), look)


def _draw_years(frame: Frame, field: Field, activity: Activity) -> None:
    look = replace(frame.small(), horizontal="center", vertical="top")
    line = lettering.height_in(look.points)
    room = lettering.width_in("2000  ", look.points)
    for year in years_named(activity.first, activity.last, int(field.box.width / room)):
        at = field.box.left + (year - activity.first + 0.5) * field.cell_in
        frame.write(str(year), (at, field.box.bottom - 0.2 * line), look)
    title = replace(look, horizontal="left")
    said = ["Year (UTC); total at the right"]
    said += [f"striped below: {activity.parts}"] if activity.parts else []
    said += ["no ground: not in the data"] if len(activity.held) > 1 else []
    text = "; ".join(words for words in said if words)
    words = lettering.clipped(text, look.points, frame.body.right - field.box.left)
    frame.write(words, (field.box.left, field.box.bottom - 1.2 * line), title)


CHART = Chart(draw, write, left_out="left out: no known country")
