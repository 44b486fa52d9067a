from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.geography_years import write
from spacelaunch.charts.picture import draw_figure as draw
from spacelaunch.domain.reach import Reach
from spacelaunch.queries.geography_years import CountryYearRow
from spacelaunch.queries.parameters import Drawing

WordsOf = Callable[[Figure], list[str]]


def test_only_years_with_launches_have_a_cell(
    geography_years: AnySummary, drawing: Drawing, rectangles_of: Callable[[Figure, str], int]
) -> None:
    figure = draw(geography_years, drawing)
    assert rectangles_of(figure, "launches") == 3
    assert rectangles_of(figure, "no launches") == 2


def test_countries_are_ordered_by_their_total(
    geography_years: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    words = words_of(draw(geography_years, drawing))
    assert words.index("USA") < words.index("Kenya")
    assert "60" in words


def test_the_year_between_is_on_the_axis(
    geography_years: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    assert {"2001", "2002", "2003"} <= set(words_of(draw(geography_years, drawing)))


def test_wide_cells_carry_their_count(
    geography_years: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    words = words_of(draw(geography_years, drawing))
    assert "20" in words
    assert "40" in words


def test_countries_without_room_are_counted_in_a_note(
    make_summary: Callable[..., AnySummary], words_of: WordsOf
) -> None:
    rows = [CountryYearRow(f"Land {n}", 2000, 1) for n in range(90)]
    words = words_of(draw(make_summary("geography-years", rows), Drawing(size="4x3")))
    shown = sum(word.startswith("Land ") for word in words)
    note = f"and {90 - shown} more with {90 - shown} launches"
    assert any(word.startswith(note) for word in words)


def test_a_year_of_which_the_data_hold_nothing_has_no_ground(
    geography_years: AnySummary,
    drawing: Drawing,
    rectangles_of: Callable[[Figure, str], int],
    words_of: Callable[[Figure], list[str]],
) -> None:
    years = {y: known for y, known in geography_years.reach.years.items() if y != 2002}
    figure = draw(replace(geography_years, reach=Reach(years)), drawing)
    assert rectangles_of(figure, "no launches") == 2 * 2
    assert "Year (UTC); total at the right; no ground: not in the data" in words_of(figure)


def test_a_year_known_in_part_is_striped(
    geography_years: AnySummary, drawing: Drawing, rectangles_of: Callable[[Figure, str], int]
) -> None:
    rows = (CountryYearRow("USA", 2005, 3), CountryYearRow("USA", 2006, 3))
    assert rectangles_of(draw(replace(geography_years, rows=rows), drawing), "in part") == 1
    assert rectangles_of(draw(geography_years, drawing), "in part") == 0


def test_few_years_fill_the_width(geography_years: AnySummary, drawing: Drawing) -> None:
    rows = (CountryYearRow("USA", 2005, 3),)
    figure = draw(replace(geography_years, rows=rows), drawing)
    (cell,) = [x for x in figure.artists if x.get_label() == "launches"]
    assert isinstance(cell, PolyCollection)
    assert np.ptp(np.asarray(cell.get_paths()[0].vertices)[:, 0]) > 0.7 * drawing.width_in


def test_in_letters_it_has_the_classes_of_the_picture(geography_years: AnySummary) -> None:
    lines = write(geography_years, 79)
    assert [line.split() for line in lines[:2]] == [
        ["USA", "####", "####", "60"],
        ["Kenya", "....", "1"],
    ]
    assert "o 10–19  # 20–49  @ 50+" in lines[3]
