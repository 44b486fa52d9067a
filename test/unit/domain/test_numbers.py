"""Numbers as clients write them."""

import pytest

from spacelaunch.domain.numbers import read_number, read_whole
from spacelaunch.errors import BadRequestError

NO_NUMBERS = ["", "many", "1e3", "1_000", "²", "١٠", "+1", "0x1", "nan", "inf", "9" * 5_000]


@pytest.mark.parametrize(("text", "value"), [("1", 1), ("010", 10), (" 7 ", 7)])
def test_a_whole_number_is_read(text, value):
    assert read_whole(text, "top") == value


@pytest.mark.parametrize("text", [*NO_NUMBERS, "1.0", "-1", "0" * 5_000 + "1"])
def test_what_is_no_whole_number_is_refused_by_name(text):
    with pytest.raises(BadRequestError, match=r"^top: expected a whole number, got '"):
        read_whole(text, "top")


@pytest.mark.parametrize("text", ["0", "10001", "0000000019999999"])
def test_a_number_out_of_bounds_is_refused_with_them(text):
    with pytest.raises(BadRequestError, match="expected a whole number from 1 to 10,000, got"):
        read_whole(text, "limit", least=1, most=10_000)


@pytest.mark.parametrize(("text", "value"), [("1", 1), ("62.50", 62.5), ("-3", -3)])
def test_any_number_is_read(text, value):
    assert read_number(text, "cost") == value


@pytest.mark.parametrize("text", [*NO_NUMBERS, ".5", "5."])
def test_what_is_no_number_is_refused_by_name(text):
    with pytest.raises(BadRequestError, match=r"^cost: expected a number, got '"):
        read_number(text, "cost")
