"""What is expected where nobody says."""

from factories import NOW, make_launch
from spacelaunch.datasets.expectation import expect_anything
from spacelaunch.domain.data_set import describe


def test_who_says_nothing_expects_anything():
    expect_anything(None)
    expect_anything(describe([make_launch()], ["a.csv"], NOW))
