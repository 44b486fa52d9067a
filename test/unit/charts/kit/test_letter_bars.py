from __future__ import annotations

from spacelaunch.charts.kit.letter_bars import LetterBar, write_bars, write_key, write_parted


def test_the_largest_value_fills_the_line_and_none_that_is_there_is_lost() -> None:
    lines = write_bars(40, {"a": 1000, "b": 1, "c": 0})
    assert len(lines[0]) == 40
    assert [line.split() for line in lines] == [
        ["a", "█" * 32, "1,000"],
        ["b", "█", "1"],
        ["c", "0"],
    ]


def test_a_value_that_is_not_known_says_so() -> None:
    assert write_bars(79, {"a": None}, most=100, unit=" %")[0].split() == ["a", "unknown"]


def test_a_share_is_of_what_a_whole_bar_stands_for() -> None:
    line = write_bars(69, {"a": 50}, most=100, unit=" %", decimals=1)[0]
    assert line.split() == ["a", "█" * 30, "50.0", "%"]


def test_two_parts_are_two_signs_and_each_that_is_there_is_seen() -> None:
    bars = [LetterBar("a", 5, 10, "x"), LetterBar("b", 0, 5, "x"), LetterBar("c", 1, 1000, "x")]
    lines = [line.split()[1] for line in write_parted(100, bars)]
    assert lines[1] == "░"
    assert lines[2].startswith("█░")


def test_a_long_name_is_cut_inside_and_the_line_fits() -> None:
    lines = write_bars(40, {"x" * 90: 10**6, "y" * 90: 10**6})
    assert all("…" in line and len(line) == 40 for line in lines)


def test_a_key_says_what_the_signs_and_the_numbers_mean() -> None:
    assert write_key("late", "kept", "days") == "█ late  ░ kept  days"
    assert write_key("mass", None) == "█ mass"
