"""Facts in English."""

from __future__ import annotations

from datetime import date

import pytest

from spacelaunch.domain.reach import KnownYear, Reach
from spacelaunch.queries.wording import (
    count_of,
    day_in_words,
    gaps_in_words,
    launches_in_words,
    list_names,
    name_launches,
    one_decimal,
    orbital_in_words,
    part_in_words,
    parts_in_words,
    reach_in_words,
    stretches_in_words,
    with_article,
)


def year(number: int, *, begin: bool = True, end: bool = True) -> KnownYear:
    return KnownYear(number, date(number, 3, 24), date(number, 8, 7), begin, end)


REACH = Reach({2018: year(2018), 2019: year(2019, end=False), 2022: year(2022)})


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        pytest.param({}, "launches", id="everything"),
        pytest.param({"country": None, "dpi": 120, "top": 5}, "launches", id="nothing selects"),
        pytest.param({"country": "Japan"}, "launches from Japan", id="country"),
        pytest.param({"provider": "Acme"}, "launches by Acme", id="provider"),
        pytest.param({"sector": "state"}, "state launches", id="sector"),
        pytest.param({"year_from": 1995, "year_to": 2005}, "launches, 1995–2005", id="years"),
        pytest.param({"year_from": 1995}, "launches since 1995", id="no last year"),
        pytest.param({"year_to": 2005}, "launches until 2005", id="no first year"),
        pytest.param({"year_from": 2005, "year_to": 2005}, "launches in 2005", id="one year"),
        pytest.param(
            {"country": "USA", "provider": "Acme", "sector": "private", "year_to": 2005},
            "private launches from the USA by Acme until 2005",
            id="all of it",
        ),
    ],
)
def test_a_selection_is_told_in_english(asked, words):
    assert name_launches(asked) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 launches from Japan"),
        (1, "1 launch from Japan"),
        (4324, "4,324 launches from Japan"),
    ],
)
def test_a_selection_is_counted(count, words):
    assert name_launches({"country": "Japan"}, count) == words


def test_what_narrows_a_selection_stands_before_its_years():
    words = name_launches({"year_from": 1995, "year_to": 2005}, 3, "with a known country")
    assert words == "3 launches with a known country, 1995–2005"


@pytest.mark.parametrize(
    ("country", "words"),
    [
        ("Japan", "Japan"),
        ("USA", "the USA"),
        ("Pacific Ocean", "the Pacific Ocean"),
        ("Marshall Islands", "the Marshall Islands"),
        ("United Kingdom", "the United Kingdom"),
    ],
)
def test_a_country_has_the_article_that_english_gives_it(country, words):
    assert with_article(country) == words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C", "D"], "A, B, C and D"),
        (["A", "B", "C", "D", "E"], "A, B, C and 2 others"),
    ],
    ids=["none", "one", "two", "four", "many"],
)
def test_names_stand_in_a_row_until_they_are_many(names, words):
    assert list_names(names) == words


def test_a_year_is_told_by_the_part_that_is_known():
    assert part_in_words(year(2020, end=False)) == "2020 until 7 Aug"
    assert part_in_words(year(2006, begin=False)) == "2006 from 24 Mar"
    assert part_in_words(year(2006, begin=False, end=False)) == "2006 from 24 Mar until 7 Aug"
    assert part_in_words(KnownYear(2025, None, None, False, False)) == "2025 in part"
    day = date(2020, 8, 7)
    assert part_in_words(KnownYear(2020, day, day, False, False)) == "2020 on 7 Aug"


def test_parts_and_gaps_are_those_of_the_range():
    assert parts_in_words(REACH, 2018, 2022) == "2019 until 7 Aug"
    assert parts_in_words(REACH, 2020, 2022) == ""
    assert gaps_in_words(REACH, 2018, 2022) == "2020–2021"
    assert gaps_in_words(REACH, 2021, 2022) == "2021"
    assert gaps_in_words(REACH, 2018, 2019) == ""


def test_the_years_of_the_data_are_told_with_their_gaps():
    assert stretches_in_words(REACH) == "2018–2019 and 2022"
    assert stretches_in_words(Reach()) == ""


def test_what_is_not_known_is_told_in_sentences():
    assert reach_in_words(REACH, 2018, 2022) == (
        " The data know 2019 until 7 Aug. The data hold no launch of 2020–2021."
    )
    assert reach_in_words(REACH, 2018, 2018) == ""


@pytest.mark.parametrize(
    ("value", "words"), [(87.44, "87.4"), (100, "100.0"), (0, "0.0")], ids=["round", "all", "none"]
)
def test_a_number_has_one_decimal(value, words):
    assert one_decimal(value) == words


def test_a_count_has_its_plural():
    assert (launches_in_words(1), launches_in_words(4324)) == ("1 launch", "4,324 launches")
    assert (count_of(1, "provider"), count_of(2, "provider")) == ("1 provider", "2 providers")


def test_a_day_is_written_in_english():
    assert day_in_words(date(2020, 3, 1)) == "1 Mar 2020"


@pytest.mark.parametrize(
    ("orbital", "launches", "said"),
    [
        (185, 187, ", 185 of them orbital attempts"),
        (3, 3, ", all of them orbital attempts"),
        (0, 3, ", none of them orbital attempts"),
        (1, 1, ", an orbital attempt"),
        (0, 1, ", no orbital attempt"),
    ],
)
def test_beside_launches_it_is_told_how_many_were_orbital_attempts(orbital, launches, said):
    assert orbital_in_words(orbital, launches, None) == said
    assert orbital_in_words(orbital, launches, "orbital") == ""


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        ("orbital", "2 orbital launches in 2019"),
        ("pad_loss", "2 launches lost on the pad in 2019"),
        ("unknown", "2 launches of unknown scope in 2019"),
    ],
)
def test_a_scope_that_is_asked_for_is_named(scope, said):
    assert name_launches({"scope": scope, "year_from": 2019, "year_to": 2019}, 2) == said
