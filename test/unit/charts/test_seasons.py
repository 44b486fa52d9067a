from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure
from spacelaunch.charts.seasons import CHART
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.seasons import SeasonRow


@pytest.fixture
def make_seasons(make_summary: Callable[..., AnySummary]) -> Callable[[int], AnySummary]:
    def make(in_part: int) -> AnySummary:
        rows = [SeasonRow(month, 10 + in_part, 10, 8.3, 4.6, 14.7) for month in range(1, 13)]
        return make_summary("seasons", rows)

    return make


def test_each_month_has_its_count_and_its_share(
    make_seasons: Callable[[int], AnySummary], words_of: Callable[[Figure], list[str]]
) -> None:
    words = words_of(draw_figure(make_seasons(0), Drawing()))
    assert {"January", "December", "in whole years"} <= set(words)
    assert words.count("10, 8.3 % (4.6–14.7)") == 12
    assert "in years known in part" not in words


def test_what_a_part_of_a_year_adds_is_another_bar(
    make_seasons: Callable[[int], AnySummary], rectangles_of: Callable[[Figure, str], int]
) -> None:
    figure = draw_figure(make_seasons(3), Drawing())
    assert rectangles_of(figure, "in years known in part") == 12


def test_in_letters_it_says_the_same(make_seasons: Callable[[int], AnySummary]) -> None:
    lines = CHART.write(make_seasons(3), 79)
    assert lines[0].startswith("█ in whole years  ░ in years known in part")
    assert lines[12].startswith(" December █")
