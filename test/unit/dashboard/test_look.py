import re
from pathlib import Path

import pytest

from spacelaunch import api
from spacelaunch.dashboard.look import CAPTION_OPACITY, PALETTES, theme_options

PAGE_CSS = Path(api.__file__).parent / "templates" / "page.css"
# The names of the colours on the service's own page.
NAMES = {
    "primaryColor": "link",
    "backgroundColor": "paper",
    "secondaryBackgroundColor": "field",
    "textColor": "ink",
    "linkColor": "link",
    "borderColor": "line",
}


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def in_full(colour):
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


@pytest.mark.parametrize("theme", PALETTES)
def test_the_colours_are_those_of_the_services_own_page(theme):
    line = PAGE_CSS.read_text(encoding="utf-8").splitlines()[list(PALETTES).index(theme)]
    own = {name: in_full(colour) for name, colour in re.findall(r"--(\w+): (#\w+)", line)}
    assert PALETTES[theme] == {name: own[short] for name, short in NAMES.items()}


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("paper", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize("ink", ["textColor", "linkColor"])
def test_letters_stand_out_from_their_paper(theme, paper, ink):
    palette = PALETTES[theme]
    assert contrast(palette[ink], palette[paper]) >= 4.5


def mix(ink, paper):
    """What is seen of an ink that lets its paper through."""
    pairs = ((int(ink[at : at + 2], 16), int(paper[at : at + 2], 16)) for at in (1, 3, 5))
    shown = (round(CAPTION_OPACITY * own + (1 - CAPTION_OPACITY) * below) for own, below in pairs)
    return "#{:02x}{:02x}{:02x}".format(*shown)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("ink", ["textColor", "linkColor"])
def test_small_letters_stand_out_too(theme, ink):
    paper = PALETTES[theme]["backgroundColor"]
    assert contrast(mix(PALETTES[theme][ink], paper), paper) >= 4.5


def test_streamlit_is_handed_both_palettes():
    assert theme_options()["theme.dark.textColor"] == PALETTES["dark"]["textColor"]
    assert len(theme_options()) == 12
