from __future__ import annotations

from spacelaunch.charts.kit.letter_bars import WIDTH, write_bars, write_name


def test_the_largest_value_has_a_whole_bar_and_none_that_is_there_is_lost() -> None:
    bars = [line.split() for line in write_bars({"a": 1000, "b": 1, "c": 0})]
    assert bars == [["a", "█" * 62, "1,000"], ["b", "█", "1"], ["c", "0"]]


def test_a_value_that_is_not_known_says_so() -> None:
    assert write_bars({"a": None}, most=100, unit=" %")[0].split() == ["a", "unknown"]


def test_a_share_is_of_what_a_whole_bar_stands_for() -> None:
    assert write_bars({"a": 50}, most=100, unit=" %", decimals=1)[0].endswith(f"{'█' * 31} 50.0 %")


def test_a_long_name_is_cut_and_the_line_fits() -> None:
    assert write_name("x" * 90).endswith("…")
    assert len(write_bars({"x" * 90: 10**6})[0]) <= WIDTH
