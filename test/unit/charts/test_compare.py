from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isnan

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis_tests import AnySummary
from spacelaunch.charts.compare import CHART
from spacelaunch.charts.kit.style import DASHES, LIGHT
from spacelaunch.charts.picture import draw_figure
from spacelaunch.queries.compared_rows import CompareRow
from spacelaunch.queries.parameters import Drawing

WordsOf = Callable[[Figure], list[str]]
LinesOf = Callable[[Figure], list[Line2D]]


def lines(name: str, values: Sequence[float | None]) -> list[CompareRow]:
    return [
        CompareRow(name, 2001 + at, value, 1, launch_count=1, success_count=1, known_count=1)
        for at, value in enumerate(values)
    ]


@pytest.fixture
def make_compared(make_summary: Callable[..., AnySummary]) -> Callable[..., AnySummary]:
    def make(measure: str = "count", scale: str = "linear") -> AnySummary:
        rows = [*lines("India", [1, 0, 120]), *lines("Japan", [2, 3, 4])]
        return make_summary("compare", rows, params={"measure": measure, "scale": scale})

    return make


def test_each_line_is_named_at_its_end_with_its_last_value(
    make_compared: Callable[..., AnySummary], words_of: WordsOf
) -> None:
    words = words_of(draw_figure(make_compared(), Drawing()))
    assert {"India 120", "Japan 4", "Launches per year"} <= set(words)


def test_each_line_has_a_colour_and_dashes_of_its_own(
    make_compared: Callable[..., AnySummary], lines_of: LinesOf
) -> None:
    lines = lines_of(draw_figure(make_compared(), Drawing()))
    colours = {line.get_color() for line in lines if str(line.get_label()) in "India Japan"}
    assert len(colours) == 2
    assert len(set(zip(LIGHT.lines, DASHES, strict=True))) == 6


def test_on_a_logarithmic_scale_powers_of_ten_are_as_far_apart_and_nothing_has_no_place(
    make_compared: Callable[..., AnySummary], words_of: WordsOf, lines_of: LinesOf
) -> None:
    figure = draw_figure(make_compared(scale="log"), Drawing())
    india = next(line for line in lines_of(figure) if line.get_label() == "India")
    first, zero, last = np.asarray(india.get_ydata(), float)
    assert isnan(zero)  # left open
    assert last - first == pytest.approx(2.079, abs=0.001)
    assert {"1", "10", "100", "Launches per year, logarithmic"} <= set(words_of(figure))


def test_a_share_is_told_in_percent(
    make_compared: Callable[..., AnySummary], words_of: WordsOf
) -> None:
    words = words_of(draw_figure(make_compared("share"), Drawing()))
    assert "Japan 4.0 %" in words
    assert "0 %" in words


def test_in_letters_each_line_has_a_sign(make_compared: Callable[..., AnySummary]) -> None:
    written = CHART.write(make_compared(), 79)
    assert "# India 120" in written[0]
    assert "o Japan 4" in written[0]
