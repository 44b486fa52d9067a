from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from spacelaunch.charts.timeline import draw
from spacelaunch.domain.summary import Summary
from spacelaunch.queries.parameters import Drawing

WordsOf = Callable[[Figure], list[str]]


@pytest.mark.parametrize(
    ("sector", "counts"), [("private", [1, 5, 3, 8, 9]), ("state", [6, 4, 7, 8, 8])]
)
def test_a_solid_line_holds_the_whole_years(
    sector: str, counts: list[int], timeline: Summary, drawing: Drawing
) -> None:
    lines = {line.get_label(): line for line in draw(timeline, drawing).axes[0].lines}
    assert np.asarray(lines[sector].get_xdata()).tolist() == [2001, 2002, 2003, 2004, 2005]
    assert np.asarray(lines[sector].get_ydata()).tolist() == counts


def test_a_year_known_in_part_is_dashed_and_says_until_when(
    timeline: Summary, drawing: Drawing, words_of: WordsOf
) -> None:
    figure = draw(timeline, drawing)
    dashed = [line for line in figure.axes[0].lines if line.is_dashed()]
    assert [np.asarray(line.get_xdata()).tolist() for line in dashed] == [
        [2005, 2006],
        [2005, 2006],
    ]
    assert "2006 until 7 Aug" in words_of(figure)


def test_a_whole_last_year_is_not_dashed(timeline: Summary, drawing: Drawing) -> None:
    origin = replace(timeline.origin, data_until=date(2006, 12, 30))
    lines = draw(replace(timeline, origin=origin), drawing).axes[0].lines
    assert not any(line.is_dashed() for line in lines)


def test_every_crossing_has_its_dotted_line_and_year(
    timeline: Summary, drawing: Drawing, words_of: WordsOf
) -> None:
    figure = draw(timeline, drawing)
    rules = [x for x in figure.artists if x.get_label() == "crossings"]
    assert [len(x.get_segments()) for x in rules if isinstance(x, LineCollection)] == [3]
    words = words_of(figure)
    assert [words.count(year) for year in ("2002", "2003", "2005")] == [2, 2, 2]


def test_the_first_and_the_lasting_lead_are_told(
    timeline: Summary, drawing: Drawing, words_of: WordsOf
) -> None:
    words = " ".join(words_of(draw(timeline, drawing)))
    assert "2002: private ahead for the first time (5 to 4)" in words
    assert "2005: since then private ahead every year" in words


def test_lines_and_axes_are_named(timeline: Summary, drawing: Drawing, words_of: WordsOf) -> None:
    words = words_of(draw(timeline, drawing))
    assert {"Private 30", "State 2", "Launches per year"} <= set(words)
    assert any(word.startswith("Year (UTC)") for word in words)


def test_one_year_is_drawn_as_points(
    timeline: Summary, drawing: Drawing, words_of: WordsOf
) -> None:
    row = {"year": 2003, "private_count": 0, "state_count": 1}
    words = words_of(draw(replace(timeline, rows=(row,), findings={}), drawing))
    assert {"2003", "Private 0", "State 1"} <= set(words)
    assert not any("." in word for word in words if word[:1].isdigit())


def test_large_counts_have_separators(
    timeline: Summary, drawing: Drawing, words_of: WordsOf
) -> None:
    rows = [{"year": y, "private_count": 10**6, "state_count": y} for y in range(1957, 2021)]
    words = words_of(draw(replace(timeline, rows=tuple(rows), findings={}), drawing))
    assert {"1,000,000", "Private 1,000,000"} <= set(words)
