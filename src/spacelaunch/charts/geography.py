"""The chart of countries: a map shaded by launches, and the ranking with every number.

A place without a shape gets a mark; a country without either is named under the map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patheffects import AbstractPathEffect, withStroke

from spacelaunch.charts.kit import lettering
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.legend import Shades, draw_legend, shades
from spacelaunch.charts.kit.ranking import Entry, draw_ranking, write_ranking
from spacelaunch.charts.kit.style import LABEL, SMALL, Look
from spacelaunch.charts.map import world
from spacelaunch.charts.map.names import place_names
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.geography import CountryRow, GeographyFindings

NAMED = 8
"""So many countries may be named on the map; the ranking names all."""
EDGES = (1, 5, 20, 100, 300, 1000)
"""Launches from which on a country is of the next colour."""
MOST_OF_BODY = 0.5
"""How much of the height the ranking may take."""
HOLDS = {
    "Kazakhstan": "Baikonur counts as Kazakhstan",
    "France": "French Guiana as France",
}
"""What a reader may look for elsewhere."""


def draw(frame: Frame, summary: Summary[CountryRow, GeographyFindings]) -> None:
    """The map, and the ranking below it."""
    ranked = [Entry(row.country, row.launch_count, row.success_count) for row in summary.rows]
    map_box, list_box = _parts(frame, len(ranked))
    used = shades(frame, EDGES)
    box = _with_notes(frame, map_box, ranked, used)
    axes, in_units = _map_axes(frame, box)
    _draw_land(frame, axes, ranked, used)
    marked = _draw_marks(frame, axes, ranked, used)
    _draw_names(frame, axes, ranked, marked, in_units)
    draw_ranking(frame, list_box, ranked)


def write(summary: Summary[CountryRow, GeographyFindings], width: int) -> list[str]:
    """The ranking in letters."""
    ranked = [Entry(row.country, row.launch_count, row.success_count) for row in summary.rows]
    return write_ranking(width, ranked)


def _parts(frame: Frame, count: int) -> tuple[Box, Box]:
    """Boxes of map and ranking, which takes what it needs and leaves the rest to the map."""
    body, gap = frame.body, 0.15 * frame.scale
    row_in = lettering.height_in(frame.points(LABEL)) * 1.15
    columns = min(max(int(body.width / (3.0 * frame.scale)), 1), 3)
    low_in = min(row_in * (ceil(count / columns) + 1.3), body.height * MOST_OF_BODY)
    # On a high page the map cannot grow with it; the ranking begins below its notes.
    foot_in = lettering.height_in(frame.points(SMALL)) * 6
    low_in = max(low_in, body.height - body.width / _aspect() - foot_in - gap)
    return body.inset(bottom=low_in + gap), body.inset(top=body.height - low_in)


def _aspect() -> float:
    left, right, bottom, top = world.extent()
    return (right - left) / (top - bottom)


def _with_notes(frame: Frame, box: Box, ranked: Sequence[Entry], used: Shades) -> Box:
    """Writes legend and notes beside the map where it leaves room, else below; gives the rest."""
    column_in = 2.3 * frame.scale
    if box.width - column_in >= _aspect() * box.height * 0.9:
        _write_notes(frame, replace(box, width=column_in - 0.2 * frame.scale), ranked, used)
        return box.inset(left=column_in)
    line = lettering.height_in(frame.small().points)
    foot = len(_note_lines(frame, box.width, ranked)) * line + 2.4 * line
    low_in = min(max(foot, box.height - box.width / _aspect()), box.height * 0.6)
    _write_notes(frame, box.inset(top=box.height - low_in), ranked, used)
    return box.inset(bottom=low_in)


def _write_notes(frame: Frame, box: Box, ranked: Sequence[Entry], used: Shades) -> None:
    look = frame.small()
    line = lettering.height_in(look.points)
    below = draw_legend(frame, box, used, "Launches") + 0.3 * line
    for place, text in enumerate(_note_lines(frame, box.width, ranked)):
        frame.write(text, (box.left, box.top - below - (place + 0.9) * line), look)


def _note_lines(frame: Frame, width: float, ranked: Sequence[Entry]) -> list[str]:
    points = frame.small().points
    lines = [part for text in _notes(ranked) for part in lettering.wrapped(text, points, width)]
    return lettering.shortened(lines, 8, points, width)


def _notes(ranked: Sequence[Entry]) -> list[str]:
    absent = [
        f"{entry.name} ({entry.launch_count:,})"
        for entry in ranked
        if world.find(entry.name) is None and world.place(entry.name) is None
    ]
    names = {entry.name for entry in ranked}
    held = [words for name, words in HOLDS.items() if name in names]
    borders = "By today’s borders (Natural Earth, as the land is controlled)"
    said = f"{borders}: {' and '.join(held)}." if held else f"{borders}."
    return [*([f"Not on the map: {', '.join(absent)}"] if absent else []), said]


def _map_axes(frame: Frame, box: Box) -> tuple[Axes, float]:
    """Axes in the units of the map, and how many of them make an inch."""
    left, right, bottom, top = world.extent()
    in_units = max((right - left) / box.width, (top - bottom) / box.height)
    width, height = (right - left) / in_units, (top - bottom) / in_units
    axes = frame.panel(Box(box.left + (box.width - width) / 2, box.top - height, width, height))
    axes.set_xlim(left, right)
    axes.set_ylim(bottom, top)
    return axes, in_units


def _draw_land(frame: Frame, axes: Axes, ranked: Sequence[Entry], used: Shades) -> None:
    shaded: Mapping[int, str] = {
        id(shape): used.colour(entry.launch_count)
        for entry in ranked
        if (shape := world.find(entry.name)) is not None and entry.launch_count
    }
    painted = [
        (ring, shaded.get(id(shape), frame.theme.land))
        for shape in world.countries().values()
        for ring in shape.rings
    ]
    # Large before small, so that a country inside another is seen.
    painted.sort(key=lambda part: -world.area(part[0]))
    land = PolyCollection(
        [ring for ring, _ in painted],
        facecolors=[colour for _, colour in painted],
        edgecolors=frame.theme.paper,
        linewidths=0.4 * frame.scale,
    )
    axes.add_collection(land, autolim=False)


def _draw_marks(frame: Frame, axes: Axes, ranked: Sequence[Entry], used: Shades) -> list[str]:
    """Dots for what is too small to see or has no shape; gives the names of the latter."""
    marked: list[str] = []
    dots: list[tuple[tuple[float, float], str]] = []
    for entry in ranked:
        shape = world.find(entry.name)
        at = world.place(entry.name) if shape is None else shape.middle
        if shape is None and at is not None:
            marked.append(entry.name)
        if at is not None and entry.launch_count and (shape is None or shape.is_small):
            dots.append((at, used.colour(entry.launch_count)))
    if dots:
        axes.scatter(
            [at[0] for at, _ in dots],
            [at[1] for at, _ in dots],
            s=(6 * frame.scale) ** 2,
            c=[colour for _, colour in dots],
            edgecolors=frame.theme.ink,
            linewidths=0.7 * frame.scale,
            zorder=3,
        )
    return marked


def _draw_names(
    frame: Frame, axes: Axes, ranked: Sequence[Entry], marked: Sequence[str], in_units: float
) -> None:
    """Names from the largest down, with a line where one stands beside its country."""
    points = min(frame.points(SMALL), frame.points(LABEL) * 0.85)
    halo: list[AbstractPathEffect] = [
        withStroke(linewidth=points * 0.25, foreground=frame.theme.paper)
    ]
    look = Look(points, frame.theme.ink, True, "center", "center")
    wanted = [entry.name for entry in ranked[:NAMED] if entry.name not in marked]
    placed = place_names([*marked, *wanted], look, in_units)
    lines = [one.line for one in placed if one.line]
    axes.add_collection(
        LineCollection(lines, colors=frame.theme.ink, linewidths=0.8 * frame.scale, zorder=4),
        autolim=False,
    )
    for one in placed:
        frame.write_over(axes, one.text, one.middle, look, halo)


CHART = Chart(draw, write, left_out="left out: no known country")
