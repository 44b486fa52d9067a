from __future__ import annotations

import pytest

from spacelaunch.charts.kit.scale import bin_index, bins, spread, step_for, ticks


@pytest.mark.parametrize(
    ("maximum", "expected"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (64, [0, 20, 40, 60]),
        (10**6, [0, 500_000, 10**6]),
    ],
    ids=["none", "one", "few", "many", "a million"],
)
def test_ticks_are_whole_and_few(maximum: int, expected: list[int]) -> None:
    assert ticks(maximum, 4) == expected


def test_the_step_is_the_smallest_round_one() -> None:
    assert [step_for(span, 10) for span in (7, 20, 64, 101)] == [1, 2, 10, 20]


@pytest.mark.parametrize(
    ("maximum", "labels"),
    [
        (1, ["1"]),
        (3, ["1", "2", "3"]),
        (72, ["1", "2–4", "5–9", "10–19", "20–49", "50+"]),
        (1398, ["1–9", "10–99", "100–999", "1,000+"]),
    ],
    ids=["one", "each its own", "doubling", "tens"],
)
def test_bins_grow_with_the_counts(maximum: int, labels: list[str]) -> None:
    assert [one.label for one in bins(maximum, 6)] == labels


@pytest.mark.parametrize("maximum", [1, 7, 50, 999, 10**6, 10**9])
def test_the_largest_count_falls_into_the_last_bin(maximum: int) -> None:
    scale = bins(maximum, 6)
    assert len(scale) <= 6
    assert bin_index(scale, maximum) == len(scale) - 1
    assert bin_index(scale, 1) == 0


def test_colours_are_spread_from_the_first_to_the_last() -> None:
    assert spread(("#000000", "#ffffff"), 3) == ["#000000", "#808080", "#ffffff"]


def test_a_single_bin_gets_a_strong_colour() -> None:
    assert spread(("#000000", "#777777", "#ffffff"), 1) == ["#777777"]
