"""What is expected of what is there, and what where nobody says."""

import pytest

from data_sets import describe_launches
from factories import NOW, make_launch
from spacelaunch.datasets.expectation import ANY, Expected, expect_anything
from spacelaunch.errors import PreconditionFailedError


def test_who_says_nothing_expects_anything():
    expect_anything(None)
    expect_anything(describe_launches([make_launch()], ["a.csv"], NOW))


DATA_SET = describe_launches([make_launch()], ["a.csv"], NOW)


@pytest.mark.parametrize(
    ("expected", "data_set", "said"),
    [
        (Expected(match=("v9",)), DATA_SET, "is at version"),
        (Expected(match=(ANY,)), None, "no data are loaded"),
        (Expected(none_match=(ANY,)), DATA_SET, "a data set is loaded"),
        (Expected(none_match=("v9", DATA_SET.version)), DATA_SET, "a data set is loaded"),
        (Expected(unmodified_since=NOW), DATA_SET, "was loaded at Thu, 01 Jan 2026 12:00:00 GMT"),
    ],
)
def test_what_is_not_expected_is_refused(expected, data_set, said):
    with pytest.raises(PreconditionFailedError, match=said):
        expected.require(data_set)


@pytest.mark.parametrize(
    ("expected", "data_set"),
    [
        (Expected(), DATA_SET),
        (Expected(match=("v9", DATA_SET.version)), DATA_SET),
        (Expected(match=(ANY,), unmodified_since=NOW), DATA_SET),
        (Expected(none_match=(ANY,)), None),
        (Expected(none_match=("v9",)), DATA_SET),
        (Expected(unmodified_since=NOW.replace(year=2027)), DATA_SET),
    ],
)
def test_what_is_expected_may_go(expected, data_set):
    expected.require(data_set)
