from __future__ import annotations

from itertools import pairwise

import pytest

from spacelaunch.charts.kit.style import DARK, DASHES, LIGHT, PRINT, Theme, contrast, ink_on
from spacelaunch.queries.compared import MOST_COMPARED

EACH = pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])


def test_black_on_white_has_the_contrast_of_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@EACH
@pytest.mark.parametrize("ink", ["ink", "muted", "private", "state"])
def test_every_colour_of_text_can_be_read_on_paper(theme: Theme, ink: str) -> None:
    assert contrast(getattr(theme, ink), theme.paper) >= 4.5


@EACH
@pytest.mark.parametrize("fill", ["private", "state"])
def test_a_number_can_be_read_inside_a_bar(theme: Theme, fill: str) -> None:
    assert contrast(theme.on_fill, getattr(theme, fill)) >= 4.5


@EACH
def test_the_label_of_synthetic_data_can_be_read(theme: Theme) -> None:
    assert contrast(theme.on_warning, theme.warning) >= 4.5


@EACH
def test_the_sequence_moves_away_from_the_paper(theme: Theme) -> None:
    steps = [contrast(colour, theme.paper) for colour in theme.sequence]
    assert steps == sorted(steps)
    assert steps[0] > contrast(theme.land, theme.paper)


@EACH
def test_a_number_can_be_read_on_every_shade(theme: Theme) -> None:
    assert min(contrast(ink_on(fill), fill) for fill in theme.sequence) >= 4.5


@EACH
def test_the_sectors_stay_apart_in_grey(theme: Theme) -> None:
    assert contrast(theme.private, theme.state) >= 3


@EACH
@pytest.mark.parametrize("fill", ["private", "state", "land", "paper"])
def test_what_is_not_known_to_have_succeeded_stays_apart_from_all_beside_it(
    theme: Theme, fill: str
) -> None:
    least = {"land": 1.5, "paper": 1.8}.get(fill, 2)
    assert contrast(theme.rest, getattr(theme, fill)) >= least


@EACH
def test_neighbours_of_the_sequence_stay_apart_in_grey(theme: Theme) -> None:
    shades = (theme.land, *theme.sequence)
    assert min(contrast(one, other) for one, other in pairwise(shades)) >= 1.3


@EACH
def test_land_and_lines_of_the_ground_are_seen_and_stay_behind(theme: Theme) -> None:
    assert 1.1 <= contrast(theme.land, theme.paper) <= 1.6
    assert 1.1 <= contrast(theme.grid, theme.paper) <= 2


def test_print_is_black_and_grey() -> None:
    inks = [getattr(PRINT, name) for name in ("ink", "muted", "private", "state", "rest", "land")]
    assert all(len({ink[1:3], ink[3:5], ink[5:7]}) == 1 for ink in [*inks, *PRINT.sequence])


@EACH
def test_every_line_that_is_compared_can_be_named_in_its_colour(theme: Theme) -> None:
    assert min(contrast(ink, theme.paper) for ink in theme.lines) >= 4.5


@EACH
def test_no_two_lines_that_are_compared_have_the_same_ink_and_dashes(theme: Theme) -> None:
    assert len(set(zip(theme.lines, DASHES, strict=True))) == len(theme.lines) == MOST_COMPARED
