from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.kit.page import make_page
from spacelaunch.queries.parameters import Drawing

WordsOf = Callable[[Figure], list[str]]
LEFT_OUT = "left out: no known country"
LONG = "The busiest year of any country and of any provider whose name is long and then longer "


def test_the_title_is_the_finding(
    timeline: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    words = words_of(make_page(timeline, drawing, LEFT_OUT).figure)
    assert words[0] == "What was found"
    assert words[1] == "Launches in a few words · 100 launches of Kaggle, 1957–2006"


@pytest.mark.parametrize("size", ["4x3", "10x6", "20x3"])
def test_a_long_title_wraps_without_losing_a_word(
    size: str, timeline: AnySummary, words_of: WordsOf
) -> None:
    figure = make_page(replace(timeline, finding=LONG), Drawing(size=size), LEFT_OUT).figure
    assert " ".join(words_of(figure)).startswith(LONG.strip())


def test_a_title_without_end_stays_inside_the_page(
    timeline: AnySummary, boxes_of: Callable[[Figure], list[tuple[str, Any]]]
) -> None:
    endless = replace(timeline, finding=LONG * 9, title=LONG * 9)
    figure = make_page(endless, Drawing(size="4x3"), LEFT_OUT).figure
    width, height = figure.canvas.get_width_height()
    boxes = [box for _, box in boxes_of(figure)]
    assert max(box.x1 for box in boxes) <= width
    assert min(box.y0 for box in boxes) >= 0
    assert max(box.y1 for box in boxes) <= height


def test_synthetic_data_are_called_so(
    timeline: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    synthetic = replace(timeline, origin=replace(timeline.origin, is_synthetic=True))
    label = "SYNTHETIC SAMPLE – not real launches"
    assert label in words_of(make_page(synthetic, drawing, LEFT_OUT).figure)
    assert label not in words_of(make_page(timeline, drawing, LEFT_OUT).figure)


def test_launches_left_out_stand_in_the_footer(
    geography: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    some = replace(geography, rows_used=88, rows_missing=12)
    words = words_of(make_page(some, drawing, LEFT_OUT).figure)
    assert "12 of 100 launches left out: no known country" in words


def test_what_must_be_known_beside_it_stands_in_the_footer(
    geography: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    noted = replace(geography, notes=("Not drawn: Gamma.",))
    assert "Not drawn: Gamma." in words_of(make_page(noted, drawing, LEFT_OUT).figure)


def test_the_paper_follows_the_theme(timeline: AnySummary) -> None:
    light, dark = (
        make_page(timeline, Drawing(theme=theme), LEFT_OUT).figure for theme in ("light", "dark")
    )
    assert light.get_facecolor() != dark.get_facecolor()


def test_a_larger_page_has_larger_letters(timeline: AnySummary) -> None:
    small, large = (
        make_page(timeline, Drawing(size=size), LEFT_OUT).scale for size in ("4x3", "20x16")
    )
    assert small < 1 < large
