from __future__ import annotations

import numpy as np
import pytest

from spacelaunch.charts.map.world import CENTRE, area, countries, extent, find, place, project

OURS = (
    *("USA", "Russia", "Kazakhstan", "France", "China", "Japan", "India", "Iran", "Israel"),
    *("Kenya", "Australia", "Brazil", "New Zealand", "North Korea", "South Korea"),
    *("usa", "UK", "United States", "Türkiye", "Czech Republic"),
)


@pytest.mark.parametrize("name", OURS)
def test_a_country_is_found_by_the_name_that_the_data_use(name: str) -> None:
    assert find(name) is not None


@pytest.mark.parametrize("name", ["Pacific Ocean", "Marshall Islands", "French Guiana"])
def test_a_place_without_a_shape_has_a_mark(name: str) -> None:
    assert find(name) is None
    assert place(name) is not None


def test_an_unknown_name_has_neither() -> None:
    assert find("Atlantis") is None
    assert place("Atlantis") is None


def test_the_middle_of_the_map_is_the_origin() -> None:
    assert project(np.array([[CENTRE, 0.0]]))[0] == pytest.approx((0, 0))


def test_the_whole_earth_has_its_area() -> None:
    edge = np.linspace(-90, 90, 1801)
    west = np.column_stack((np.full_like(edge, CENTRE - 180), edge))
    east = np.column_stack((np.full_like(edge, CENTRE + 180), edge[::-1]))
    assert area(project(np.vstack((west, east)))) == pytest.approx(4 * np.pi, rel=1e-3)


def test_no_country_jumps_across_the_map() -> None:
    left, right, _, _ = extent()
    widest = max(countries().values(), key=lambda country: country.width)
    assert widest.width < (right - left) / 2


def test_the_small_ones_are_known_as_small() -> None:
    israel, china = find("Israel"), find("China")
    assert israel is not None
    assert china is not None
    assert (israel.is_small, china.is_small) == (True, False)
