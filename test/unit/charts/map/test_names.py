from __future__ import annotations

from itertools import combinations

import pytest
from matplotlib.path import Path

from spacelaunch.charts.kit.style import Look
from spacelaunch.charts.map.names import PlacedName, place_names
from spacelaunch.charts.map.world import extent, find

LOOK = Look(9, "#000000", True, "center", "center")
NAMES = ("USA", "Russia", "Kazakhstan", "France", "China", "Japan", "India", "Israel")


def placed_on(width_in: float, *names: str) -> dict[str, PlacedName]:
    left, right, _, _ = extent()
    return {one.text: one for one in place_names(names, LOOK, (right - left) / width_in)}


def test_a_name_that_fits_lies_inside_its_country() -> None:
    russia = find("Russia")
    assert russia is not None
    assert placed_on(10, "Russia")["Russia"].middle == pytest.approx(russia.middle)
    assert placed_on(10, "Russia")["Russia"].line is None


@pytest.mark.parametrize("name", ["Israel", "Japan", "France"])
def test_a_name_beside_its_country_has_a_line_to_it(name: str) -> None:
    country, placed = find(name), placed_on(6, name)[name]
    assert country is not None
    assert placed.line is not None
    assert placed.line[0] == country.middle
    assert placed.middle != country.middle


@pytest.mark.parametrize("width_in", [3, 5, 10, 20])
def test_no_two_names_touch_and_all_are_on_the_map(width_in: float) -> None:
    boxes = [one.box for one in placed_on(width_in, *NAMES).values()]
    left, right, bottom, top = extent()
    assert all(left <= box.left and box.right <= right for box in boxes)
    assert all(bottom <= box.bottom and box.top <= top for box in boxes)
    assert not any(
        one.left < other.right
        and other.left < one.right
        and one.bottom < other.top
        and other.bottom < one.top
        for one, other in combinations(boxes, 2)
    )


def test_a_place_without_a_shape_is_named_beside_its_mark() -> None:
    assert placed_on(10, "Pacific Ocean")["Pacific Ocean (at sea)"].line is None


@pytest.mark.parametrize("width_in", [4, 5, 10, 20])
def test_a_place_at_sea_is_named_on_the_sea(width_in: float) -> None:
    (box,) = [one.box for one in placed_on(width_in, "Pacific Ocean").values()]
    corners = [(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
    brazil = find("Brazil")
    assert brazil is not None
    assert not any(Path(ring).contains_points(corners).any() for ring in brazil.rings)


def test_a_name_that_is_nowhere_is_left_out() -> None:
    assert placed_on(10, "Atlantis") == {}
