from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis_tests import AnySummary, ask
from factories import make_launch
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.lettering import UNKNOWN_SIGN
from spacelaunch.charts.picture import draw_figure
from spacelaunch.charts.registry import CATALOGUE_CHARTS, CHARTS, SILVER_CHARTS, find_chart
from spacelaunch.domain.launch import Sector
from spacelaunch.errors import RenderError
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.registry import ANALYSES, CATALOGUE_ANALYSES, SILVER_ANALYSES

SIZES = ("4x3", "10x6", "20x16", "20x3", "4x16")
BoxesOf = Callable[[Figure], list[tuple[str, Any]]]


def test_every_analysis_has_a_chart_and_every_chart_an_analysis() -> None:
    assert set(CHARTS) == set(ANALYSES)
    assert set(SILVER_CHARTS) == set(SILVER_ANALYSES)
    assert set(CATALOGUE_CHARTS) == set(CATALOGUE_ANALYSES)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ANALYSES)
def test_all_words_stand_inside_the_picture(
    name: str, size: str, every_summary: Mapping[str, AnySummary], boxes_of: BoxesOf
) -> None:
    figure = draw_figure(every_summary[name], Drawing(size=size))
    width, height = figure.canvas.get_width_height()
    boxes = boxes_of(figure)
    assert min(min(box.x0, box.y0) for _, box in boxes) >= -1
    assert max(box.x1 for _, box in boxes) <= width + 1
    assert max(box.y1 for _, box in boxes) <= height + 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ANALYSES)
def test_no_words_overlap(
    name: str, size: str, every_summary: Mapping[str, AnySummary], boxes_of: BoxesOf
) -> None:
    boxes = boxes_of(draw_figure(every_summary[name], Drawing(size=size)))
    touching = [
        (one, other)
        for (one, a), (other, b) in combinations(boxes, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > 1
        and min(a.y1, b.y1) - max(a.y0, b.y0) > min(a.height, b.height) / 4
    ]
    assert touching == []


@pytest.mark.parametrize("name", ANALYSES)
def test_names_in_any_letters_are_drawn_without_a_box(name: str, boxes_of: BoxesOf) -> None:
    names = ("中国", "日本", "شركة الفضاء", "भारत", "🚀 Rocket", "나로")
    launches = [
        make_launch(
            2001 + n % 3, provider=name, country=name, rocket=name, sector=list(Sector)[n % 2]
        )
        for n, name in enumerate(names * 3)
    ]
    # A letter that its font lacks is a warning, and so an error here.
    drawn = "".join(text for text, _ in boxes_of(draw_figure(ask(name, launches), Drawing())))
    assert UNKNOWN_SIGN not in drawn


@pytest.mark.parametrize("name", ANALYSES)
def test_no_rows_give_a_page_without_axes_and_lines(
    name: str, make_summary: Callable[..., AnySummary], words_of: Callable[[Figure], list[str]]
) -> None:
    figure = draw_figure(make_summary(name, [], finding="No launches match"), Drawing())
    assert not figure.findobj(Axes) + figure.findobj(Line2D)
    assert "No launches match" in words_of(figure)


def test_an_analysis_without_a_chart_is_a_render_error() -> None:
    with pytest.raises(RenderError, match="no chart for 'horoscope'"):
        find_chart("horoscope")


@pytest.mark.parametrize(
    "chart", [*CHARTS.values(), *SILVER_CHARTS.values()], ids=[*CHARTS, *SILVER_CHARTS]
)
def test_a_chart_says_why_launches_are_left_out(chart: Chart[Any, Any]) -> None:
    assert chart.left_out.startswith("left out")
