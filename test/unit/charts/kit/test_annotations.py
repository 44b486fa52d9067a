from __future__ import annotations

from dataclasses import replace

import pytest

from spacelaunch.charts.kit.annotations import place_notes, place_years, top_above
from spacelaunch.charts.kit.frame import Box
from spacelaunch.charts.kit.series import Line, Series, ground

BOX = Box(1, 1, 6, 3)
YEARS = (2002, 2003, 2005)


@pytest.fixture
def series() -> Series:
    line = Line("Private", "#000000", [1, 5, 3, 8, 9, 30])
    return Series(range(2001, 2007), [line], frozenset(range(2001, 2007)), "")


def test_years_apart_share_a_level_and_close_ones_do_not(series: Series) -> None:
    wide, narrow = ground(BOX, series, 40), ground(Box(1, 1, 1, 3), series, 40)
    assert [label.level for label in place_years(YEARS, wide, 9)] == [0, 0, 0]
    assert [label.level for label in place_years(YEARS, narrow, 9)] == [0, 1, 0]


def test_a_second_note_stands_below_the_first(series: Series) -> None:
    texts = [(2002, "one note"), (2005, "and another")]
    notes = place_notes(texts, series, ground(BOX, series, 40), 9)
    assert notes[1].down == len(notes[0].lines)


def test_a_note_does_not_lie_on_the_line_of_another_year(series: Series) -> None:
    plot, text = ground(BOX, series, 40), "a note longer than a year"
    (free,) = place_notes([(2003, text)], replace(series, dotted=[2002]), plot, 9)
    (turned,) = place_notes([(2003, text)], replace(series, dotted=[2004]), plot, 9)
    assert free.left > plot.x(2003) > turned.left + turned.width


def test_the_axis_grows_until_no_line_runs_through_a_note(series: Series) -> None:
    plot = ground(BOX, series, series.maximum)
    note = replace(place_notes([(2006, "a note")], series, plot, 9)[0], left=6.0, width=1.0)
    assert top_above([note], series, plot, 0.5) > series.maximum * 1.2
    assert top_above([], series, plot, 0.5) == pytest.approx(series.maximum * 1.06)
