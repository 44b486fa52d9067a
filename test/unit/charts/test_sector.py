from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure as draw
from spacelaunch.charts.sector import CHART, write
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.sector import SectorRow

WordsOf = Callable[[Figure], list[str]]


@pytest.mark.parametrize(
    "words",
    ["1,250", "3,750", "25.0 % of 5,000 launches", "90.0 %", "900 of 1,000 succeeded"],
)
def test_totals_shares_and_rates_are_written(
    words: str, sector: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    assert words in words_of(draw(sector, drawing))


def test_a_rate_without_known_outcomes_is_a_dash(
    sector: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    words = words_of(draw(sector, drawing))
    assert "–" in words
    assert "no known outcome" in words


def test_both_axes_name_their_unit(sector: AnySummary, drawing: Drawing, words_of: WordsOf) -> None:
    words = words_of(draw(sector, drawing))
    assert {"Launches", "Succeeded, % of known outcomes", "100 %"} <= set(words)


def test_one_launch_has_whole_ticks(
    sector: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    row = SectorRow("state", 1, 1, 1, 100.0)
    words = words_of(draw(replace(sector, rows=(row,)), drawing))
    assert "0.5" not in words
    assert words.count("1") == 2


def test_there_are_two_bars_for_each_sector(sector: AnySummary, drawing: Drawing) -> None:
    labels = [artist.get_label() for artist in draw(sector, drawing).artists]
    assert (labels.count("private"), labels.count("state")) == (2, 2)


def test_launches_without_outcome_are_left_out_of_the_rates_only() -> None:
    assert CHART.left_out == "left out of the success rates: no known outcome"


def test_in_letters_rates_have_their_denominators(sector: AnySummary) -> None:
    words = [line.split() for line in write(sector)]
    assert ["private", "of", "1,000", "█" * 56, "90.0", "%"] in words
    assert ["state", "of", "0", "unknown"] in words
