"""Amounts of money as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacelaunch.errors import BadRecordError
from spacelaunch.sources.amounts import read_amount


@pytest.mark.parametrize(
    ("text", "has_comma", "amount"),
    [
        ("1,160.00", False, 1160.0),
        ("1,160.00", True, 1160.0),
        ("1.160,00", False, 1160.0),
        ("29,75", False, 29.75),
        ("29,750", True, 29.75),
        ("0,125", False, 0.125),
        ("5000,000", False, 5000.0),
        ("29.750", False, 29.75),
        ("1,000,000", False, 1_000_000.0),
    ],
)
def test_an_amount_is_read_where_only_one_can_be_meant(text, has_comma, amount):
    assert read_amount(text, "Rocket", has_comma) == amount


@pytest.mark.parametrize(("text", "has_comma"), [("29,750", False), ("29.750", True)])
def test_an_amount_that_may_be_either_is_not_guessed(text, has_comma):
    with pytest.raises(BadRecordError, match=f"{text}.*may be thousands or a fraction"):
        read_amount(text, "Rocket", has_comma)


@given(st.floats(0, 999_999).map(lambda amount: round(amount, 2)), st.booleans())
def test_any_amount_is_read_as_each_of_two_countries_writes_it(amount, has_comma):
    english = f"{amount:,.2f}"
    written = english.translate(str.maketrans(",.", ".,")) if has_comma else english

    assert read_amount(written, "Rocket", has_comma) == pytest.approx(amount)
