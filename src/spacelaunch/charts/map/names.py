"""Where names stand on the map: inside their country, or beside it with a line to it.

Only places are found here, from the largest name down; the chart writes them. A name for which
there is no place without touching another is left out: the ranking names all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from matplotlib.path import Path

from spacelaunch.charts.kit import lettering
from spacelaunch.charts.kit.frame import Box, Line
from spacelaunch.charts.kit.style import Look
from spacelaunch.charts.map import world

PLACE_LABELS = {"Pacific Ocean": "Pacific Ocean (at sea)"}
# Of the map's width; a longer label would end on the land beyond the sea.
_SEA = 0.25
# Around its place, in the heights of a letter: below first, where a reader looks.
_ASIDE = ((0, -1), (1, -1), (-1, -1), (1, 0), (-1, 0), (0, 1), (1, 1), (-1, 1))
_FAR = (1.3, 2.6, 4.2, 6.0)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlacedName:
    """One name, in units of the map."""

    text: str
    box: Box
    line: Line | None
    """From the country to the name; None where the name lies inside it or at its mark."""

    @property
    def middle(self) -> Point:
        """The middle of the name."""
        return self.box.left + self.box.width / 2, self.box.bottom + self.box.height / 2


def place_names(names: Sequence[str], look: Look, in_units: float) -> list[PlacedName]:
    """Places for as many as there is room for.

    Units: `in_units` of the map make an inch.
    """
    placed: list[PlacedName] = []
    for name in names:
        found = _place(name, look, in_units, [one.box for one in placed])
        placed += [found] if found else []
    return placed


def _place(name: str, look: Look, in_units: float, taken: Sequence[Box]) -> PlacedName | None:
    shape = world.find(name)
    at = shape.middle if shape else world.place(name)
    if at is None:
        return None
    text, letter = PLACE_LABELS.get(name, name), look.points / 72 * in_units
    width = _width(text, look, in_units)
    if text != name and width > _SEA * (world.extent()[1] - world.extent()[0]):
        text, width = name, _width(name, look, in_units)
    inside = _around(at, width, letter)
    if shape is not None and not shape.is_small and _holds(shape, inside):
        return None if _touches(inside, taken) else PlacedName(text, inside, None)
    for far, (x, y) in product(_FAR, _ASIDE):
        beside = (at[0] + x * (width / 2 + far * letter), at[1] + y * (far + 0.3) * letter)
        box = _around((_on_map(beside[0], width), beside[1]) if y else beside, width, letter)
        if _is_on_map(box) and not _touches(box, taken):
            is_near = shape is None and far == _FAR[0]
            return PlacedName(text, box, None if is_near else _line(at, box))
    return None


def _width(text: str, look: Look, in_units: float) -> float:
    """With a little air, or neighbours read as one word."""
    return (lettering.width_in(text, look.points, look.bold) + look.points / 72 * 0.6) * in_units


def _around(at: Point, width: float, letter: float) -> Box:
    height = letter * 1.1
    return Box(at[0] - width / 2, at[1] - height / 2, width, height)


def _holds(shape: world.Country, box: Box) -> bool:
    """Whether the name lies on its country and on no neighbour."""
    largest = Path(max(shape.rings, key=world.area))
    sides = [
        (box.left + box.width * part / 4, y) for part in range(5) for y in (box.bottom, box.top)
    ]
    return bool(largest.contains_points(sides).all())


def _on_map(middle: float, width: float) -> float:
    """The middle, moved so far that a name above or below its place does not leave the map."""
    left, right, _, _ = world.extent()
    return min(max(middle, left + width / 2), right - width / 2)


def _is_on_map(box: Box) -> bool:
    left, right, bottom, top = world.extent()
    return left <= box.left and box.right <= right and bottom <= box.bottom and box.top <= top


def _touches(box: Box, others: Sequence[Box]) -> bool:
    return any(
        box.left < other.right
        and other.left < box.right
        and box.bottom < other.top
        and other.bottom < box.top
        for other in others
    )


def _line(at: Point, box: Box) -> Line:
    """To the nearest point of the name's edge."""
    return at, (min(max(at[0], box.left), box.right), min(max(at[1], box.bottom), box.top))
