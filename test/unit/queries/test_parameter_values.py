"""What came as text, and what else people write, for what a parameter may be."""

from __future__ import annotations

import pytest

from spacelaunch.errors import BadRequestError
from spacelaunch.queries.geography import GeographyParameters
from spacelaunch.queries.parameters import Drawing, OnEither, read_parameters


@pytest.mark.parametrize(
    ("given", "sector"),
    [
        ("P", "private"),
        ("s", "state"),
        ("private", "private"),
        ("State", "state"),
        (None, None),
    ],
)
def test_a_sector_is_a_word_or_the_data_sets_letter(given, sector):
    params = read_parameters(GeographyParameters, {"sector": given})
    assert params.model_dump(mode="json")["sector"] == sector


@pytest.mark.parametrize("given", ["X", "", 1, ["P"]])
def test_any_other_sector_is_refused(given):
    with pytest.raises(BadRequestError) as caught:
        read_parameters(GeographyParameters, {"sector": given})
    assert str(caught.value) == "sector: input should be 'private', 'state' or 'unknown'"


@pytest.mark.parametrize("theme", ["dark", "Dark", " DARK"])
def test_a_theme_ignores_case(theme):
    assert read_parameters(Drawing, {"theme": theme}).theme == "dark"


@pytest.mark.parametrize("given", ["warehouse", " Warehouse"])
def test_so_does_a_place(given):
    assert OnEither(on=given).model_dump() == {"on": "warehouse", "source": "spacex"}


@pytest.mark.parametrize("given", [96, "96", " 096"])
def test_a_number_may_come_as_text(given):
    assert read_parameters(Drawing, {"dpi": given}).dpi == 96
