from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

from spacelaunch.charts.kit.frame import Box, Frame
from spacelaunch.charts.kit.style import DARK, LIGHT, Theme
from spacelaunch.charts.kit.vector import follow_reader, write_svg

SVG = "{http://www.w3.org/2000/svg}"
DAY = {"Title": "Finding", "Date": None}


def figure_in(theme: Theme) -> Figure:
    figure = Figure(figsize=(4, 3), facecolor=theme.paper)
    frame = Frame(figure, theme, 1.0, Box(0, 0, 4, 3))
    frame.fill([Box(0, 0, 1, 1)], theme.private)
    frame.write("Rocket Lab 中国", (1, 1), frame.label(bold=True))
    halo = [withStroke(linewidth=2, foreground=theme.paper)]
    frame.write_over(frame.panel(Box(1, 1, 2, 1)), "USA", (0.5, 0.5), frame.label(), halo)
    return figure


def words_of(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]


def test_words_are_words_in_one_piece_also_those_with_a_halo() -> None:
    svg = write_svg(figure_in(LIGHT), DAY, "Alt")
    assert words_of(svg) == ["USA", "Rocket Lab 中国"]
    assert 'id="halo-0"' in svg
    assert "paint-order: stroke" in svg


def test_a_picture_has_a_role_a_title_and_a_description() -> None:
    root = ET.fromstring(write_svg(figure_in(LIGHT), DAY, "Five < 6 & more"))
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert (root[0].text, root[1].text) == ("Finding", "Five < 6 & more")


def test_fonts_are_named_once_and_what_is_bold_stays_bold() -> None:
    svg = write_svg(figure_in(LIGHT), DAY, "Alt")
    assert svg.count("font-family") == 1
    assert re.findall("font-weight: 700", svg) == ["font-weight: 700"]


def test_the_figure_is_as_it_was_afterwards() -> None:
    figure = figure_in(LIGHT)
    assert write_svg(figure, DAY, "Alt") == write_svg(figure, DAY, "Alt")
    (name,) = (each for each in figure.findobj(Text) if each.get_path_effects())
    assert isinstance(name, Text)
    assert name.get_text() == "USA"


@pytest.fixture
def both() -> str:
    light, dark = (write_svg(figure_in(theme), DAY, "Alt") for theme in (LIGHT, DARK))
    return follow_reader(light, dark)


def test_a_picture_that_follows_its_reader_is_light_without_classes(both: str) -> None:
    plain = re.sub(r'class="[^"]*" ', "", both)
    plain = re.sub(r"\n   @media.*?</style>", "</style>", plain)
    assert plain == write_svg(figure_in(LIGHT), DAY, "Alt")


def test_in_the_dark_every_colour_that_differs_is_the_dark_one(both: str) -> None:
    dark = ET.fromstring(write_svg(figure_in(DARK), DAY, "Alt"))
    rules = dict(re.findall(r"\.(c\d+)\{([^}]*) !important\}", both))
    for seen, expected in zip(ET.fromstring(both).iter(), dark.iter(), strict=True):
        style = dict(part.split(": ") for part in (seen.get("style") or "").split("; ") if part)
        style |= dict(rules[name].split(": ") for name in (seen.get("class") or "").split())
        wanted = (expected.get("style") or "").split("; ")
        assert style == dict(part.split(": ") for part in wanted if part)
