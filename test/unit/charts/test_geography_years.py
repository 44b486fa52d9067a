from __future__ import annotations

from collections.abc import Callable

from matplotlib.figure import Figure

from spacelaunch.charts.geography_years import draw
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.parameters import Drawing

WordsOf = Callable[[Figure], list[str]]


def test_only_years_with_launches_have_a_cell(
    geography_years: Summary, drawing: Drawing, rectangles_of: Callable[[Figure, str], int]
) -> None:
    figure = draw(geography_years, drawing)
    assert rectangles_of(figure, "launches") == 3
    assert rectangles_of(figure, "no launches") == 2


def test_countries_are_ordered_by_their_total(
    geography_years: Summary, drawing: Drawing, words_of: WordsOf
) -> None:
    words = words_of(draw(geography_years, drawing))
    assert words.index("USA") < words.index("Kenya")
    assert "60" in words


def test_the_year_between_is_on_the_axis(
    geography_years: Summary, drawing: Drawing, words_of: WordsOf
) -> None:
    assert {"2001", "2002", "2003"} <= set(words_of(draw(geography_years, drawing)))


def test_wide_cells_carry_their_count(
    geography_years: Summary, drawing: Drawing, words_of: WordsOf
) -> None:
    words = words_of(draw(geography_years, drawing))
    assert "20" in words
    assert "40" in words


def test_countries_without_room_are_counted_in_a_note(
    make_summary: Callable[..., Summary], words_of: WordsOf
) -> None:
    rows = [{"country": f"Land {n}", "year": 2000, "launch_count": 1} for n in range(90)]
    words = words_of(draw(make_summary("geography-years", rows), Drawing(size="4x3")))
    shown = sum(word.startswith("Land ") for word in words)
    note = f"and {90 - shown} more with {90 - shown} launches"
    assert any(word.startswith(note) for word in words)
