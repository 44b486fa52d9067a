from __future__ import annotations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager, get_font
from matplotlib.ft2font import LoadFlags

from spacelaunch.charts.kit.fonts import font_for, has_sign, width_in

NAMES = {
    "Chinese": "中国长征",
    "Japanese": "日本 みちびき",
    "Korean": "나로호",
    "Arabic": "شركة الفضاء",
    "Hebrew": "שלום",
    "Hindi": "भारत क्षत्रिय",
    "Thai": "ไทยโชต",
    "Georgian": "საქართველო",
    "Amharic": "ኢትዮጵያ",
    "emoji": "🚀 🛰",
    "Latin": "Éole q\u0307 ŵ",
    "Cyrillic": "Самара",
}


def glyphs_of(text: str, bold: bool) -> list[int]:
    """The glyphs that matplotlib takes for a text; 0 is the box of a sign that no font has."""
    paths = fontManager._find_fonts_by_props(font_for(text, 10, bold))  # as it does
    items = get_font(paths)._layout(text, LoadFlags.NO_HINTING)
    return [item.glyph_index for item in items]


@pytest.mark.parametrize("bold", [False, True], ids=["plain", "bold"])
@pytest.mark.parametrize("text", NAMES.values(), ids=NAMES)
def test_no_letter_is_a_box(text: str, bold: bool) -> None:
    assert all(has_sign(sign, bold) for sign in text)
    assert 0 not in glyphs_of(text, bold)


@pytest.mark.parametrize("text", [*NAMES.values(), "Rocket Lab"], ids=[*NAMES, "plain"])
def test_a_line_is_at_least_as_wide_as_it_is_drawn(text: str) -> None:
    figure = Figure(figsize=(8, 1), dpi=100)
    canvas = FigureCanvasAgg(figure)
    words = figure.text(0, 0.5, text, fontproperties=font_for(text, 20, False))
    canvas.draw()
    drawn = words.get_window_extent().width / 100
    assert drawn - 0.02 <= width_in(text, 20, False) <= drawn * 1.12 + 0.02


def test_a_sign_that_no_font_has_is_known_to_be_none() -> None:
    assert not has_sign("\ue000", False)
    assert not has_sign("\ud83d", False)


def test_a_text_that_needs_no_other_font_is_looked_for_in_one_file() -> None:
    assert str(font_for("Éole", 10, False).get_file()).endswith("DejaVuSans.ttf")
    assert len(font_for("Éole 中", 10, False).get_family()) == 2


def test_the_machines_fonts_make_no_difference() -> None:
    paths = fontManager._find_fonts_by_props(font_for("A中", 10, True))
    names = [str(path.path).rpartition("/")[2] for path in paths]
    assert names == ["DejaVuSans-Bold.ttf", "NotoSansCJKjp-Regular.otf"]
