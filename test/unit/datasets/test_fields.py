"""What launches are asked about, and how a value is read."""

import pytest

from factories import make_launch
from spacelaunch.datasets.fields import FIELDS, SORT_FIELDS, names_in
from spacelaunch.domain.launch import Outcome, Sector
from spacelaunch.errors import BadRequestError


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("company", "Acme"),
        ("country", "USA"),
        ("sector", "private"),
        ("year", 2001),
        ("outcome", "success"),
        ("origin", "USA"),
        ("rocket", "Rocket 1"),
        ("date", "2001-02-03T04:05:00.000000+00:00"),
        ("cost", 50.0),
    ],
)
def test_a_field_takes_its_value_from_the_launch(name, value):
    assert SORT_FIELDS[name](make_launch()) == value


def test_a_launch_has_our_words_and_not_the_data_sets():
    launch = make_launch(sector=Sector.STATE, outcome=Outcome.PARTIAL_FAILURE)
    assert FIELDS["sector"].of(launch) == "state"
    assert FIELDS["outcome"].of(launch) == "partial_failure"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("sector", "P", "private"),
        ("sector", "state", "state"),
        ("outcome", "Partial Failure", "partial_failure"),
        ("outcome", "unknown", "unknown"),
        ("year", "2001", 2001),
        ("company", "Acme", "Acme"),
    ],
)
def test_a_value_may_be_our_word_or_the_data_sets_own(name, text, value):
    assert FIELDS[name].read(text, name) == value


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("sector", "X", "sector: expected one of private, state, P, S, got 'X'"),
        ("year", "MM", "year: expected a year, got 'MM'"),
        ("year", "-1", "year: expected a year, got '-1'"),
        ("year", "20000", "year: expected a year, got '20000'"),
        ("country", "", "country: a value is missing"),
    ],
)
def test_a_value_that_cannot_be_is_refused(name, text, message):
    with pytest.raises(BadRequestError) as raised:
        FIELDS[name].read(text, name)
    assert str(raised.value) == message


def test_names_are_separated_by_commas_and_may_have_a_mark():
    assert names_in("a, -b", "sort", ["a", "b"], marks="-") == ["a", "-b"]


@pytest.mark.parametrize("text", ["c", "-a", "", "a,", "--a"])
def test_an_unknown_name_is_refused_with_the_known_ones(text):
    with pytest.raises(BadRequestError, match=r"^fields: there is no '.*'; there are a, b$"):
        names_in(text, "fields", ["a", "b"])
