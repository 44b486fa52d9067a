from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure
from spacelaunch.queries.parameters import Drawing


def test_a_rocket_has_its_cost_and_how_many_launches_that_is_of(
    summaries: Mapping[str, AnySummary], words_of: Callable[[Figure], list[str]]
) -> None:
    words = set(words_of(draw_figure(summaries["cost-efficiency"], Drawing())))
    assert {"Kestrel 1", "65,663 (3 of 3)", "US$ per kg (launches used, of all)"} - words == set()
