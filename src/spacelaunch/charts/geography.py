"""The chart of countries: a map shaded by launches, and the ranking with every number.

A place without a shape gets a mark; a country without either is named under the map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.patheffects import AbstractPathEffect, withStroke

from spacelaunch.charts.kit import lettering
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.legend import Shades, draw_legend, shades
from spacelaunch.charts.kit.letter_bars import write_bars
from spacelaunch.charts.kit.ranking import Entry, draw_ranking
from spacelaunch.charts.kit.style import LABEL, SMALL, Look
from spacelaunch.charts.map import world
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.geography import CountryRow, GeographyFindings

NAMED = 8
"""So many countries may be named on the map; the ranking names all."""
PLACE_LABELS = {"Pacific Ocean": "Pacific Ocean (at sea)"}


def draw(frame: Frame, summary: Summary[CountryRow, GeographyFindings]) -> None:
    """Map and ranking, beside each other, or below each other on a narrow page."""
    ranked = [Entry(row.country, row.launch_count, row.success_count) for row in summary.rows]
    map_box, list_box = _parts(frame, len(ranked))
    used = shades(frame, max(entry.launch_count for entry in ranked))
    box = _with_notes(frame, map_box, ranked, used)
    axes, in_units = _map_axes(frame, box)
    _draw_land(frame, axes, ranked, used)
    marks = _draw_marks(frame, axes, ranked, used)
    _draw_names(frame, axes, ranked, marks, in_units)
    draw_ranking(frame, list_box, ranked)


def write(summary: Summary[CountryRow, GeographyFindings]) -> list[str]:
    """The ranking in letters."""
    return write_bars({row.country: row.launch_count for row in summary.rows})


def _parts(frame: Frame, count: int) -> tuple[Box, Box]:
    """Boxes of map and ranking, beside or below each other: whichever gives the larger map."""
    body, gap = frame.body, 0.3 * frame.scale
    legend = lettering.height_in(frame.points(SMALL)) * 3
    list_in = min(max(body.width * 0.33, 2.5 * frame.scale), body.width * 0.45)
    row_in = lettering.height_in(frame.points(LABEL)) * 1.15
    columns = min(max(int(body.width / (3.0 * frame.scale)), 1), 3)
    low_in = min(row_in * (ceil(count / columns) + 2), body.height * 0.55)
    beside = min(body.width - list_in - gap, _aspect() * (body.height - legend))
    below = min(body.width, _aspect() * (body.height - low_in - gap - legend))
    if beside >= below:
        return body.inset(right=list_in + gap), body.inset(left=body.width - list_in)
    low_in = max(low_in, body.height - body.width / _aspect() - legend - gap)
    return body.inset(bottom=low_in + gap * 0.5), body.inset(top=body.height - low_in)


def _aspect() -> float:
    left, right, bottom, top = world.extent()
    return (right - left) / (top - bottom)


def _with_notes(frame: Frame, box: Box, ranked: Sequence[Entry], used: Shades) -> Box:
    """Writes legend and notes below the map, and gives the box that is left."""
    look, texts = frame.small(), _notes(ranked)
    line = lettering.height_in(look.points)
    lines = [part for text in texts for part in lettering.wrapped(text, look.points, box.width)]
    lines = lettering.shortened(lines, 4, look.points, box.width)
    foot = len(lines) * line
    drawn = min(box.height - foot - 2.4 * line, box.width / _aspect())
    spare = max((box.height - foot - 2.4 * line - drawn) / 2, 0)
    low = box.inset(top=spare + drawn)
    below = draw_legend(frame, low, used, "Launches")
    for place, text in enumerate(lines):
        frame.write(text, (box.left, low.top - below - (place + 0.9) * line), look)
    return Box(box.left, low.top, box.width, drawn)


def _notes(ranked: Sequence[Entry]) -> list[str]:
    absent = [
        f"{entry.name} ({entry.launch_count:,})"
        for entry in ranked
        if world.find(entry.name) is None and world.place(entry.name) is None
    ]
    notes = [f"Not on the map: {', '.join(absent)}"] if absent else []
    if any(entry.name == "France" for entry in ranked):
        notes.append("France includes French Guiana.")
    return notes


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


def _draw_marks(
    frame: Frame, axes: Axes, ranked: Sequence[Entry], used: Shades
) -> Mapping[str, tuple[float, float]]:
    """Dots for what is too small to see or has no shape; gives where the latter stand."""
    marks: dict[str, tuple[float, float]] = {}
    dots: list[tuple[tuple[float, float], str]] = []
    for entry in ranked:
        shape = world.find(entry.name)
        at = world.place(entry.name) if shape is None else shape.middle
        if shape is None and at is not None:
            marks[entry.name] = at
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
    return marks


def _draw_names(
    frame: Frame,
    axes: Axes,
    ranked: Sequence[Entry],
    marks: Mapping[str, tuple[float, float]],
    in_units: float,
) -> None:
    """Names from the largest down, leaving out those that would touch another."""
    points = min(frame.points(SMALL), frame.points(LABEL) * 0.85)
    halo: list[AbstractPathEffect] = [
        withStroke(linewidth=points * 0.25, foreground=frame.theme.paper)
    ]
    look = Look(points, frame.theme.ink, True, "center", "center")
    taken: list[Box] = []
    wanted = [entry.name for entry in ranked[:NAMED]]
    for name in [*marks, *(name for name in wanted if name not in marks)]:
        shape = world.find(name)
        at = marks.get(name) or (shape.middle if shape else None)
        if at is None:
            continue
        text = PLACE_LABELS.get(name, name)
        label = _label(text, _spot(text, at, shape, look, in_units), look, in_units)
        if any(_touch(label, other) for other in taken):
            continue
        taken.append(label)
        middle = (label.left + label.width / 2, label.bottom + label.height / 2)
        frame.write(text, middle, look, over=axes).set_path_effects(halo)


def _spot(
    text: str, at: tuple[float, float], shape: world.Country | None, look: Look, in_units: float
) -> tuple[float, float]:
    """The middle of the country, or below it where the name would hide it."""
    line = look.points / 72 * in_units
    if shape is None:
        return at[0], at[1] - 1.3 * line
    if shape.width < lettering.width_in(text, look.points, look.bold) * in_units * 0.9:
        return at[0], min(shape.bottom, at[1] - 0.5 * line) - 0.7 * line
    return at


def _label(text: str, at: tuple[float, float], look: Look, in_units: float) -> Box:
    """Where a name lies, in units of the map, pushed inside the map."""
    width = lettering.width_in(text, look.points, look.bold) * in_units
    # A little air, or neighbours read as one word.
    width += look.points / 72 * 0.6 * in_units
    height = look.points / 72 * 1.1 * in_units
    left, right, _, _ = world.extent()
    start = min(max(at[0] - width / 2, left), right - width)
    return Box(start, at[1] - height / 2, width, height)


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.bottom < other.top
        and other.bottom < one.top
    )


CHART = Chart(draw, write, left_out="left out: no known country")
