from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis_tests import AnySummary
from spacelaunch.charts.kit.style import LIGHT
from spacelaunch.charts.picture import draw_figure as draw
from spacelaunch.charts.timeline import note_texts, read_series, write
from spacelaunch.domain.reach import Reach
from spacelaunch.queries.leads import YearRow
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.timeline import TimelineFindings

WordsOf = Callable[[Figure], list[str]]
LinesOf = Callable[[Figure], list[Line2D]]


def points(line: Line2D) -> dict[int, float]:
    """What a line shows: its numbers, without those that leave it open."""
    pairs = zip(np.asarray(line.get_xdata()), np.asarray(line.get_ydata()), strict=True)
    return {int(x): float(y) for x, y in pairs if not np.isnan(y)}


def findings_of(timeline: AnySummary) -> TimelineFindings:
    assert isinstance(timeline.findings, TimelineFindings)
    return timeline.findings


def with_rows(
    timeline: AnySummary, *counts: tuple[int | None, int | None], **changes: Any
) -> AnySummary:
    rows = [YearRow(2001 + place, *both) for place, both in enumerate(counts)]
    gaps = {row.year for row in rows if row.private_count is None}
    reach = Reach({y: known for y, known in timeline.reach.years.items() if y not in gaps})
    return replace(timeline, rows=tuple(rows), findings=None, reach=reach, **changes)


@pytest.mark.parametrize(
    ("name", "counts"), [("Private", [1, 5, 3, 8, 9]), ("State", [6, 4, 7, 8, 8])]
)
def test_a_solid_line_holds_the_whole_years(
    name: str, counts: list[int], timeline: AnySummary, drawing: Drawing, lines_of: LinesOf
) -> None:
    lines = {line.get_label(): line for line in lines_of(draw(timeline, drawing))}
    assert points(lines[name]) == dict(zip(range(2001, 2006), counts, strict=True))


def test_a_year_known_in_part_is_dashed_and_hollow_and_says_until_when(
    timeline: AnySummary, drawing: Drawing, words_of: WordsOf, lines_of: LinesOf
) -> None:
    figure = draw(timeline, drawing)
    dashed = [points(line) for line in lines_of(figure) if line.is_dashed()]
    assert dashed == [{2005: 8, 2006: 2}, {2005: 9, 2006: 30}]
    hollow = [points(x) for x in lines_of(figure) if x.get_label() == "in part"]
    assert hollow == [{2006: 2}, {2006: 30}]
    assert "2006 until 7 Aug" in words_of(figure)


def test_a_whole_last_year_is_not_dashed(
    timeline: AnySummary, drawing: Drawing, lines_of: LinesOf
) -> None:
    lines = lines_of(draw(with_rows(timeline, (1, 2), (2, 1)), drawing))
    assert not any(line.is_dashed() for line in lines)


def test_a_gap_of_the_data_leaves_the_lines_open(
    timeline: AnySummary,
    drawing: Drawing,
    rectangles_of: Callable[[Figure, str], int],
    lines_of: LinesOf,
) -> None:
    summary = with_rows(timeline, (1, 2), (2, 1), (None, None), (None, None), (4, 1))
    figure = draw(summary, drawing)
    shown = [points(line) for line in lines_of(figure)]
    assert {year for line in shown for year in line} == {2001, 2002, 2005}
    assert rectangles_of(figure, "gap") == 1
    assert rectangles_of(figure, "leader") == 3


def test_one_provider_is_one_line_and_nobody_leads(
    timeline: AnySummary, drawing: Drawing, words_of: WordsOf, lines_of: LinesOf
) -> None:
    summary = with_rows(timeline, (1, 0), (2, 0), (0, 0), params={"provider": "SpaceX"})
    figure = draw(summary, drawing)
    assert [points(line) for line in lines_of(figure)] == [{2001: 1, 2002: 2, 2003: 0}]
    words = words_of(figure)
    assert "SpaceX 0" in words
    assert not any(word.startswith(("Private", "State")) or "leads" in word for word in words)


