from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure as draw
from spacelaunch.queries.parameters import Drawing

WordsOf = Callable[[Figure], list[str]]
MakeProviders = Callable[..., AnySummary]


def test_both_counts_of_every_provider_can_be_read(
    make_providers: MakeProviders, drawing: Drawing, words_of: WordsOf
) -> None:
    words = words_of(draw(make_providers(3), drawing))
    assert [x for x in words if "00)" in x] == ["3,000 (2,700)", "2,000 (1,800)", "1,000 (900)"]
    assert "Launches (succeeded)" in words


@pytest.mark.parametrize("count", [1, 10, 50])
def test_there_is_a_bar_for_every_provider(
    count: int,
    make_providers: MakeProviders,
    drawing: Drawing,
    rectangles_of: Callable[[Figure, str], int],
) -> None:
    assert rectangles_of(draw(make_providers(count), drawing), "succeeded") == count


def test_a_long_name_is_cut_inside(make_providers: MakeProviders, words_of: WordsOf) -> None:
    words = words_of(draw(make_providers(2, "Joint Venture " * 9), Drawing(size="4x3")))
    assert any(word.startswith("Joint Venture") and "…" in word for word in words)


def test_a_name_of_signs_that_no_font_has_is_drawn_with_replacements(
    make_providers: MakeProviders, drawing: Drawing, words_of: WordsOf
) -> None:
    figure = draw(make_providers(1, "\ue000\ue001 $x$"), drawing)
    figure.canvas.draw()
    assert "\ufffd\ufffd $x$ 1" in words_of(figure)
