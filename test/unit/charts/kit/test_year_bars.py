from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.figure import Figure

from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.style import LIGHT
from spacelaunch.charts.kit.year_bars import Heading, Part, YearBar, draw_year_bars

PARTS = (Part("good", LIGHT.private), Part("bad", LIGHT.state))
HEADING = Heading("Launches", "the share that is good")
WordsOf = Callable[[Figure], list[str]]


@pytest.fixture
def frame() -> Frame:
    return Frame(Figure(figsize=(10, 6)), LIGHT, 1.0, Box(0.3, 0.3, 9.4, 4.3))


def bars(*years: int, said: str = "50 %") -> list[YearBar]:
    return [YearBar(year, (2.0, 2.0), said) for year in years]


def test_a_year_without_a_bar_keeps_its_place(
    frame: Frame, words_of: WordsOf, rectangles_of: Callable[[Figure, str], int]
) -> None:
    draw_year_bars(frame, HEADING, PARTS, bars(2019, 2021))
    assert {"2019", "2020", "2021"} <= set(words_of(frame.figure))
    assert rectangles_of(frame.figure, "good") == rectangles_of(frame.figure, "bad") == 2


def test_what_stands_above_is_told_where_it_does(frame: Frame, words_of: WordsOf) -> None:
    draw_year_bars(frame, HEADING, PARTS, bars(2019, 2021))
    words = words_of(frame.figure)
    assert "Launches; above, the share that is good" in words
    assert words.count("50 %") == 2


def test_where_there_is_no_room_above_nothing_is_promised(frame: Frame, words_of: WordsOf) -> None:
    draw_year_bars(frame, HEADING, PARTS, bars(1957, 2021))
    words = words_of(frame.figure)
    assert "Launches" in words
    assert "50 %" not in words


def test_a_year_of_nothing_can_be_drawn(frame: Frame, words_of: WordsOf) -> None:
    draw_year_bars(frame, Heading("Days"), PARTS[:1], [YearBar(2006, (0.0,), "–")])
    assert {"Days", "2006", "–"} <= set(words_of(frame.figure))
