from __future__ import annotations

import pytest

from spacelaunch.charts.kit.letter_names import columns_of, wrapped, write_names


@pytest.mark.parametrize(
    ("text", "columns"),
    [("USA", 3), ("中国", 4), ("e\u0301", 1), ("", 0)],
    ids=["letters", "Chinese takes two each", "a mark takes none", "nothing"],
)
def test_a_sign_takes_as_many_columns_as_a_terminal_gives_it(text: str, columns: int) -> None:
    assert columns_of(text) == columns


def test_names_end_below_each_other() -> None:
    assert write_names(["USA", "中国", "Kazakhstan"], 20) == [
        "       USA",
        "      中国",
        "Kazakhstan",
    ]


def test_long_names_are_cut_inside_and_stay_apart() -> None:
    names = [f"Launch vehicle of the kind {n}" for n in range(5)]
    cut = write_names(names, 12)
    assert len(set(cut)) == 5
    assert {columns_of(name) for name in cut} == {12}
    assert columns_of(write_names(["中国" * 20], 12)[0]) <= 12


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a bc def", ["a bc", "def"]),
        ("中国 中国", ["中国", "中国"]),
        ("a   b", ["a   b"]),
        ("x 1234567", ["x", "12345", "67"]),
        ("中国中国 a", ["中国", "中国", "a"]),
        ("", []),
    ],
)
def test_a_line_is_broken_at_blanks_and_a_word_that_is_longer_too(
    text: str, lines: list[str]
) -> None:
    assert wrapped(text, 5) == lines
