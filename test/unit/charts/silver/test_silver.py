"""Every chart of the warehouse's questions, over a small world with all that is rare in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any

import pytest
from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.kit.letter_bars import WIDTH
from spacelaunch.charts.picture import draw_figure
from spacelaunch.charts.registry import SILVER_CHARTS
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.registry import SILVER_ANALYSES
from spacelaunch.queries.summarise import summarise
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.sql_engine import open_sql_engine
from warehouse_questions import ORIGIN, fill, odd_documents

BoxesOf = Callable[[Figure], list[tuple[str, Any]]]
# What a reader must find written in the picture: a name, and its number.
WRITTEN = {
    "core-reuse": {"H1001", "Flights (landed)"},
    "cost-efficiency": {"Kestrel 1", "65,663 (3 of 3)"},
    "launch-cadence": {"Days since the launch before; above, the median", "2016"},
    "launch-performance": {"Launches; above, success rate of known outcomes", "100 %", "33 %"},
    "launches-per-year": {"Launches", "2016", "orbital attempts"},
    "pad-utilization": {"Launches (mean mass on board)", "orbital attempts"},
    "payload-mass-by-orbit": {"SSO", "not known", "unknown (0 of 1)"},
    "static-fire-to-launch": {"Hours from static fire to launch; above, the mean", "2016"},
    "top-payload-masses": {"Synthetic payload 16", "15,600, 2020-01-29"},
}


@pytest.fixture(scope="module")
def summaries(warehouses) -> Mapping[str, AnySummary]:
    engine = open_engine(warehouses.migrated("sqlite"))
    fill(engine, odd_documents())
    with open_sql_engine(engine, "spacex") as session:
        found = {
            name: summarise(analysis, analysis.parameters(), session, ORIGIN)
            for name, analysis in SILVER_ANALYSES.items()
        }
    engine.dispose()
    return found


@pytest.mark.parametrize("size", ["4x3", "10x6", "20x3"])
@pytest.mark.parametrize("name", SILVER_ANALYSES)
def test_all_words_stand_inside_the_picture_and_none_overlap(
    name: str, size: str, summaries: Mapping[str, AnySummary], boxes_of: BoxesOf
) -> None:
    figure = draw_figure(summaries[name], Drawing(size=size))
    width, height = figure.canvas.get_width_height()
    boxes = boxes_of(figure)
    assert min(min(box.x0, box.y0) for _, box in boxes) >= -1
    assert max(box.x1 - width for _, box in boxes) <= 1
    assert max(box.y1 - height for _, box in boxes) <= 1
    touching = [
        (one, other)
        for (one, a), (other, b) in combinations(boxes, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > 1
        and min(a.y1, b.y1) - max(a.y0, b.y0) > min(a.height, b.height) / 4
    ]
    assert touching == []


@pytest.mark.parametrize("name", SILVER_ANALYSES)
def test_its_names_and_numbers_are_written(
    name: str, summaries: Mapping[str, AnySummary], words_of: Callable[[Figure], list[str]]
) -> None:
    words = set(words_of(draw_figure(summaries[name], Drawing())))
    assert WRITTEN[name] - words == set()


@pytest.mark.parametrize("name", SILVER_ANALYSES)
def test_a_terminal_shows_every_row(name: str, summaries: Mapping[str, AnySummary]) -> None:
    lines = SILVER_CHARTS[name].write(summaries[name])
    assert len(lines) >= len(summaries[name].rows)
    assert max(map(len, lines)) <= WIDTH + len(" 100.0 US$/kg")
