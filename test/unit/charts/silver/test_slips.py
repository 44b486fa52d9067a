from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure
from spacelaunch.queries.parameters import Drawing


def test_a_stretch_of_time_has_its_slips_and_their_share(
    summaries: Mapping[str, AnySummary], words_of: Callable[[Figure], list[str]]
) -> None:
    words = words_of(draw_figure(summaries["slips"], Drawing()))
    assert {"1 to 7 days before", "after its time", "slips", "other changes"} - {*words} == set()
    assert any("(few)" in word or "few)" in word for word in words)
