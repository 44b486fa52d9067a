from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.catalogue.robustness import write
from spacelaunch.charts.picture import draw_figure
from spacelaunch.queries.catalogue.definitions import DEFINITIONS
from spacelaunch.queries.parameters import Drawing

WordsOf = Callable[[Figure], list[str]]


@pytest.mark.parametrize("size", ["10x6", "4x5", "16x9"])
def test_each_definition_has_its_picture_with_its_name(
    size: str, summaries: Mapping[str, AnySummary], words_of: WordsOf
) -> None:
    figure = draw_figure(summaries["robustness"], Drawing(size=size))
    assert len(figure.axes) == len(DEFINITIONS)
    if size != "4x5":
        assert {f"{one.name}:" for one in DEFINITIONS.values()} <= {*words_of(figure)}


def test_all_pictures_have_one_scale(summaries: Mapping[str, AnySummary]) -> None:
    figure = draw_figure(summaries["robustness"], Drawing())
    assert len({axes.get_ylim() for axes in figure.axes}) == 1


def test_it_can_be_written_in_letters(summaries: Mapping[str, AnySummary]) -> None:
    lines = write(summaries["robustness"], 40)
    assert len(lines) == len(DEFINITIONS)
    assert max(map(len, lines)) <= 40
