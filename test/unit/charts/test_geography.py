from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from analysis_tests import AnySummary
from spacelaunch.charts.geography import write
from spacelaunch.charts.kit.style import LIGHT
from spacelaunch.charts.map.world import countries
from spacelaunch.charts.picture import draw_figure as draw
from spacelaunch.queries.geography import CountryRow
from spacelaunch.queries.parameters import Drawing

WordsOf = Callable[[Figure], list[str]]


def _land(figure: Figure) -> PolyCollection:
    return next(x for x in figure.axes[0].collections if isinstance(x, PolyCollection))


def _shades(figure: Figure) -> Sequence[str]:
    return [to_hex(colour) for colour in np.asarray(_land(figure).get_facecolor()).tolist()]


def test_every_ring_of_every_country_is_drawn(geography: AnySummary, drawing: Drawing) -> None:
    rings = sum(len(country.rings) for country in countries().values())
    assert len(_land(draw(geography, drawing)).get_paths()) == rings


def test_countries_with_launches_are_shaded_and_others_are_land(
    geography: AnySummary, drawing: Drawing
) -> None:
    shades = _shades(draw(geography, drawing))
    usa, israel = len(countries()["United States of America"].rings), 1
    assert shades.count(LIGHT.sequence[-1]) == usa
    assert shades.count(LIGHT.land) == len(shades) - usa - israel


def test_the_sea_and_small_countries_are_marked(geography: AnySummary, drawing: Drawing) -> None:
    axes = draw(geography, drawing).axes[0]
    marks = [x for x in axes.collections if isinstance(x, PathCollection)]
    assert [np.asarray(mark.get_offsets()).shape for mark in marks] == [(2, 2)]


def test_a_country_without_a_shape_is_named_below(
    geography: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    assert "Not on the map: Atlantis (1)" in words_of(draw(geography, drawing))


def test_every_number_stands_in_the_ranking(
    geography: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    words = words_of(draw(geography, drawing))
    assert {"1,200 (1,100)", "36 (33)", "4 (4)", "1 (0)"} <= set(words)


def test_the_map_names_the_top_countries_and_the_sea(
    geography: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    words = words_of(draw(geography, drawing))
    assert "Pacific Ocean (at sea)" in words
    assert words.count("USA") == 2


def test_the_borders_say_whose_they_are_and_what_counts_where(
    geography: AnySummary, drawing: Drawing, words_of: WordsOf
) -> None:
    rows = (CountryRow("France", 303, 285), CountryRow("Kazakhstan", 700, 600))
    both = " ".join(words_of(draw(replace(geography, rows=rows), drawing)))
    assert "Baikonur counts as Kazakhstan and French Guiana as France." in both
    neither = " ".join(words_of(draw(geography, drawing)))
    assert "By today’s borders (Natural Earth, as the land is controlled)." in neither


def test_what_is_disputed_is_never_shaded(geography: AnySummary, drawing: Drawing) -> None:
    russia = replace(geography, rows=(CountryRow("Russia", 1398, 1305),))
    shaded = [shade for shade in _shades(draw(russia, drawing)) if shade != LIGHT.land]
    assert len(shaded) == len(countries()["Russia"].rings)
    assert "Crimea" in countries()


def test_two_maps_have_the_same_colours_for_the_same_counts(
    geography: AnySummary, drawing: Drawing
) -> None:
    few = replace(geography, rows=(CountryRow("Japan", 4, 4),))
    many = replace(geography, rows=(CountryRow("USA", 1200, 1100), CountryRow("Japan", 4, 4)))
    assert set(_shades(draw(few, drawing))) < set(_shades(draw(many, drawing)))


def test_in_letters_it_is_a_ranking(geography: AnySummary) -> None:
    head, *bars = [line.split() for line in write(geography, 79)]
    assert head[:2] == ["█", "succeeded"]
    assert (bars[0][0], bars[0][-2:]) == ("USA", ["1,200", "(1,100)"])
    assert bars[-1] == ["Atlantis", "░", "1", "(0)"]
