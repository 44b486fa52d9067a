from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure
from spacelaunch.queries.parameters import Drawing


def test_what_is_not_known_has_a_row_without_a_bar(
    summaries: Mapping[str, AnySummary], words_of: Callable[[Figure], list[str]]
) -> None:
    words = set(words_of(draw_figure(summaries["payload-mass-by-orbit"], Drawing())))
    assert {"SSO", "not known", "unknown (0 of 1)"} - words == set()
