from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.costs import CHART
from spacelaunch.charts.picture import draw_figure
from spacelaunch.queries.costs import CostRow
from spacelaunch.queries.parameters import Drawing


@pytest.fixture
def costs(make_summary: Callable[..., AnySummary]) -> AnySummary:
    rows = [
        CostRow("SpaceX", 100, 95, 5000.0, 1.0, 90.0, 52.6),
        CostRow("RVSN", 1777, 2, 10_000.0, 5000.0, 5000.0, 5000.0),
    ]
    return make_summary("costs", rows)


def test_each_average_says_of_how_many_launches_it_is(
    costs: AnySummary, words_of: Callable[[Figure], list[str]]
) -> None:
    words = words_of(draw_figure(costs, Drawing()))
    assert {"SpaceX", "52.6 (95 of 100)", "5,000.0 (2 of 1,777)"} <= set(words)


def test_in_letters_it_says_the_same(costs: AnySummary) -> None:
    lines = CHART.write(costs, 79)
    assert lines[1].endswith("52.6 (95 of 100)")
    assert lines[2].endswith("5,000.0 (2 of 1,777)")
