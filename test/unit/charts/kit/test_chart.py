from __future__ import annotations

from collections.abc import Callable

from analysis_tests import AnySummary
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame


def draw(_: Frame, __: AnySummary) -> None:
    """Nothing."""


def test_a_chart_that_says_nothing_of_it_leaves_out_what_is_not_known(
    make_summary: Callable[..., AnySummary],
) -> None:
    chart = Chart(draw, lambda summary, _: [summary.finding])
    assert chart.write(make_summary("timeline", []), 79) == ["What was found"]
    assert chart.left_out == "left out: a value is not known"
