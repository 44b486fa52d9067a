from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from analysis_tests import AnySummary
from spacelaunch.charts.kit.captions import (
    count_left_out,
    count_missing,
    name_selection,
    name_source,
)
from spacelaunch.domain.reach import KnownYear, Reach
from spacelaunch.domain.summary import Origin, Summary


def test_the_whole_data_set_is_told_with_its_file_and_its_years(timeline: AnySummary) -> None:
    assert name_selection(timeline) == "100 launches of Kaggle, 1957–2006"


def test_a_selection_is_told_with_the_file_it_is_of(timeline: AnySummary) -> None:
    some = replace(timeline, selection="94 launches by SpaceX, 2010–2020", is_selected=True)
    assert name_selection(some) == "94 launches by SpaceX, 2010–2020, of Kaggle"


def test_the_source_names_its_last_day_and_version(timeline: AnySummary) -> None:
    assert name_source(timeline) == "Source: Kaggle · data until 7 Aug 2006 · data version 01234567"


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (date(2010, 5, 6), "data until 6 May 2010, none of 2007–2009"),
        (None, "data until 2010, none of 2007–2009"),
    ],
    ids=["dated", "by its year"],
)
def test_the_source_says_which_years_its_data_lack(
    last: date | None, words: str, timeline: Summary
) -> None:
    years = {**timeline.reach.years, 2010: KnownYear(2010, last, last, False, False)}
    assert words in name_source(replace(timeline, reach=Reach(years)))


def test_an_empty_data_set_has_no_last_day(timeline: AnySummary) -> None:
    nothing = Origin("0123456789", "", False, None, None)
    summary = replace(timeline, origin=nothing, reach=Reach(), selection="0 launches")
    assert name_source(summary) == "Source: none · data version 01234567"
    assert name_selection(summary) == "0 launches of no file"


def test_launches_left_out_are_counted_with_the_reason(geography: AnySummary) -> None:
    some = replace(geography, rows_used=4000, rows_missing=12)
    assert (
        count_left_out(some, "left out: no known country")
        == "12 of 4,012 launches left out: no known country"
    )


@pytest.mark.parametrize(
    ("rejected", "lost", "said"),
    [
        (0, 0, ""),
        (1, 0, "Of the file, 1 row could not be read and is in no figure"),
        (
            1_200,
            2,
            "Of the file, 1,200 rows could not be read and are in no figure; "
            "2 values could not be read and are counted as unknown",
        ),
    ],
    ids=["nothing", "a row", "rows and values"],
)
def test_what_could_not_be_read_is_told(
    geography: AnySummary, rejected: int, lost: int, said: str
) -> None:
    origin = replace(geography.origin, rejected=rejected, lost=lost)
    assert count_missing(replace(geography, origin=origin)) == said


def test_nothing_is_said_when_nothing_is_left_out(geography: AnySummary) -> None:
    assert count_left_out(geography, "left out") == ""
