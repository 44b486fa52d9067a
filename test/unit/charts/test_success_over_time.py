from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis_tests import AnySummary
from spacelaunch.charts.picture import draw_figure as draw
from spacelaunch.charts.success_over_time import write
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.success_over_time import SuccessYearRow

WordsOf = Callable[[Figure], list[str]]
LinesOf = Callable[[Figure], list[Line2D]]


@pytest.fixture
def success(make_summary: Callable[..., AnySummary]) -> AnySummary:
    rows = [
        SuccessYearRow(
            2001,
            launch_count=40,
            success_count=20,
            known_count=40,
            success_pct=50.0,
            success_low_pct=35.2,
            success_high_pct=64.8,
        ),
        SuccessYearRow(
            2003,
            launch_count=2,
            success_count=2,
            known_count=2,
            success_pct=100.0,
            success_low_pct=34.2,
            success_high_pct=100.0,
        ),
        SuccessYearRow(2006, launch_count=3, success_count=0, known_count=0, success_pct=None),
    ]
    return make_summary("success-over-time", rows)


def test_rates_of_few_are_hollow_and_a_year_without_one_has_no_point(
    success: AnySummary, drawing: Drawing, lines_of: LinesOf
) -> None:
    lines = lines_of(draw(success, drawing))
    assert {str(line.get_label()): np.asarray(line.get_xydata()).shape[0] for line in lines} == {
        "few": 1,
        "many": 1,
    }


def test_every_rate_has_its_whisker(success: AnySummary, drawing: Drawing) -> None:
    (whiskers,) = [x for x in draw(success, drawing).artists if x.get_label() == "intervals"]
    assert len(whiskers.get_paths()) == 2  # type: ignore[attr-defined]  # lines have paths


def test_axes_name_percent_years_and_what_is_known_in_part(
    success: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    words = words_of(draw(success, drawing))
    assert {"0 %", "100 %", "2001", "2006", "Year (UTC); 2006 until 7 Aug"} <= set(words)


def test_in_letters_each_rate_has_its_denominator(success: AnySummary) -> None:
    lines = [line.split() for line in write(success, 79)]
    assert [line[:3] for line in lines[1:]] == [
        ["2001,", "of", "40"],
        ["2003,", "of", "2"],
        ["2006,", "of", "0"],
    ]
    assert lines[-1][-1] == "unknown"
