from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure
from spacelaunch.queries.parameters import Drawing


def test_a_payload_has_its_mass_and_the_day_of_its_launch(
    summaries: Mapping[str, AnySummary], words_of: Callable[[Figure], list[str]]
) -> None:
    words = set(words_of(draw_figure(summaries["top-payload-masses"], Drawing())))
    assert {"Synthetic payload 16", "15,600, 2020-01-29"} - words == set()
