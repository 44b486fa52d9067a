from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.figure import Figure

from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.ranking import Entry, draw_ranking
from spacelaunch.charts.kit.style import LIGHT

FIFTY = [Entry(f"Provider {n}", 60 - n, 50 - n) for n in range(50)]


@pytest.fixture
def frame() -> Frame:
    return Frame(Figure(figsize=(10, 6)), LIGHT, 1.0, Box(0.3, 0.3, 9.4, 4.3))


def test_an_entry_says_both_its_numbers() -> None:
    assert Entry("A", 1200, 1100).numbers == "1,200 (1,100)"


def test_every_bar_is_split_into_succeeded_and_the_rest(
    frame: Frame, rectangles_of: Callable[[Figure, str], int]
) -> None:
    draw_ranking(frame, frame.body, FIFTY[:3])
    assert rectangles_of(frame.figure, "succeeded") == 3
    assert rectangles_of(frame.figure, "failed or unknown") == 3


def test_what_has_no_room_is_counted_in_a_note(
    frame: Frame, words_of: Callable[[Figure], list[str]]
) -> None:
    draw_ranking(frame, Box(0, 0, 2, 1.5), FIFTY)
    note = next(text for text in words_of(frame.figure) if text.startswith("and "))
    shown = sum(text.startswith("Provider") for text in words_of(frame.figure))
    assert note.startswith(f"and {50 - shown} more with")


def test_a_ranking_of_nothing_but_zeros_can_be_drawn(
    frame: Frame, words_of: Callable[[Figure], list[str]]
) -> None:
    draw_ranking(frame, frame.body, [Entry("Nobody", 0, 0)])
    assert "0 (0)" in words_of(frame.figure)
