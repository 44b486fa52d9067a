from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.series import Line, Series, ground
from spacelaunch.charts.kit.style import LIGHT
from spacelaunch.charts.kit.year_plot import (
    draw_ends,
    draw_gaps,
    draw_lines,
    draw_points,
    draw_thin_years,
    draw_years,
    plot_box,
)


@pytest.fixture
def frame() -> Frame:
    figure = Figure(figsize=(10, 6))
    return Frame(figure, LIGHT, 1.0, Box(0.3, 0.3, 9.4, 5))


def series_of(*lines: list[int | None], whole: range = range(2000, 2100)) -> Series:
    years = range(2000, 2000 + len(lines[0]))
    drawn = [Line(f"Line {n}", "#0000ff", counts) for n, counts in enumerate(lines)]
    return Series(years, drawn, frozenset(whole) & set(years), "2003 until 7 Aug")


def test_a_year_alone_has_a_mark_for_it_has_no_line(
    frame: Frame, lines_of: Callable[[Figure], list[Line2D]]
) -> None:
    series = series_of([3] * 20, whole=range(2004, 2005))
    draw_lines(frame, ground(plot_box(frame, series), series, 5), series)
    marked = [
        np.asarray(x.get_xdata()).tolist() for x in lines_of(frame.figure) if x.get_marker() == "o"
    ]
    assert [2004] in marked


def test_points_stand_where_the_ground_has_their_years_and_counts(
    frame: Frame, lines_of: Callable[[Figure], list[Line2D]]
) -> None:
    series = series_of([1, 4, 2])
    plot = ground(plot_box(frame, series), series, 5)
    draw_points(frame, plot, {2000: 1, 2002: 4.5}, marker="o")
    (line,) = lines_of(frame.figure)
    pixels = line.get_transform().transform(np.asarray(line.get_xydata()))
    expected = [(plot.x(2000), plot.y(1)), (plot.x(2002), plot.y(4.5))]
    assert pixels / frame.figure.dpi == pytest.approx(np.array(expected))


def test_gaps_have_a_ground_and_their_words_where_there_is_room(
    frame: Frame, words_of: Callable[[Figure], list[str]]
) -> None:
    series = series_of([1, None, None, 2])
    draw_gaps(frame, ground(plot_box(frame, series), series, 5), series)
    assert words_of(frame.figure) == ["no data"]


def test_the_first_title_that_fits_is_taken(
    frame: Frame, words_of: Callable[[Figure], list[str]]
) -> None:
    series = series_of([1, 2, 3, 4])
    plot = ground(plot_box(frame, series), series, 5)
    draw_years(frame, plot, series, ("An endless title " * 20, "Year"))
    words = words_of(frame.figure)
    assert "Year" in words
    assert "2003 until 7 Aug" in words


@pytest.mark.parametrize("count", [1, 2, 5])
def test_names_at_the_ends_keep_a_line_apart(
    count: int, frame: Frame, boxes_of: Callable[[Figure], list[tuple[str, Any]]]
) -> None:
    lines: list[list[int | None]] = [[1, 4] for _ in range(count)]
    series = series_of(*lines)
    draw_ends(frame, ground(plot_box(frame, series), series, 5), series)
    boxes = sorted((box for _, box in boxes_of(frame.figure)), key=lambda box: box.y0)
    assert len(boxes) == count
    assert all(low.y1 <= high.y0 + 2 for low, high in pairwise(boxes))


def test_thin_years_are_shaded_where_the_plot_shows_them(frame: Frame) -> None:
    series = series_of([1, 2, 3, 4])
    plot = ground(plot_box(frame, series), series, 5)
    draw_thin_years(frame, plot, [1990, 2001, 2002])
    (shade,) = (one for one in frame.figure.artists if isinstance(one, PolyCollection))
    box = shade.get_paths()[0].get_extents()
    assert (box.x0, box.x1) == pytest.approx((plot.x(2000.5), plot.x(2002.5)))
