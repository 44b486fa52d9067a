"""What a comparison can be asked for."""

from __future__ import annotations

import pytest

from spacelaunch.errors import BadRequestError
from spacelaunch.queries.compared import CompareParameters
from spacelaunch.queries.parameters import read_parameters


def read(**given: object) -> CompareParameters:
    params = read_parameters(CompareParameters, given)
    assert isinstance(params, CompareParameters)
    return params


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        pytest.param(
            {"country": ["Japan", "India"], "provider": ["A", "B"]},
            "provider: it has several values, and what is compared is by=country",
            id="two at once",
        ),
        pytest.param(
            {"country": ["Japan", "India"], "by": "provider"},
            "country: it has several values",
            id="another is compared",
        ),
        pytest.param({"country": [f"{n}" for n in range(7)]}, "country: .*at most 6", id="seven"),
        pytest.param({"scale": "log", "measure": "share"}, "scale: log goes with", id="log share"),
        pytest.param({"measure": "mean"}, "measure: ", id="no measure"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(given, reason):
    with pytest.raises(BadRequestError, match=reason):
        read_parameters(CompareParameters, given)


@pytest.mark.parametrize(
    ("given", "by"),
    [
        pytest.param({}, "country", id="nothing"),
        pytest.param({"sector": ["private", "S"], "country": "Japan"}, "sector", id="several"),
        pytest.param({"company": "SpaceX"}, "provider", id="one"),
        pytest.param({"provider": "SpaceX", "by": "rocket"}, "rocket", id="said"),
    ],
)
def test_what_is_compared_is_said_or_has_several_values(given, by):
    assert read(**given).by == by


def test_values_are_each_once_and_in_one_order():
    one = read(sector=["S", "private", "state"])
    assert one.names == ("private", "state")
    assert one == read(sector=["private", "state"])
