from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure
from spacelaunch.queries.parameters import Drawing


def test_the_mean_stands_above_each_year(
    summaries: Mapping[str, AnySummary], words_of: Callable[[Figure], list[str]]
) -> None:
    words = set(words_of(draw_figure(summaries["static-fire-to-launch"], Drawing())))
    assert {"Hours from static fire to launch; above, the mean", "2016"} - words == set()
