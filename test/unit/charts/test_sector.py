from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure as draw
from spacelaunch.charts.sector import CHART, write
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.sector_rows import SectorRow

WordsOf = Callable[[Figure], list[str]]


@pytest.mark.parametrize(
    "words",
    ["1,250", "3,750", "25.0 % of 5,000 launches", "Private 90.0 %"],
)
def test_totals_shares_and_rates_are_written(
    words: str, sector: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    assert words in words_of(draw(sector, drawing))


def test_a_rate_stands_with_its_interval_and_few_are_said_to_be(
    sector: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    few = SectorRow("state", launch_count=2, success_count=1, known_count=2, success_pct=50.0)
    figure = draw(replace(sector, rows=(sector.rows[0], few)), drawing)
    assert "(88.0–91.7), 900 of 1,000" in words_of(figure)
    assert "(9.5–90.5), 1 of 2 (few)" in words_of(figure)
    assert [x.get_label() for x in figure.artists].count("interval") == 2


def test_the_last_ten_years_are_a_bar_of_their_own_where_it_has_room(
    sector: AnySummary, words_of: WordsOf
) -> None:
    row = SectorRow(
        "private",
        launch_count=1250,
        success_count=900,
        known_count=1000,
        success_pct=90.0,
        recent_from_year=2011,
        recent_success_count=190,
        recent_known_count=200,
    )
    shown = draw(replace(sector, rows=(row, sector.rows[1])), Drawing(size="10x6"))
    assert "2011–2020: 95.0 % (91.0–97.3) of 200" in words_of(shown)
    assert [x.get_label() for x in shown.artists].count("recent") == 1
    many = "many words " * 60
    crowded = replace(sector, rows=(row, sector.rows[1]), finding=many, notes=(many, many))
    small = draw(crowded, Drawing(size="4x3"))
    assert [x.get_label() for x in small.artists].count("recent") == 0


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
    row = SectorRow("state", launch_count=1, success_count=1, known_count=1, success_pct=100.0)
    words = words_of(draw(replace(sector, rows=(row,)), drawing))
    assert "0.5" not in words
    assert words.count("1") == 2


def test_there_are_two_bars_for_each_sector(sector: AnySummary, drawing: Drawing) -> None:
    labels = [artist.get_label() for artist in draw(sector, drawing).artists]
    assert (labels.count("private"), labels.count("state")) == (2, 2)


def test_launches_without_outcome_are_left_out_of_the_rates_only() -> None:
    assert CHART.left_out == "left out of the success rates: no known outcome"


def test_in_letters_rates_have_their_denominators(sector: AnySummary) -> None:
    words = [line.split() for line in write(sector, 79)]
    assert ["private", "of", "1,000", "█" * 48, "90.0", "%"] in words
    assert ["state", "of", "0", "unknown"] in words
