"""The way out in letters, whichever the analysis is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis_tests import AnySummary, ask
from factories import make_launch
from spacelaunch.charts.kit.letter_names import columns_of
from spacelaunch.charts.letters import draw_letters
from spacelaunch.domain.launch import Launch, Sector
from spacelaunch.queries.completeness import BY
from spacelaunch.queries.registry import ANALYSES


def lines_of(summary: AnySummary, width: int = 79) -> list[str]:
    return draw_letters(summary, width).decode().split("\n")


def many() -> list[Launch]:
    long = make_launch(1957, provider="A\x1b[31m" + "b" * 90, country="C\x07" + "d" * 90)
    flown = [make_launch(year, sector=list(Sector)[year % 2]) for year in range(1990, 2021)]
    return [*flown, make_launch(2000, rocket="R" * 90, country="中国" * 20), long]


def test_no_shade_is_told_of_that_is_not_there():
    note = f"The data hold 1 of 2 orbital attempts, 50.0 % (grey: below 80 % in 1990), {BY}"
    said = " ".join(lines_of(replace(ask("timeline", many()), notes=(note,))))
    assert "50.0 % (below 80 % in 1990), by GCAT" in said


@pytest.mark.parametrize("name", ANALYSES)
def test_a_chart_opens_with_its_finding_and_ends_with_its_source(name):
    summary = ask(name, many())
    lines = lines_of(summary)
    assert lines[0] in "".join(sign if sign.isprintable() else " " for sign in summary.finding)
    assert any(line.startswith(ANALYSES[name].title) for line in lines)
    assert lines[-2].startswith("Source: test · data until 1 Jun 2020")


@pytest.mark.parametrize("width", [40, 79, 200])
@pytest.mark.parametrize("name", ANALYSES)
def test_a_chart_fits_a_terminal_and_steers_none(name, width):
    lines = lines_of(ask(name, many()), width)
    assert max(map(columns_of, lines)) <= width
    assert {sign for line in lines for sign in line if not sign.isprintable()} == set()


@pytest.mark.parametrize("name", ANALYSES)
def test_a_chart_of_nothing_says_so(name):
    assert "(no launches to draw)" in lines_of(ask(name, []))


def test_generated_launches_and_those_not_drawn_are_told_in_the_footer(timeline):
    synthetic = replace(timeline.origin, is_synthetic=True)
    lines = lines_of(replace(timeline, origin=synthetic, notes=("Not drawn: Gamma.",)))
    assert lines[-2] == "SYNTHETIC SAMPLE – not real launches"
    assert "Not drawn: Gamma." in lines


def test_one_drawing_leaves_nothing_for_the_next():
    alone = lines_of(ask("timeline", many()))
    lines_of(ask("timeline", [make_launch(1960), make_launch(1990)]))
    assert lines_of(ask("timeline", many())) == alone
