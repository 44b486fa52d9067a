from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure
from spacelaunch.queries.parameters import Drawing


def test_what_was_no_orbital_attempt_has_a_colour_of_its_own(
    summaries: Mapping[str, AnySummary], words_of: Callable[[Figure], list[str]]
) -> None:
    words = set(words_of(draw_figure(summaries["launches-per-year"], Drawing())))
    assert {"Launches", "2016", "orbital attempts", "others"} - words == set()
