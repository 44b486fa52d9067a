from __future__ import annotations

import pytest

from spacelaunch.charts.kit.lettering import clipped, readable, shortened, width_in, wrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Launch 🚀", "Launch \ufffd"),
        ("長征", "\ufffd\ufffd"),
        ("half \ud83d", "half \ufffd"),
        ("Самара é µ", "Самара é µ"),
        ("e\u0301", "é"),
        ("two\n\tlines ", "two lines"),
    ],
    ids=["emoji", "Chinese", "surrogate", "known signs", "composed", "white space"],
)
def test_signs_that_the_font_lacks_are_replaced(text: str, shown: str) -> None:
    assert readable(text) == shown


def test_bold_is_wider_and_width_grows_with_size() -> None:
    assert width_in("Launches", 10, bold=True) > width_in("Launches", 10)
    assert width_in("Launches", 20) == pytest.approx(2 * width_in("Launches", 10))


def test_what_fits_exactly_is_not_clipped() -> None:
    assert clipped("New Zealand", 10, width_in("New Zealand", 10)) == "New Zealand"


def test_what_does_not_fit_ends_with_an_ellipsis_and_fits() -> None:
    line = clipped("A very long name of a provider", 10, 1.0)
    assert line.endswith("…")
    assert width_in(line, 10) <= 1.0


def test_lines_break_at_spaces() -> None:
    room = width_in("private launches", 10)
    assert wrapped("private launches lead", 10, room) == ["private launches", "lead"]


def test_a_word_longer_than_a_line_is_broken_and_nothing_is_lost() -> None:
    lines = wrapped("x" * 50, 10, 1.0)
    assert "".join(lines) == "x" * 50
    assert max(width_in(line, 10) for line in lines) <= 1.0


def test_lines_beyond_the_most_are_told_by_an_ellipsis() -> None:
    lines = shortened(["one", "two", "three"], 2, 10, 5.0)
    assert lines[0] == "one"
    assert lines[1].startswith("two")
    assert lines[1].endswith("…")
