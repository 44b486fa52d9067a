"""Other names for the values of a column."""

import pytest

from spacelaunch.domain.aliases import NEARBY, SAME_COUNTRY, aliases_of, hints_of
from spacelaunch.domain.names import KnownNames, fold
from spacelaunch.domain.words import CORRECTIONS, COUNTRY, ORIGIN

KNOWN = KnownNames(
    ["USA", "Russia", "Pacific Ocean", "Israel", "Iran", "France", "United Kingdom", "South Korea"]
)
COLUMNS = {COUNTRY: "country", ORIGIN: "provider_country"}


@pytest.mark.parametrize(
    ("column", "text", "found"),
    [
        ("country", "us", "USA"),
        ("country", "United States", "USA"),
        ("country", "Russian Federation", "Russia"),
        ("country", "Sea Launch", "Pacific Ocean"),
        ("provider_country", "UK", "United Kingdom"),
        ("provider_country", "England", "United Kingdom"),
        ("provider_country", "Isreal", "Israel"),
        ("provider_country", "Arme de l'Air", "France"),
    ],
)
def test_what_people_and_the_file_say_stands_for_what_the_data_have(column, text, found):
    assert KNOWN.spelled(text, aliases_of(column)) == (found,)


def test_whatever_other_data_call_a_country_it_is_found():
    assert KnownNames(["United States"]).spelled("USA", aliases_of("country")) == ("United States",)


@pytest.mark.parametrize(
    ("heading", "label", "value"),
    [(heading, label, v) for (heading, label, whose), v in CORRECTIONS.items() if whose is None],
)
def test_every_label_that_is_corrected_for_all_is_an_alias(heading, label, value):
    assert value in aliases_of(COLUMNS[heading])[fold(label)]


def test_a_union_that_is_gone_is_no_other_name_but_worth_a_hint():
    assert KNOWN.spelled("USSR", aliases_of("country")) == ()
    assert KNOWN.nearest("USSR", hints_of("country")) == ("Russia",)


def test_no_name_stands_in_two_lines():
    names = [fold(name) for line in SAME_COUNTRY for name in line] + [fold(n) for n in NEARBY]
    assert len(names) == len(set(names))


def test_other_columns_have_none():
    assert (aliases_of("provider"), hints_of("provider")) == ({}, {})
