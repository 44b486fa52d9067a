"""Reading a question to the data set."""

import pytest

from data_sets import hold
from factories import make_launch
from spacelaunch.datasets.columns import LaunchColumns
from spacelaunch.datasets.selection import read_selection
from spacelaunch.domain.fields import FIELDS
from spacelaunch.errors import BadRequestError, UnknownValueError

LAUNCHES = LaunchColumns(hold([make_launch(2003), make_launch(2002), make_launch(2001)]))


def test_a_question_is_read_and_answered():
    asked = read_selection([("year__gte", "2002"), ("sort", "year"), ("limit", "1")])
    matches = asked.matching(LAUNCHES)
    assert len(matches) == 2
    assert asked.page(LAUNCHES, matches).rows.tolist() == [1]


def test_no_question_is_all_launches_newest_first():
    asked = read_selection([])
    assert asked.page(LAUNCHES, asked.matching(LAUNCHES)).rows.tolist() == [0, 1, 2]


FILTERABLE = ", ".join(field.name for field in FIELDS.values() if field.parameters)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("yaer", f"unknown query parameter 'yaer'; it takes {FILTERABLE}, q, sort, limit, cursor, "
         "facet, format; with operators, as in year__gte=2000: __gte, __lte, __in, __contains"),
        ("year__gt", "unknown operator 'gt' in 'year__gt'; year takes gte, lte, in, or none"),
        ("country__gte", "unknown operator 'gte' in 'country__gte'; country takes in, contains, "
         "or none"),
        ("year__contains", "unknown operator 'contains' in 'year__contains'; year takes gte, lte, "
         "in, or none"),
    ],
)  # fmt: skip
def test_what_is_misspelt_is_refused_with_what_there_is(name, message):
    with pytest.raises(BadRequestError) as raised:
        read_selection([(name, "1")], others=("format",))
    assert str(raised.value) == message


def test_what_can_only_be_given_once_is_refused_twice():
    with pytest.raises(BadRequestError, match=r"^limit is given twice$"):
        read_selection([("limit", "1"), ("limit", "2")])


@pytest.mark.parametrize("name", ["sort", "limit", "cursor", "fields"])
def test_counts_have_no_order_pages_or_columns(name):
    message = f"^facet answers counts and cannot be combined with {name}$"
    with pytest.raises(BadRequestError, match=message):
        read_selection([("facet", "year"), (name, "year")], others=("fields",))


def test_a_name_that_no_launch_has_is_refused_once_there_are_launches():
    asked = read_selection([("country", "Narnia")])
    assert asked.matching(LaunchColumns(hold([]))).tolist() == []
    with pytest.raises(UnknownValueError, match="no country 'Narnia'; there are USA"):
        asked.matching(LAUNCHES)


def test_an_operator_is_known_under_a_synonym_too():
    with pytest.raises(BadRequestError, match="operator 'gt' in 'provider__gt'; provider takes in"):
        read_selection([("provider__gt", "x")])
