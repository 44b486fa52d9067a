"""Spellings of column names, and corrections of values."""

from __future__ import annotations

import pytest

from factories import HEADER
from spacelaunch.domain.words import (
    COLUMNS,
    CORRECTIONS,
    COUNTRY,
    ORIGIN,
    corrected,
    known_column,
)


def test_the_columns_are_those_of_the_data_set_in_its_order():
    assert list(COLUMNS) == [name.strip() for name in HEADER]


@pytest.mark.parametrize("name", HEADER)
def test_each_column_of_the_data_set_is_known(name):
    assert known_column(name) == name.strip()


@pytest.mark.parametrize(
    "name",
    [" Rocket", "Rocket", "Rocket ", "# Rocket", "ROCKET", "rocket", " #  rocket ", "\tRocket\n"],
)
def test_the_cost_is_found_under_each_of_its_spellings(name):
    assert known_column(name) == "Rocket"


@pytest.mark.parametrize("name", ["Status Rocket", " status rocket", "STATUS ROCKET"])
def test_the_status_of_a_rocket_is_not_its_cost(name):
    assert known_column(name) == "Status Rocket"


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("company name", "Company Name"),
        ("COMPANY  NAME", "Company Name"),
        ("datetime", "DateTime"),
        ("ID", "id"),
        ("rocket imputed", "Rocket Imputed"),
    ],
)
def test_case_and_blanks_do_not_matter(name, column):
    assert known_column(name) == column


@pytest.mark.parametrize(
    "name",
    ["", " ", "#", "Rockets", "Rocket Cost", "Rocket #", "My Rocket", "Company", "Unnamed: 0"],
)
def test_a_name_that_only_resembles_a_column_is_unknown(name):
    assert known_column(name) is None


@pytest.mark.parametrize(
    ("column", "value", "company", "expected"),
    [
        (COUNTRY, "Sea Launch", "Sea Launch", "Pacific Ocean"),
        (COUNTRY, "Sea Launch", "Anybody", "Pacific Ocean"),
        (ORIGIN, "Isreal", "ISA", "Iran"),
        (ORIGIN, "Isreal", "IAI", "Israel"),
        (ORIGIN, "Arme de l'Air", "Arm??e de l'Air", "France"),
        (ORIGIN, "England", "RAE", "United Kingdom"),
    ],
)
def test_a_value_that_is_known_to_be_wrong_is_corrected(column, value, company, expected):
    assert corrected(column, value, company) == expected


@pytest.mark.parametrize(
    ("column", "value", "company"),
    [
        (ORIGIN, "Sea Launch", "Sea Launch"),
        (COUNTRY, "Isreal", "ISA"),
        (COUNTRY, "England", "RAE"),
        (ORIGIN, "Israel", "ISA"),
        (ORIGIN, "isreal", "ISA"),
        (ORIGIN, "Multi", "ILS"),
        (COUNTRY, "USA", "SpaceX"),
    ],
)
def test_any_other_value_is_let_be(column, value, company):
    assert corrected(column, value, company) == value


def test_silence_is_not_corrected():
    assert corrected(COUNTRY, None, "Sea Launch") is None


def test_no_correction_needs_another():
    corrections = {(column, value): whose for column, value, whose in CORRECTIONS}
    results = {(column, right) for (column, _, _), right in CORRECTIONS.items()}

    assert not results & corrections.keys()
