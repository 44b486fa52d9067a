from __future__ import annotations

from collections.abc import Callable

from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure
from spacelaunch.charts.top_providers import CHART
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.top_private import ProviderRow


def test_each_provider_has_its_numbers(
    make_summary: Callable[..., AnySummary], words_of: Callable[[Figure], list[str]]
) -> None:
    summary = make_summary("top-providers", [ProviderRow("RVSN", 1200, 1100)])
    assert {"RVSN", "1,200 (1,100)"} <= set(words_of(draw_figure(summary, Drawing())))
    assert CHART.write(summary, 79)[1].startswith("RVSN █")
