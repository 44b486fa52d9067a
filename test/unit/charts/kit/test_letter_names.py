from __future__ import annotations

import pytest

from spacelaunch.charts.kit.letter_names import columns_of, write_names


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
