from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure
from spacelaunch.queries.parameters import Drawing


def test_the_median_stands_above_each_year(
    summaries: Mapping[str, AnySummary], words_of: Callable[[Figure], list[str]]
) -> None:
    words = set(words_of(draw_figure(summaries["launch-cadence"], Drawing())))
    assert {
        "Days since the launch before; above, the median",
        "2016",
        "up to the longest",
    } - words == set()
