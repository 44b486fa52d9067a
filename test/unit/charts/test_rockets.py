from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure
from spacelaunch.charts.rockets import CHART
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.rockets import RocketRow


@pytest.fixture
def rockets(make_summary: Callable[..., AnySummary]) -> AnySummary:
    rows = [
        RocketRow("Soyuz", launch_count=446, success_count=420, known_count=440, success_pct=95.5),
        RocketRow("Energia", launch_count=2, success_count=1, known_count=2, success_pct=50.0),
        RocketRow("N1", launch_count=1, success_count=0, known_count=0, success_pct=None),
    ]
    return make_summary("rockets", rows)


def test_each_rocket_has_its_launches_and_its_rate(
    rockets: AnySummary, words_of: Callable[[Figure], list[str]]
) -> None:
    words = set(words_of(draw_figure(rockets, Drawing())))
    assert {"Soyuz", "446, 95 % (93–97)", "2, 50 % (9–91, few)", "1, no outcome"} <= words


def test_in_letters_it_says_the_same(rockets: AnySummary) -> None:
    lines = CHART.write(rockets, 79)
    assert lines[1].endswith("446, 95 % (93–97)")
    assert lines[3].endswith("1, no outcome")


@pytest.mark.parametrize(
    ("success_count", "said"),
    [(1_000, "100 %"), (999, "99.9 %"), (996, "99.6 %"), (994, "99 %"), (4, "0.4 %"), (0, "0 %")],
)
def test_only_of_all_it_says_a_hundred_percent_and_only_of_none_nought(
    make_summary: Callable[..., AnySummary], success_count: int, said: str
) -> None:
    row = RocketRow(
        "Soyuz",
        launch_count=1_000,
        success_count=success_count,
        known_count=1_000,
        success_pct=success_count / 10,
    )
    line = CHART.write(make_summary("rockets", [row]), 79)[1]
    assert f"1,000, {said} (" in line