def test_a_provider_with_an_endless_name_stays_on_the_page(
    timeline: AnySummary, drawing: Drawing, boxes_of: Callable[[Figure], list[tuple[str, Any]]]
) -> None:
    summary = with_rows(timeline, (1, 0), (2, 0), params={"provider": "Agence " * 30})
    figure = draw(summary, drawing)
    width, _ = figure.canvas.get_width_height()
    assert max(box.x1 for _, box in boxes_of(figure)) <= width


def test_every_crossing_has_its_dotted_line_and_year(
    timeline: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    figure = draw(timeline, drawing)
    rules = [x for x in figure.artists if x.get_label() == "crossings"]
    assert [len(x.get_segments()) for x in rules if isinstance(x, LineCollection)] == [3]
    words = words_of(figure)
    assert [words.count(year) for year in ("2002", "2003", "2005")] == [2, 2, 2]


def test_the_first_and_the_lasting_lead_are_told(
    timeline: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    findings = replace(findings_of(timeline), sustained_private_lead_year=2003)
    words = " ".join(words_of(draw(replace(timeline, findings=findings), drawing)))
    assert "2002: private ahead for the first time (5 to 4)" in words
    assert "2003–2005: private ahead every year" in words


def test_lines_and_axes_are_named(
    timeline: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    words = words_of(draw(timeline, drawing))
    assert {"Private 30", "State 2", "Launches per year"} <= set(words)
    assert any(word.startswith("Year (UTC)") for word in words)


def test_one_year_is_drawn_as_points(
    timeline: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    row = YearRow(2003, 0, 1)
    words = words_of(draw(replace(timeline, rows=(row,), findings=None), drawing))
    assert {"2003", "Private 0", "State 1"} <= set(words)
    assert not any("." in word for word in words if word[:1].isdigit())


def test_large_counts_have_separators(
    timeline: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    rows = tuple(YearRow(year, 10**6, year) for year in range(1957, 2021))
    words = words_of(draw(replace(timeline, rows=rows, findings=None), drawing))
    assert {"1,000,000", "Private 1,000,000"} <= set(words)


FIRST = "2002: private ahead for the first time (5 to 4)"


@pytest.mark.parametrize(
    ("first", "lasting", "texts"),
    [
        (None, None, []),
        (None, 2003, ["2003–2005: private ahead every year"]),
        (2002, None, [FIRST]),
        (2002, 2002, [f"{FIRST}, and every year to 2005"]),
        (2002, 2003, [FIRST, "2003–2005: private ahead every year"]),
    ],
    ids=["never", "not the first", "not for good", "at once for good", "later for good"],
)
def test_the_leads_worth_a_note_are_told(
    first: int | None, lasting: int | None, texts: list[str], timeline: AnySummary
) -> None:
    findings = replace(
        findings_of(timeline), first_private_lead_year=first, sustained_private_lead_year=lasting
    )
    assert [text for _, text in note_texts(replace(timeline, findings=findings))] == texts


@pytest.mark.parametrize(
    ("counts", "colour"),
    [
        (((1, 0), (None, None), (3, 0)), LIGHT.private),
        (((0, 1), (0, 2)), LIGHT.state),
        (((1, 2), (3, 0)), LIGHT.ink),
    ],
    ids=["private", "state", "both"],
)
def test_one_provider_has_the_colour_of_its_sector(
    counts: Sequence[tuple[int | None, int | None]], colour: str, timeline: AnySummary
) -> None:
    summary = with_rows(timeline, *counts, params={"provider": "SpaceX"})
    (line,) = read_series(summary, LIGHT).lines
    assert (line.name, line.colour) == ("SpaceX", colour)
    assert line.counts == [None if p is None or s is None else p + s for p, s in counts]


def test_the_strip_shows_whole_years_only(
    timeline: AnySummary, drawing: Drawing, rectangles_of: Callable[[Figure, str], int]
) -> None:
    assert rectangles_of(draw(timeline, drawing), "leader") == 5


def test_in_letters_its_two_lines_are_told_apart(timeline: AnySummary) -> None:
    lines = write(timeline, 100)
    assert lines[0] == (
        "Launches per year   · state 2 in 2006   # private 30 in 2006   * both   ~ known in part"
    )
    assert {"·", "#", "*"} <= set("".join(lines[1:-3]))
    assert lines[-3].endswith("─~~~~")
    assert lines[-1] == "The data know 2006 until 7 Aug."
