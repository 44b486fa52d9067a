from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure
from spacelaunch.queries.parameters import Drawing


def test_a_provider_has_its_late_launches_and_the_median_delay(
    summaries: Mapping[str, AnySummary], words_of: Callable[[Figure], list[str]]
) -> None:
    words = words_of(draw_figure(summaries["delays"], Drawing()))
    assert {"Ada", "Bell", "Curie", "late", "as planned or earlier"} - {*words} == set()
    assert any("(few)" in word or "few)" in word for word in words)
