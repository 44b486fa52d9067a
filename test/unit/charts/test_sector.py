from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from matplotlib.figure import Figure

from spacelaunch.charts.sector import draw
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.parameters import Drawing

WordsOf = Callable[[Figure], list[str]]


@pytest.mark.parametrize(
    "words",
    ["1,250", "3,750", "25.0 % of 5,000 launches", "90.0 %", "900 of 1,000 succeeded"],
)
def test_totals_shares_and_rates_are_written(
    words: str, sector: Summary, drawing: Drawing, words_of: WordsOf
) -> None:
    assert words in words_of(draw(sector, drawing))


def test_a_rate_without_known_outcomes_is_a_dash(
    sector: Summary, drawing: Drawing, words_of: WordsOf
) -> None:
    words = words_of(draw(sector, drawing))
    assert "–" in words
    assert "no known outcome" in words


def test_both_axes_name_their_unit(sector: Summary, drawing: Drawing, words_of: WordsOf) -> None:
    words = words_of(draw(sector, drawing))
    assert {"Launches", "Succeeded, % of known outcomes", "100 %"} <= set(words)


def test_one_launch_has_whole_ticks(sector: Summary, drawing: Drawing, words_of: WordsOf) -> None:
    row = {
        "sector": "state",
        "launch_count": 1,
        "success_count": 1,
        "known_count": 1,
        "success_pct": 100.0,
    }
    words = words_of(draw(replace(sector, rows=(row,)), drawing))
    assert "0.5" not in words
    assert words.count("1") == 2


def test_there_are_two_bars_for_each_sector(sector: Summary, drawing: Drawing) -> None:
    labels = [artist.get_label() for artist in draw(sector, drawing).artists]
    assert (labels.count("private"), labels.count("state")) == (2, 2)
