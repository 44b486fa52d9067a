from __future__ import annotations

import pytest

from spacelaunch.charts.kit.scale import bin_index, bins, step_for, ticks, years_named


@pytest.mark.parametrize(
    ("maximum", "expected"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (64, [0, 20, 40, 60, 80]),
        (10**6, [0, 500_000, 10**6]),
    ],
    ids=["none", "one", "few", "many", "a million"],
)
def test_ticks_are_whole_and_few_and_reach_the_maximum(maximum: int, expected: list[int]) -> None:
    assert ticks(maximum, 4) == expected


def test_the_step_is_the_smallest_round_one() -> None:
    assert [step_for(span, 10) for span in (7, 20, 64, 101)] == [1, 2, 10, 20]


@pytest.mark.parametrize(
    ("first", "last", "most", "expected"),
    [
        (1957, 2020, 14, [1960, 1965, *range(1970, 2016, 5), 2020]),
        (1957, 2019, 14, [1960, 1965, *range(1970, 2011, 5), 2019]),
        (2001, 2004, 10, [2001, 2002, 2003, 2004]),
        (2003, 2003, 10, [2003]),
        (1957, 2020, 0, [2020]),
    ],
    ids=["round to the end", "the last in place of a neighbour", "few", "one", "no room"],
)
def test_the_years_of_an_axis_are_round_and_reach_the_end_of_the_data(
    first: int, last: int, most: int, expected: list[int]
) -> None:
    assert years_named(first, last, most) == expected


def test_bins_go_from_edge_to_edge_and_the_last_has_no_end() -> None:
    scale = bins((1, 2, 5, 10))
    assert [one.label for one in scale] == ["1", "2–4", "5–9", "10+"]
    assert [bin_index(scale, count) for count in (1, 4, 9, 10, 10**9)] == [0, 1, 2, 3, 3]
