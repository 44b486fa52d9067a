"""What is expected where nobody says."""

from data_sets import describe_launches
from factories import NOW, make_launch
from spacelaunch.datasets.expectation import expect_anything


def test_who_says_nothing_expects_anything():
    expect_anything(None)
    expect_anything(describe_launches([make_launch()], ["a.csv"], NOW))
