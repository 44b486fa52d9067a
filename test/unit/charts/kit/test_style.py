from __future__ import annotations

import pytest

from spacelaunch.charts.kit.style import DARK, LIGHT, Theme, contrast, ink_on

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def test_black_on_white_has_the_contrast_of_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@BOTH
@pytest.mark.parametrize("ink", ["ink", "muted", "private", "state"])
def test_every_colour_of_text_can_be_read_on_paper(theme: Theme, ink: str) -> None:
    assert contrast(getattr(theme, ink), theme.paper) >= 4.5


@BOTH
@pytest.mark.parametrize("fill", ["private", "state"])
def test_a_number_can_be_read_inside_a_bar(theme: Theme, fill: str) -> None:
    assert contrast(theme.on_fill, getattr(theme, fill)) >= 4.5


@BOTH
def test_the_label_of_synthetic_data_can_be_read(theme: Theme) -> None:
    assert contrast(theme.on_warning, theme.warning) >= 4.5


@BOTH
def test_the_sequence_moves_away_from_the_paper(theme: Theme) -> None:
    steps = [contrast(colour, theme.paper) for colour in theme.sequence]
    assert steps == sorted(steps)
    assert steps[0] > contrast(theme.land, theme.paper)


@BOTH
def test_a_number_can_be_read_on_every_shade(theme: Theme) -> None:
    assert min(contrast(ink_on(fill), fill) for fill in theme.sequence) >= 4.5
