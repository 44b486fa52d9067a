from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from spacelaunch.charts.captions import day, left_out, selection, source
from spacelaunch.domain.summary import Origin, Summary


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"provider": "SpaceX", "year_from": 2010, "year_to": 2020}, "provider SpaceX, 2010–2020"),
        ({"year_from": 2010}, "since 2010"),
        ({"year_to": 2020, "country": None}, "until 2020"),
        ({"year_from": 2020, "year_to": 2020}, "2020"),
        ({"sector": "private", "top": 10}, "sector private"),
        ({"size": "4x3", "dpi": 50, "theme": "dark"}, "all launches, 1957–2006"),
    ],
    ids=["range", "from", "until", "one year", "sector", "drawing only"],
)
def test_the_selection_is_told_in_words(
    params: dict[str, object], words: str, make_summary: Callable[..., Summary]
) -> None:
    assert selection(make_summary("timeline", [], params=params)) == words


def test_the_source_names_its_last_day_and_version(timeline: Summary) -> None:
    assert source(timeline) == "Source: Kaggle · data until 7 Aug 2006 · data version 01234567"


def test_an_empty_data_set_has_no_last_day(timeline: Summary) -> None:
    nothing = Origin("0123456789", "", False, None, None)
    assert source(replace(timeline, origin=nothing)) == "Source: none · data version 01234567"


def test_launches_left_out_are_counted_with_the_reason(geography: Summary) -> None:
    some = replace(geography, rows_used=4000, rows_missing=12)
    assert left_out(some) == "12 of 4,012 launches left out: no known country"


def test_launches_without_outcome_are_left_out_of_the_rates_only(sector: Summary) -> None:
    words = "12 of 112 launches left out of the success rates: no known outcome"
    assert left_out(replace(sector, rows_missing=12)) == words


def test_nothing_is_said_when_nothing_is_left_out(geography: Summary) -> None:
    assert left_out(geography) == ""


def test_a_day_is_written_in_english() -> None:
    assert day(date(2020, 3, 1)) == "1 Mar 2020"
