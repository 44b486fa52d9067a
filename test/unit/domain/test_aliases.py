"""Other names for the values of a column."""

import pytest

from spacelaunch.domain.aliases import NEARBY, SAME_COUNTRY, names_of_column
from spacelaunch.domain.names import fold
from spacelaunch.domain.words import CORRECTIONS, COUNTRY, ORIGIN

KNOWN = [
    "USA",
    "Russia",
    "Pacific Ocean",
    "Israel",
    "Iran",
    "France",
    "United Kingdom",
    "South Korea",
]
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
    assert names_of_column(column, KNOWN).spelled(text) == (found,)


def test_whatever_other_data_call_a_country_it_is_found():
    assert names_of_column("country", ["United States"]).spelled("USA") == ("United States",)


@pytest.mark.parametrize(
    ("heading", "label", "value"),
    [
        (heading, label, value)
        for (heading, label, whose), value in CORRECTIONS.items()
        if whose is None and heading in COLUMNS
    ],
)
def test_every_label_that_is_corrected_for_all_is_an_alias(heading, label, value):
    assert names_of_column(COLUMNS[heading], [value]).spelled(label) == (value,)


def test_a_union_that_is_gone_is_no_other_name_but_worth_a_hint():
    known = names_of_column("country", KNOWN)
    assert (known.spelled("USSR"), known.nearest("USSR")) == ((), ("Russia",))


def test_no_name_stands_in_two_lines():
    names = [fold(name) for line in SAME_COUNTRY for name in line] + [fold(n) for n in NEARBY]
    assert len(names) == len(set(names))


def test_a_provider_has_no_other_names():
    assert names_of_column("provider", KNOWN).spelled("US") == ()
