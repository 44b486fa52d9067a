from __future__ import annotations

from dataclasses import replace

import pytest

from spacelaunch.charts.crossings import (
    Crossing,
    headroom,
    note_texts,
    place_notes,
    read_crossings,
    year_labels,
)
from spacelaunch.charts.frame import Box
from spacelaunch.charts.series import ground, read_series
from spacelaunch.domain.summary import Summary

BOX = Box(1, 1, 6, 3)


def test_crossings_are_read_from_the_findings(timeline: Summary) -> None:
    assert read_crossings(timeline)[0] == Crossing(2002, "private")
    assert read_crossings(replace(timeline, findings={})) == []


def test_years_apart_share_a_level_and_close_ones_do_not(timeline: Summary) -> None:
    crossings = read_crossings(timeline)
    wide = ground(BOX, read_series(timeline), 40)
    narrow = ground(Box(1, 1, 1, 3), read_series(timeline), 40)
    assert [label.level for label in year_labels(crossings, wide, 9)] == [0, 0, 0]
    assert [label.level for label in year_labels(crossings, narrow, 9)] == [0, 1, 0]


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
    first: int | None, lasting: int | None, texts: list[str], timeline: Summary
) -> None:
    findings = {
        "first_private_lead_year": first,
        "sustained_private_lead_year": lasting,
        "last_whole_year": 2005,
    }
    summary = replace(timeline, findings=findings)
    assert [text for _, text in note_texts(summary, read_series(summary))] == texts


def test_a_second_note_stands_below_the_first(timeline: Summary) -> None:
    series = read_series(timeline)
    texts = [(2002, "one note"), (2005, "and another")]
    notes = place_notes(texts, series, ground(BOX, series, 40), 9)
    assert notes[1].down == len(notes[0].lines)


def test_the_axis_grows_until_no_line_runs_through_a_note(timeline: Summary) -> None:
    series = read_series(timeline)
    plot = ground(BOX, series, series.maximum)
    note = replace(place_notes([(2006, "a note")], series, plot, 9)[0], left=6.0, width=1.0)
    assert headroom([note], series, plot, 0.5) > series.maximum * 1.2
    assert headroom([], series, plot, 0.5) == pytest.approx(series.maximum * 1.06)
