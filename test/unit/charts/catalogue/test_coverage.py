from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.catalogue.coverage import write
from spacelaunch.charts.picture import draw_figure
from spacelaunch.queries.parameters import Drawing

WordsOf = Callable[[Figure], list[str]]


def test_a_decade_has_what_is_held_of_all_and_their_share(
    summaries: Mapping[str, AnySummary], words_of: WordsOf
) -> None:
    summary = summaries["coverage"]
    words = words_of(draw_figure(summary, Drawing()))
    seventies = next(row for row in summary.rows if row.name == "1970s")
    assert f"1 of {seventies.attempt_count:,} ({seventies.held_pct:.1f} %)" in words
    assert {"held", "missing", "1960s"} <= {*words}


def test_years_stand_side_by_side(summaries: Mapping[str, AnySummary], words_of: WordsOf) -> None:
    figure = draw_figure(summaries["coverage by year"], Drawing())
    assert {"1969", "1970", "1971", "Orbital attempts"} & {*words_of(figure)} >= {"1969", "1971"}


@pytest.mark.parametrize("name", ["coverage", "coverage by year"])
def test_it_can_be_written_in_letters(summaries: Mapping[str, AnySummary], name: str) -> None:
    lines = write(summaries[name], 79)
    assert len(lines) == 1 + len(summaries[name].rows)
    assert max(map(len, lines)) <= 79
