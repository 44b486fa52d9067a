from __future__ import annotations

import pytest

from spacelaunch.charts.kit.lettering import (
    clipped,
    cut_apart,
    readable,
    shortened,
    width_in,
    wrapped,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Launch 🚀\ufe0f", "Launch 🚀"),
        ("長征", "長征"),
        ("for private use \ue000", "for private use \ufffd"),
        ("evil\u202eknup", "evilknup"),
        ("half \ud83d", "half \ufffd"),
        ("Самара é µ", "Самара é µ"),
        ("e\u0301", "é"),
        ("two\n\tlines ", "two lines"),
    ],
    ids=[
        "emoji",
        "Chinese",
        "no letter",
        "turned round",
        "surrogate",
        "known signs",
        "composed",
        "white space",
    ],
)
def test_signs_that_no_font_has_are_replaced(text: str, shown: str) -> None:
    assert readable(text) == shown


def test_bold_is_wider_and_width_grows_with_size() -> None:
    assert width_in("Launches", 10, bold=True) > width_in("Launches", 10)
    assert width_in("Launches", 20) == pytest.approx(2 * width_in("Launches", 10))


def test_blanks_at_the_end_are_measured_too() -> None:
    assert width_in("é  ", 10) > width_in("é", 10)


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


def test_a_name_from_the_right_keeps_to_itself() -> None:
    mark = "\u200e"
    assert readable("شركة الفضاء 12") == f"{mark}شركة الفضاء{mark} 12"
    assert readable(readable("שלום, שלום")) == f"{mark}שלום{mark}, {mark}שלום{mark}"


LONG = "Ministry of Machine Building, {} Design Bureau of Applied Mechanics"


@pytest.mark.parametrize(
    "names",
    [
        pytest.param([f"Launch vehicle number {n}" for n in range(1, 9)], id="ends differ"),
        pytest.param([f"{n} launch vehicles of one kind" for n in range(1, 9)], id="starts differ"),
        pytest.param([LONG.format(sign) for sign in "ABCDEF"], id="the middle differs"),
    ],
)
def test_long_names_are_cut_inside_so_that_they_stay_apart(names: list[str]) -> None:
    cut = cut_apart(names, 10, 1.6)
    assert len(set(cut)) == len(names)
    assert all(width_in(name, 10) <= 1.6 for name in cut)
    assert all("…" in name for name in cut)


def test_a_name_that_fits_is_left_as_it_is_and_no_room_is_an_ellipsis() -> None:
    assert cut_apart(["SpaceX", "Arianespace"], 10, 5) == ["SpaceX", "Arianespace"]
    assert cut_apart(["SpaceX"], 10, 0.01) == ["…"]
