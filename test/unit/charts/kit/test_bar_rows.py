from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.figure import Figure

from spacelaunch.charts.kit.bar_rows import BarRow, Heading, draw_bar_rows, grid_for
from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.style import LIGHT

ROWS = [BarRow("A", 3, 4, "4 (3)"), BarRow("B", 0, 0, "unknown")]
HEADING = Heading("landed", "not landed", "Flights (landed)")


@pytest.fixture
def frame() -> Frame:
    return Frame(Figure(figsize=(10, 6)), LIGHT, 1.0, Box(0.3, 0.3, 9.4, 4.3))


def name_rest(shown: int) -> str:
    return f"and {len(ROWS) - shown} more"


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (10, 1), (50, 2)])
def test_rows_flow_into_columns_when_one_is_not_enough(
    count: int, columns: int, frame: Frame
) -> None:
    grid = grid_for(frame, frame.body, count)
    assert grid.columns == columns
    assert grid.shown >= count


def test_names_numbers_and_what_they_mean_are_written(
    frame: Frame, words_of: Callable[[Figure], list[str]]
) -> None:
    draw_bar_rows(frame, frame.body, HEADING, ROWS, name_rest)
    said = {"landed", "not landed", "Flights (landed)", "A", "4 (3)", "B", "unknown"}
    assert said <= set(words_of(frame.figure))


def test_a_bar_of_one_part_has_one_colour(
    frame: Frame, rectangles_of: Callable[[Figure, str], int]
) -> None:
    draw_bar_rows(frame, frame.body, Heading("mass", None, "kg"), ROWS, name_rest)
    assert rectangles_of(frame.figure, "mass") == 2
    assert rectangles_of(frame.figure, "not landed") == 0


def test_what_has_no_room_is_told(frame: Frame, words_of: Callable[[Figure], list[str]]) -> None:
    draw_bar_rows(frame, Box(0, 0, 4, 0.45), HEADING, ROWS, name_rest)
    assert any(text.startswith("and 1 more; a larger") for text in words_of(frame.figure))
