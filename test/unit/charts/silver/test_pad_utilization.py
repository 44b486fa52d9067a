from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure
from spacelaunch.queries.parameters import Drawing


def test_a_pad_has_its_launches_and_their_mean_mass(
    summaries: Mapping[str, AnySummary], words_of: Callable[[Figure], list[str]]
) -> None:
    words = set(words_of(draw_figure(summaries["pad-utilization"], Drawing())))
    assert {"Launches (mean mass on board)", "orbital attempts", "others"} - words == set()
